"""Five people write a certificate together, two of them on phones; then one of them holds it.

Amina and Dawit are on phones of 360 px, Bruno, Chloé and Hugo at 1280 px; all have one voice each.
"""

import re
from collections.abc import Callable
from pathlib import Path

from tests.browser.visitor import Visitor
from tests.papers import text_of

Visit = Callable[..., Visitor]

TITLE = "L’entraide, à cinq voix"
WORDS = "a donné du temps aux autres."
SAID = "Elle parle trois langues."
OTHER = "Elle traduit pour qui arrive."
PEOPLE = ("Bruno", "Chloé", "Hugo", "Amina", "Dawit")


def test_five_people_write_a_certificate_that_one_of_them_holds(
    open_site: Callable[[str], str], visit: Visit, tmp_path: Path
) -> None:
    address = open_site("running")
    bruno, chloe, hugo = visit(address), visit(address), visit(address)
    amina, dawit = visit(address, width=360), visit(address, width=360)
    for visitor, name in zip((bruno, chloe, hugo, amina, dawit), PEOPLE, strict=True):
        visitor.sign_in(name.lower().replace("é", "e"))

    workshop = open_a_round(bruno)
    be_named(amina, workshop, "Amina R.")
    first = propose(amina, workshop, WORDS)
    for visitor in (bruno, chloe, hugo, dawit):
        say_yes(visitor, first)
    assert state_of(amina, first) == "check-lg"

    spoken = propose_aloud(dawit, workshop)
    write_down(bruno, spoken)
    confirm(dawit, spoken)
    better = object_with_other_words(hugo, spoken)
    for visitor in (bruno, chloe, amina, dawit):
        say_yes(visitor, better)
    assert state_of(dawit, better) == "check-lg"
    assert state_of(dawit, spoken) != "check-lg"

    publish(bruno, workshop)
    prepare(chloe)
    approve(amina)
    issue(bruno)
    paper = text_of(download(amina, tmp_path).read_bytes())
    assert WORDS in paper
    assert OTHER in paper
    assert SAID not in paper
    assert "Modèle écrit avec Amina R." in paper


# The round


def open_a_round(bruno: Visitor) -> str:
    """Begin a template with the least there is, name who takes part, and return the round."""
    bruno.go("/templates/")
    bruno.page.locator("a[href$='/templates/create/']").click()
    bruno.page.fill("[name=title]", TITLE)
    bruno.send()
    bruno.page.locator("a[href$='/round/']").click()
    bruno.look()
    for name in PEOPLE:
        bruno.check("users", name)
    bruno.send()
    return bruno.path()


def be_named(amina: Visitor, workshop: str, name: str) -> None:
    amina.go("/rounds/")
    amina.page.locator(f"a.tile[href='{workshop}']").click()
    amina.look()
    amina.page.locator("a.btn-next[href$='/credit/']").click()
    amina.page.fill("[name=name]", name)
    amina.page.check("[name=on_certificates]")
    amina.send()


def propose(visitor: Visitor, workshop: str, words: str) -> str:
    """Answer one question per page, and return the address of the proposal."""
    choose_a_place(visitor, workshop)
    visitor.page.fill("[name=text]", words)
    return sent(visitor)


def choose_a_place(visitor: Visitor, workshop: str) -> None:
    visitor.go(workshop)
    visitor.page.locator("a[href$='/suggest/']").click()
    for answer in ("change=add", "kind=paragraph", "after=holder"):
        visitor.look()
        visitor.page.locator(f"a.choice[href*='{answer}']").click()
    visitor.look()


def sent(visitor: Visitor) -> str:
    visitor.page.locator("main form button[type=submit]").last.click()
    visitor.look()
    return visitor.path()


def propose_aloud(dawit: Visitor, workshop: str) -> str:
    choose_a_place(dawit, workshop)
    page = dawit.page
    page.locator("[data-start]").click()
    page.wait_for_timeout(1200)
    page.locator("[data-stop]").click()
    page.locator("[data-listen]").wait_for(state="visible")
    return sent(dawit)


def write_down(bruno: Visitor, spoken: str) -> None:
    """Listen, and write word for word what was said."""
    bruno.go(spoken)
    assert bruno.page.locator("main audio").count() == 1
    bruno.page.locator("a[href$='/write/']").click()
    bruno.page.fill("[name=text]", SAID)
    bruno.send()


def confirm(dawit: Visitor, spoken: str) -> None:
    dawit.go(spoken)
    assert dawit.sees(SAID)
    dawit.page.locator("form[action$='/confirm/'] button").click()
    dawit.look()


def say_yes(visitor: Visitor, suggestion: str) -> None:
    visitor.go(suggestion)
    visitor.page.locator("form[action$='/consent/'] button").click()
    visitor.look()


def object_with_other_words(hugo: Visitor, suggestion: str) -> str:
    """Say no: that asks a reason, and something else."""
    hugo.go(suggestion)
    hugo.page.locator("a[href*='?against=']").click()
    for answer in ("change=add", "kind=paragraph", "after=holder"):
        hugo.page.locator(f"a.choice[href*='{answer}']").click()
    hugo.page.fill("[name=text]", OTHER)
    assert sent(hugo) != suggestion
    assert hugo.page.locator("[name=reason][aria-invalid=true]").count() == 1
    hugo.page.fill("[name=reason]", "Le nombre ne dit pas à quoi cela sert.")
    return sent(hugo)


def state_of(visitor: Visitor, suggestion: str) -> str:
    """Return the sign of the state of a proposal: a tick once it is accepted."""
    visitor.go(suggestion)
    signs = visitor.page.locator("main .badge-state .i").first.get_attribute("class") or ""
    return signs.split()[1].removeprefix("i-")


def publish(bruno: Visitor, workshop: str) -> None:
    bruno.go(workshop)
    bruno.page.locator("form[action$='/close/'] button").click()
    bruno.look()
    bruno.go("/templates/?show=together")
    bruno.follow(TITLE)
    bruno.page.locator("form[action$='/publish/'] button").click()
    bruno.look()
    assert bruno.sees("Amina R.")


# The certificate


def prepare(chloe: Visitor) -> None:
    chloe.go("/certificates/create/")
    chloe.pick("protocol", "Amina Rahmani")
    chloe.pick("version", TITLE)
    chloe.send()
    chloe.go_if_link("main a[href$='/update/']")
    chloe.page.fill("[name=situation_0]", "Des personnes n'osaient pas prendre le bus.")
    chloe.page.fill("[name=action_0]", "Faire le premier trajet avec chacune.")
    chloe.page.fill("[name=result_0]", "Elles y vont seules.")
    chloe.send()
    chloe.page.locator("form[action$='/submit/'] button").first.click()
    chloe.look()


def approve(amina: Visitor) -> None:
    amina.go("/certificates/")
    amina.page.locator("main a[href*='/certificates/']").first.click()
    amina.look()
    amina.page.locator("form[action$='/approve/'] button[type=submit]").last.click()
    amina.look()


def issue(bruno: Visitor) -> None:
    bruno.go("/certificates/?show=to-sign")
    bruno.follow(re.compile("Amina"))
    bruno.page.locator("form[action$='/issue/'] button").first.click()
    bruno.look()


def download(amina: Visitor, folder: Path) -> Path:
    amina.go("/certificates/")
    amina.page.locator("main a[href*='/certificates/']").first.click()
    return amina.download(amina.page.locator("a[href$='/download/']").first, folder)
