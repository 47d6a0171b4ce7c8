"""A template is written with the keyboard alone, by eyes that see it print beside."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]


def reach(page: Page, name: str) -> None:
    """Go on with the tabulator until what has this name is in focus."""
    for _step in range(150):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const one = document.activeElement;"
            " return one.getAttribute('aria-label') || one.textContent.trim()"
            " || one.labels?.[0]?.textContent.trim() || ''; }"
        )
        if said.replace("\u00a0", " ").startswith(name):
            return
    raise AssertionError(f"No way to {name} with the keyboard.")


def press(visitor: Visitor, name: str) -> None:
    reach(visitor.page, name)
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    visitor.look()


def kinds(visitor: Visitor) -> list[str]:
    return visitor.page.locator(".editor-block").evaluate_all("all => all.map(one => one.id)")


def test_a_template_is_written_with_the_keyboard_alone(
    open_site: Callable[[str], str], visit: Visit
) -> None:
    chloe = visit(open_site("needs"), scripts=True)
    chloe.sign_in("chloe")
    page = chloe.page

    chloe.go("/templates/create/")
    reach(page, "Titre")
    page.keyboard.type("Écrit au clavier")
    press(chloe, "Commencer")
    press(chloe, "Modifier les blocs")
    press(chloe, "Ajouter un bloc")
    press(chloe, "Paragraphe")
    reach(page, "Les mots")
    page.keyboard.type("Merci à ‹Prénom NOM, comme la personne l’écrit›.")
    press(chloe, "Enregistrer les mots")
    assert kinds(chloe)[-1] == "paragraph_1"

    press(chloe, "Monter : Paragraphe")
    assert kinds(chloe)[-2] == "paragraph_1"
    press(chloe, "Masquer : Paragraphe")
    assert page.locator("#paragraph_1.is-hidden").count() == 1
    press(chloe, "Montrer : Paragraphe")
    pages = page.locator("img.editor-pages")
    pages.evaluate("one => one.decode()")
    assert pages.evaluate("one => one.naturalHeight") > 1000


def test_a_template_is_edited_without_javascript_on_a_phone(
    open_site: Callable[[str], str], visit: Visit
) -> None:
    chloe = visit(open_site("needs"), width=360, scripts=False)
    chloe.sign_in("chloe")
    chloe.go("/templates/create/")
    chloe.page.get_by_label("Titre").fill("Sans script")
    chloe.send()
    chloe.follow("Modifier les blocs")
    chloe.follow("Ajouter un bloc")
    chloe.follow("Nouvelle page")
    chloe.send()
    chloe.press("Monter : Nouvelle page")

    assert kinds(chloe)[-2] == "page_break_1"
