"""The whole story in the browser, click by click: from a need to a certificate that is checked.

One story at 1280 px and one at 360 px, with JavaScript. Where the story must work without it
(to sign, to log, to download, to check), a second window has none.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.steps import (
    SKILL,
    decide_and_recognise,
    explain_the_charter,
    look_for_a_skill,
    print_protocol,
    propose_words,
    say_what_one_sees,
    sign,
    sign_the_charter,
    submit_a_protocol,
    write_a_mission,
)
from tests.browser.visitor import Visitor
from tests.papers import codes_on, problems_of, syntax_problems, text_of

Visit = Callable[..., Visitor]

HEALTH = "Santé\N{NO-BREAK SPACE}: information et prise de rendez-vous"
LEARNT = "Je prends un repère : la pharmacie, le pont. Puis la personne me guide."


@pytest.mark.parametrize("width", [1280, 360])
def test_from_a_need_to_a_certificate_that_a_recruiter_checks(
    open_site: Callable[[str], str], visit: Visit, tmp_path: Path, width: int
) -> None:
    address = open_site("needs")
    bruno = visit(address, width=width)
    bruno.sign_in("bruno")
    assert bruno.page.get_by_role("heading", level=1).inner_text() == "À faire aujourd’hui"

    record_a_need(bruno)
    open_the_file_of_amina(bruno)
    chloe = visit(address, width=width)
    chloe.sign_in("chloe")
    look_for_a_skill(chloe)
    twin = visit(address, width=width)  # who sees what Amina sees, with JavaScript and axe
    twin.sign_in("amina")
    say_what_one_sees(twin)
    decide_and_recognise(chloe)
    write_a_mission(bruno)

    amina = visit(address, width=width, scripts=False)
    amina.sign_in("amina")
    propose_words(amina, bruno)
    submit_a_protocol(bruno)
    amina.go("/")
    amina.follow("Lire et signer")
    twin.go(amina.path())
    for signer in (amina, chloe, bruno):
        sign(signer)
    assert bruno.page.locator(".badge-state", has_text="En vigueur").count() > 0
    assert print_protocol(amina, tmp_path).read_bytes().startswith(b"%PDF")

    explain_the_charter(chloe)
    sign_the_charter(amina)
    match_amina(chloe)
    phone = visit(address, width=width, scripts=False)
    phone.sign_in("chloe")
    log_sessions(phone)
    amina.go("/sessions/")
    assert amina.page.locator(".figures .value").first.inner_text() == "2\N{NO-BREAK SPACE}h"

    prepare_a_certificate(chloe)
    approve_the_wording(amina, twin)
    sign_and_issue(bruno)
    paper = download_in_two_taps(amina, tmp_path)
    for path in ("/", "/sessions/", "/sessions/create/", "/certificates/", "/account/"):
        twin.go(path)
    check_as_a_recruiter(visit, address, width, paper, tmp_path)
    see_figures_and_no_name(visit, address, width)
    see_nothing_from_elsewhere(visit, address, width, bruno)


# Step 1


def record_a_need(bruno: Visitor) -> None:
    bruno.go("/needs/create/")
    page = bruno.page
    bruno.pick("domain", HEALTH)
    page.fill(
        "[name=description]",
        "Accompagner les nouveaux arrivants à leur premier rendez-vous médical.",
    )
    page.select_option("[name=priority]", "1")
    bruno.check("languages", "arabe")
    bruno.check("skills", SKILL)
    bruno.press("Enregistrer ce besoin")
    assert bruno.sees("Le besoin est enregistré.")


# Step 2


def open_the_file_of_amina(bruno: Visitor) -> None:
    bruno.go("/helpers/create/")
    page = bruno.page
    bruno.pick("person", "Amina Rahmani")
    bruno.pick("referent", "Chloé Vasseur")
    page.select_option("[name=tie]", "former_resident")
    page.check("[name=is_adult]")
    bruno.send()
    for language, oral, written in (("ara", "C2", "C1"), ("fra", "B2", "B1")):
        bruno.page.locator("a[href*='/languages/add/']").first.click()
        page.select_option("[name=language]", language)
        page.select_option("[name=oral]", oral)
        page.select_option("[name=written]", written)
        bruno.send()
    page.locator("a[href*='/experiences/create/']").first.click()
    bruno.pick("theme", "Se déplacer et se repérer")
    page.fill(
        "[name=text]", "Je prends un repère : la pharmacie, le pont. Puis la personne me guide."
    )
    bruno.send()


# Step 5


def match_amina(chloe: Visitor) -> None:
    chloe.go("/matches/create/")
    chloe.pick("helper", "Amina Rahmani")
    chloe.pick("person", "Mariam")
    chloe.pick("domain", "Transports")
    chloe.send()


def log_sessions(phone: Visitor) -> None:
    """An individual one with a match, the same again in one tap, a collective one with a count."""
    page = phone.page
    phone.go("/sessions/create/")
    phone.follow(re.compile("Mariam"))
    phone.follow(re.compile("Transports"))
    phone.follow(re.compile("^45"))
    page.locator("details summary").first.click()
    page.check("[name=progress][value=together]")
    page.fill("[name=note]", "Premier trajet. La personne a acheté le titre.")
    phone.press("Envoyer")
    assert phone.sees("La séance est notée.")

    phone.go("/")
    phone.press(re.compile("Comme la dernière fois"))
    assert phone.sees("La même séance est notée, aujourd’hui.")

    phone.go("/sessions/create/?with=group")
    page.fill("[name=attendance]", "7")
    phone.press("Continuer")
    phone.follow(re.compile("Transports"))
    phone.follow(re.compile("^30"))
    phone.press("Envoyer")
    assert phone.sees("La séance est notée.")


# Step 6


def note_a_review(chloe: Visitor) -> None:
    chloe.go("/protocols/")
    chloe.follow(re.compile("Amina Rahmani"))
    chloe.page.locator("a[href$='/reviews/']").first.click()
    chloe.page.locator("a[href$='/reviews/create/']").first.click()
    chloe.look()
    chloe.page.fill("[name=said_by_helper]", "Je montre le bus aux autres.")
    chloe.page.fill("[name=said_by_referent]", "Trois trajets guidés.")
    chloe.send()


def prepare_a_certificate(chloe: Visitor) -> None:
    note_a_review(chloe)
    chloe.go("/certificates/create/")
    page = chloe.page
    chloe.pick("protocol", "Amina Rahmani")
    chloe.pick("version", "Une page")
    chloe.send()
    chloe.go_if_link("a[href$='/update/']")
    page.fill("[name=situation_0]", "Des personnes n'osaient pas prendre le bus.")
    page.fill("[name=action_0]", "Faire le premier trajet avec chacune.")
    page.fill("[name=result_0]", "Elles y vont seules.")
    chloe.send()
    page.locator("form[action$='/submit/'] button").first.click()
    chloe.look()


def approve_the_wording(amina: Visitor, twin: Visitor) -> None:
    amina.go("/")
    amina.page.locator("a[href*='/certificates/']").first.click()
    amina.look()
    if "/approve/" not in amina.page.url:
        amina.go_if_link("a[href$='/approve/']")
    twin.go(amina.path())
    amina.page.check("[name=shown][value=native_name]")
    amina.page.locator("form[action$='/approve/'] button[type=submit]").last.click()
    amina.look()


def sign_and_issue(bruno: Visitor) -> None:
    bruno.go("/")
    bruno.go_if_link("a[href*='/certificates/?show=to-sign']")
    bruno.page.locator("main table a, main .tile").first.click()
    bruno.look()
    bruno.page.locator("form[action$='/issue/'] button").first.click()
    bruno.look()
    assert bruno.page.locator(".badge-state", has_text="Délivrée").count() > 0


# Steps 7 and 8


def download_in_two_taps(amina: Visitor, folder: Path) -> Path:
    amina.go("/")
    amina.page.locator("a.tile[href*='/certificates/']").first.click()
    amina.look()
    return amina.download(amina.page.locator("a[href$='/download/']").first, folder)


def check_as_a_recruiter(visit: Visit, address: str, width: int, paper: Path, folder: Path) -> None:
    content = paper.read_bytes()
    assert problems_of(content, attached=("credential.json",)) == []
    assert syntax_problems(content, folder) == (0, "")
    assert "أمينة رحماني" in text_of(content)
    link, code = read_the_paper(paper)
    assert link.startswith(f"{address}/verify/")
    for scripts in (True, False):
        recruiter = visit(address, width=width, scripts=scripts)
        recruiter.go(link.removeprefix(address))
        assert "authentique" in recruiter.page.get_by_role("heading", level=1).inner_text()
        assert recruiter.context.cookies() == []
        recruiter.go("/verify/")
        recruiter.page.fill("[name=code]", code.lower().replace("-", " "))
        recruiter.page.locator("form:has([name=code]) button").click()
        recruiter.look()
        assert "authentique" in recruiter.page.get_by_role("heading", level=1).inner_text()
        recruiter.go("/verify/0000-0000-0000/")
        assert "introuvable" in recruiter.page.get_by_role("heading", level=1).inner_text()
        assert recruiter.context.cookies() == []
    drop_the_file(visit, address, width, link, paper, folder)


def drop_the_file(
    visit: Visit, address: str, width: int, link: str, paper: Path, folder: Path
) -> None:
    changed = folder / "changed.pdf"
    content = bytearray(paper.read_bytes())
    content[len(content) // 2] ^= 1
    changed.write_bytes(bytes(content))
    for scripts in (True, False):
        recruiter = visit(address, width=width, scripts=scripts)
        for file, said in ((paper, "bien ce fichier"), (changed, "ne correspond pas")):
            recruiter.go(link.removeprefix(address))
            for summary in recruiter.page.locator("details:not([open]) > summary").all():
                summary.click()
            recruiter.page.set_input_files("input[type=file]", str(file))
            if not scripts:
                recruiter.page.locator("form:has(input[type=file]) button").click()
            recruiter.page.get_by_text(re.compile(said)).first.wait_for()
            recruiter.look()


def read_the_paper(paper: Path) -> tuple[str, str]:
    """Return what the QR code says, read from the page as it is drawn, and the key beneath it."""
    (link,) = codes_on(paper.read_bytes())
    code = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", text_of(paper.read_bytes()))
    assert code is not None
    return link, code[0]


# Step 9


def see_figures_and_no_name(visit: Visit, address: str, width: int) -> None:
    elise = visit(address, width=width)
    elise.sign_in("elise")
    assert elise.sees("Les Tilleuls")
    for name in ("Amina", "Mariam", "Chloé"):
        assert name not in elise.page.locator("main").inner_text()


def see_nothing_from_elsewhere(visit: Visit, address: str, width: int, bruno: Visitor) -> None:
    driss = visit(address, width=width)
    driss.sign_in("driss")
    bruno.go("/protocols/")
    place: Any = bruno.page.locator("main table a").first.get_attribute("href")
    response = driss.page.goto(place)
    assert response is not None
    assert response.status == 404
