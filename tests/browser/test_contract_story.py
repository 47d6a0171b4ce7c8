"""From « j'aimerais aider », said aloud, to a contract that both sides understand, and its change.

Amina is on a phone of 360 px, first without an account; Chloé and Bruno work at 1280 px.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.steps import (
    decide_and_recognise,
    explain_the_charter,
    look_for_a_skill,
    mark,
    print_protocol,
    propose_words,
    read_and_understand,
    say_what_one_sees,
    sign_the_charter,
    submit_a_protocol,
    write_a_mission,
)
from tests.browser.visitor import Visitor
from tests.papers import codes_on, text_of

Visit = Callable[..., Visitor]

ANSWERS = {
    "text": "Je me suis perdue trois fois avec le bus.",
    "learnt": "Je prends un repère : la pharmacie, le pont.",
    "would_tell": "Demande l'arrêt au conducteur.",
    "limits": "La nuit, je ne sais pas.",
}


@pytest.mark.parametrize("width", [360])
def test_from_a_wish_to_help_to_a_contract_that_changes(
    open_site: Callable[[str], str], visit: Visit, tmp_path: Path, width: int
) -> None:
    address = open_site("needs")
    bruno, chloe = visit(address), visit(address)
    bruno.sign_in("bruno")
    chloe.sign_in("chloe")
    record_a_need(bruno)

    stranger = visit(address, width=width)
    say_aloud(stranger, poster_of(bruno))
    meet(chloe)
    say_yes(bruno)

    amina = visit(address, width=width)
    amina.sign_in("amina")
    tell_what_one_learnt(amina)
    look_for_a_skill(chloe)
    say_what_one_sees(amina)
    decide_and_recognise(chloe)

    write_a_mission(bruno)
    propose_words(amina, bruno)
    submit_a_protocol(bruno)
    protocol = sign_all(amina, chloe, bruno)
    explain_the_charter(chloe)
    sign_the_charter(amina)
    assert helper_page(bruno).locator(".badge-state", has_text="En activité").count() > 0

    amina.go(protocol)
    first = print_protocol(amina, tmp_path).read_bytes()
    renew(bruno)
    sign_the_change(amina, chloe, bruno)
    change = print_protocol(amina, tmp_path).read_bytes()
    amina.go(protocol)
    assert print_protocol(amina, tmp_path).read_bytes() == first
    assert "Avenant" in text_of(change)


def record_a_need(bruno: Visitor) -> None:
    bruno.go("/needs/create/")
    bruno.pick("domain", "Transports")
    bruno.page.fill("[name=description]", "Le premier rendez-vous médical est manqué.")
    bruno.page.select_option("[name=priority]", "1")
    bruno.check("skills", "Se repérer")
    bruno.press("Enregistrer ce besoin")


def poster_of(bruno: Visitor) -> str:
    """Make the poster, print it, and return the address its QR code carries."""
    bruno.go("/posters/")
    bruno.page.locator("main form:has([name=centre]) button").first.click()
    bruno.look()
    printed = bruno.page.locator("main a[href$='/print/']").first.get_attribute("href")
    paper = bruno.context.request.get(f"{bruno.address}{printed}").body()
    (address,) = codes_on(paper)
    return address


def say_aloud(stranger: Visitor, address: str) -> None:
    """One question per page, without an account; the voice is recorded on the spot."""
    page = stranger.page
    stranger.go(address.removeprefix(stranger.address))
    stranger.follow(re.compile("18 ans"))
    stranger.follow(re.compile("Je parle"))
    page.locator("a.choice-line[lang=ar]").first.click()
    stranger.look()
    page.locator("[data-start]").click()
    page.wait_for_timeout(1200)
    page.locator("[data-stop]").click()
    page.locator("[data-listen]").wait_for(state="visible")
    stranger.look()
    page.locator("main form button[type=submit]").last.click()
    stranger.look()
    page.fill("[name=called]", "Amina")
    page.locator("main form button[type=submit]").last.click()
    stranger.look()
    assert {cookie["name"] for cookie in stranger.context.cookies()} <= {"csrf"}


def meet(chloe: Visitor) -> None:
    """Hear the voice, then fill in the sheet that is the same for all."""
    chloe.go("/candidacies/")
    chloe.follow(re.compile("Amina"))
    page = chloe.page
    assert page.locator("audio").count() == 1
    page.locator("a[href$='/interview/']").first.click()
    chloe.look()
    for box in page.locator("[name=panel]").all():
        box.check()
    for box in page.locator("main textarea").all():
        box.fill("Elle a été aidée, elle veut rendre.")
    page.locator("[name=readiness]").first.check()
    chloe.send()


def say_yes(bruno: Visitor) -> None:
    bruno.go("/candidacies/")
    bruno.follow(re.compile("Amina"))
    page = bruno.page
    page.locator("a[href$='/accept/']").first.click()
    bruno.look()
    bruno.pick("person", "Amina Rahmani")
    bruno.pick("referent", "Chloé Vasseur")
    page.select_option("[name=tie]", "resident")
    bruno.send()


def tell_what_one_learnt(amina: Visitor) -> None:
    """Five short questions, one per page, kept as they are typed; then shared."""
    page = amina.page
    amina.go("/")
    page.locator("a[href$='/experiences/begin/']").first.click()
    amina.look()
    page.locator("main select[name=theme], main [name=theme]").first.wait_for()
    if page.locator("select[name=theme]").count():
        amina.pick("theme", "Se déplacer")
    else:
        page.locator("[name=theme]").first.check()
    page.locator("main form button[type=submit]").first.click()
    amina.look()
    while "/answer/" in page.url:
        assert page.locator("main fieldset, main textarea").count() == 1
        area = page.locator("main textarea")
        if area.count():
            area.fill(ANSWERS.get(area.get_attribute("name") or "", "Oui."))
        else:
            page.locator("main fieldset input[type=radio]").last.check()
        page.locator("button[name=go][value=next]").click()
        amina.look()
    page.locator("main form.panel button[type=submit]").first.click()
    amina.look()
    assert amina.sees("C’est partagé")


def sign_all(amina: Visitor, chloe: Visitor, bruno: Visitor) -> str:
    """Amina has it read and answers on it first; return the address of the protocol."""
    amina.go("/")
    amina.follow("Lire et signer")
    amina.go_if_link("main a.btn-next[href$='/sign/']")
    read_and_understand(amina)
    give(amina)
    for signer in (chloe, bruno):
        signer.go("/protocols/")
        signer.follow(re.compile("Amina Rahmani"))
        signer.follow("Lire et signer")
        give(signer)
    return re.sub(r"sign/$", "", bruno.path())


def give(signer: Visitor) -> None:
    mark(signer)
    signer.press("Je suis d’accord et je signe")
    assert signer.sees("C’est signé. Merci.")


def helper_page(visitor: Visitor):
    visitor.go("/helpers/")
    visitor.follow(re.compile("Amina Rahmani"))
    return visitor.page


def renew(bruno: Visitor) -> None:
    bruno.go("/protocols/")
    bruno.follow(re.compile("Amina Rahmani"))
    bruno.page.locator("a[href$='/renew/']").first.click()
    bruno.look()
    bruno.send()


def sign_the_change(amina: Visitor, chloe: Visitor, bruno: Visitor) -> None:
    place = bruno.path()
    for signer in (amina, chloe, bruno):
        signer.go(place)
        if signer is amina:
            have_it_read(amina, place)
        give(signer)
    assert bruno.page.locator(".badge-state", has_text="En vigueur").count() > 0


def have_it_read(amina: Visitor, place: str) -> None:
    page = amina.page
    page.locator("main a[href$='/read/']").first.click()
    amina.look()
    page.select_option("[name=language]", "ara")
    amina.send()
    amina.go(place)
