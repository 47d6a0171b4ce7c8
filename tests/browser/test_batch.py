"""A manager signs what is ready, sees it done without a reload, and tries again what failed."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]


def test_papers_are_signed_together_and_the_one_that_failed_once_more(
    open_site: Callable[[str], str], visit: Visit, work: Callable[[str], None]
) -> None:
    address = open_site("certified")
    bruno, chloe = visit(address), visit(address, scripts=False)
    amina = visit(address, width=360, scripts=False)
    for visitor, name in ((bruno, "bruno"), (chloe, "chloe"), (amina, "amina")):
        visitor.sign_in(name)
    paper = give_to_read(chloe)
    agree(amina, paper)

    sign_all(bruno, many=2)
    expect(bruno.page.locator("#progress progress")).to_have_js_property("value", 0)
    ask_for_a_change(amina, paper)
    work(address)

    assert over(bruno) == (2, 2)
    assert results(bruno) == {"Amina Rahmani": "Non délivrée", "Zarmina": "Délivrée"}
    assert bruno.sees("Les mots ont changé depuis votre signature.")

    give_to_read(chloe)
    agree(amina, paper)
    bruno.page.locator("form[action$='/retry/'] button").click()
    bruno.look()
    work(address)

    assert over(bruno) == (2, 2)
    assert results(bruno) == {"Amina Rahmani": "Délivrée", "Zarmina": "Délivrée"}
    assert bruno.page.locator("form[action$='/retry/']").count() == 0


def give_to_read(chloe: Visitor) -> str:
    chloe.go("/certificates/?show=drafts")
    chloe.page.locator("main tbody a, main .tile").first.click()
    chloe.look()
    paper = chloe.path()
    chloe.page.locator("form[action$='/submit/'] button").click()
    chloe.look()
    return paper


def agree(amina: Visitor, paper: str) -> None:
    """Agree to the words, and go on without those that nobody has given yet."""
    amina.go(paper)
    amina.page.locator("form[action$='/approve/'] button[type=submit]").last.click()
    amina.look()
    amina.go(f"{paper}endorsements/")
    skip = amina.page.locator("form[action$='/skip/'] button")
    if skip.count():
        skip.click()
        amina.look()


def ask_for_a_change(amina: Visitor, paper: str) -> None:
    amina.go(paper)
    amina.page.locator("a[href$='/return/']").first.click()
    amina.look()
    amina.page.fill("[name=change_wanted]", "Écrire mon prénom seul.")
    amina.send()


def sign_all(bruno: Visitor, *, many: int) -> None:
    bruno.go("/certificates/")
    bruno.page.locator("a[href$='/batches/create/']").click()
    bruno.look()
    boxes = bruno.page.locator("[name=certificates]")
    assert boxes.count() == many
    for box in boxes.all():
        box.check()
    bruno.page.locator("main form button.btn-next").click()
    bruno.look()


def over(bruno: Visitor) -> tuple[int, int]:
    """Wait, without a reload, until nothing runs; return how many are over, of how many."""
    page = bruno.page
    page.locator("#progress:not([data-follow])").wait_for(timeout=20_000)
    bruno.look()
    bar = page.locator("#progress progress")
    return int(bar.get_attribute("value") or 0), int(bar.get_attribute("max") or 0)


def results(bruno: Visitor) -> dict[str, str]:
    rows = bruno.page.locator("#results tbody tr").all()
    return {
        row.locator("th a").inner_text(): row.locator(".badge-state").inner_text() for row in rows
    }
