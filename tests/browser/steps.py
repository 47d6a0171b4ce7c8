"""Steps that more than one story takes: a skill discerned, a mission written, a text signed."""

import re
from pathlib import Path

from tests.browser.visitor import Visitor

SKILL = "Se repérer dans une ville inconnue"


def look_for_a_skill(chloe: Visitor) -> None:
    """Choose a skill, and say what one sees before anybody else has spoken."""
    chloe.go("/helpers/")
    chloe.follow(re.compile("Amina Rahmani"))
    page = chloe.page
    page.locator("a[href*='/discernments/create/']").first.click()
    chloe.look()
    chloe.pick("skill", SKILL)
    chloe.send()
    page.locator("a[href*='/speak/']").first.click()
    rate(chloe)


def say_what_one_sees(amina: Visitor) -> None:
    amina.go("/")
    amina.page.locator("a[href*='/speak/']").first.click()
    rate(amina)


def rate(visitor: Visitor) -> None:
    """Choose the third sentence of each criterion."""
    visitor.look()
    for criterion in visitor.page.locator("fieldset:has(input[type=radio])").all():
        criterion.locator("input[type=radio]").nth(2).check()
    visitor.send()


def decide_and_recognise(chloe: Visitor) -> None:
    """Decide on what both said, starting from what the professional saw."""
    page = chloe.page
    page.reload()
    page.locator("a[href*='/decide/']").first.click()
    chloe.look()
    page.check("[name=decision][value=core]")
    page.fill("[name=reason]", "Répond au besoin ; elle sait le montrer.")
    chloe.send()
    chloe.go_if_link("main a[href*='/recognise/']")
    page.check("[name=level][value='3']")
    page.fill("[name=evidence]", "A guidé trois premiers trajets suivis d'un trajet seule.")
    chloe.send()
    assert chloe.page.locator(".badge-state", has_text="Compétence reconnue").count() > 0


def write_a_mission(bruno: Visitor) -> None:
    bruno.go("/needs/")
    bruno.follow(re.compile("premier rendez-vous médical"))
    bruno.follow(re.compile("Écrire une fiche de mission"))
    page = bruno.page
    for name, words in {
        "title": "Premiers trajets",
        "purpose": "Faire le premier trajet avec la personne, puis la laisser guider.",
        "added_value": "L'expérience de quelqu'un qui s'est perdu aussi.",
        "tasks": "Préparer le trajet\nFaire le trajet ensemble",
        "supervision": "Chaque mois",
        "non_substitution_note": "Les rendez-vous restent pris par l'équipe.",
        "availability": "Le mardi",
    }.items():
        page.fill(f"[name={name}]", words)
    bruno.pick("referent", "Chloé Vasseur")
    bruno.pick("supervision_kind", "En groupe")
    bruno.send()
    for section, words in {
        "training_offered": "Le module confidentialité",
        "review_due": "2027-11-01",
    }.items():
        write_section(bruno, section, words)
    check_the_tasks(bruno)
    bruno.press("Ouvrir à l’écriture commune")


def write_section(bruno: Visitor, section: str, words: str) -> None:
    bruno.page.click(f"a[href$='/section/{section}/']")
    bruno.page.fill(f"[name={section}]", words)
    bruno.send()


def check_the_tasks(bruno: Visitor) -> None:
    """Say of each task that it takes nobody's place."""
    bruno.page.locator("a[href$='/section/tasks/']").first.click()
    for number in range(2):
        bruno.page.select_option(f"[name=substitution_risk_{number}]", "none")
    bruno.send()


def propose_words(amina: Visitor, bruno: Visitor) -> None:
    """Amina proposes from her phone, Bruno accepts: both sides have written the mission."""
    amina.go(bruno.path())
    amina.page.locator("a[href$='/section/approach/']").first.click()
    amina.page.fill("[name=approach]", "La personne achète le titre elle-même.")
    amina.send()
    bruno.go(amina.path())
    bruno.press("Accepter")
    bruno.press("Adopter la version 1")
    assert bruno.sees("La mission est adoptée.")


def submit_a_protocol(bruno: Visitor) -> None:
    bruno.go("/protocols/create/")
    page = bruno.page
    bruno.pick("helper", "Amina Rahmani")
    bruno.pick("job", "Premiers trajets")
    bruno.pick("deputy", "Inès Carvalho")
    page.fill("[name=availability]", "Le mardi ou le jeudi")
    page.fill("[name=insurance]", "Mutuelle des Exemples, n° 000")
    page.fill("[name=explained_by]", "Chloé Vasseur")
    bruno.send()
    bruno.press("Proposer à la signature")
    assert bruno.page.locator(".badge-state", has_text="À signer").count() > 0


def sign(signer: Visitor) -> None:
    if signer.scripts:
        signer.go("/protocols/")
        signer.follow(re.compile("Amina Rahmani"))
        signer.follow("Lire et signer")
    else:
        signer.go("/")
        signer.follow("Lire et signer")
        signer.go_if_link("main a.btn-next[href$='/sign/']")
        read_and_understand(signer)
    mark(signer)
    signer.press("Je suis d’accord et je signe")
    assert signer.sees("C’est signé. Merci.")


def read_and_understand(amina: Visitor) -> None:
    """Say who explained the text, then answer each question on it, the first one wrongly once."""
    page = amina.page
    page.locator("main a.btn-next[href$='/read/']").click()
    amina.look()
    assert page.locator("[name=explained_by]").input_value() == "Chloé Vasseur"
    page.select_option("[name=language]", "ara")
    amina.send()
    page.get_by_role("button", name="Oui, par écrit.").click()
    amina.look()
    assert page.locator("main .note.is-wait").count() == 1
    for right in RIGHT_ANSWERS:
        page.get_by_role("button", name=right).click()
        amina.look()
    assert page.locator("main .note.is-done").count() == 1


RIGHT_ANSWERS = (
    "Non. Je préviens si je peux.",
    "Je dis non. Je demande un interprète au référent.",
    re.compile("Je ne répète pas"),
    re.compile("Je ne cherche pas à la convaincre"),
    "Je l’aide comme les autres.",
)


def mark(signer: Visitor) -> None:
    """Draw with the mouse where one can; without JavaScript, type one's name."""
    page = signer.page
    if signer.scripts:
        pad = page.locator("[data-sign-pad] svg")
        pad.scroll_into_view_if_needed()
        box = pad.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 20, box["y"] + 20)
        page.mouse.down()
        for step in range(1, 13):
            page.mouse.move(box["x"] + 20 + step * 15, box["y"] + 20 + (step % 3) * 20)
        page.mouse.up()
        assert page.locator("[name=drawn]").input_value().count("L") >= 8
    else:
        assert not page.locator("[data-sign-pad]").is_visible()
        page.fill("[name=typed_name]", "Amina Rahmani")
    page.check("[name=agree]")


def print_protocol(amina: Visitor, folder: Path) -> Path:
    return amina.download(amina.page.locator("a[href$='/print/']").first, folder)


def explain_the_charter(chloe: Visitor) -> None:
    """Note that it was explained, then the training on confidentiality, held today."""
    chloe.go("/helpers/")
    chloe.follow(re.compile("Amina Rahmani"))
    path = chloe.path()
    chloe.go(f"{path}charter/explain/")
    chloe.page.select_option("[name=language]", "ara")
    chloe.send()
    chloe.go(f"{path}trainings/create/")
    chloe.pick("module", "CONF")
    chloe.send()
    chloe.page.locator("form[action$='/validate/'] button").first.click()
    chloe.look()


def sign_the_charter(amina: Visitor) -> None:
    """Read it article by article, try each answer until it is the right one, and sign."""
    page = amina.page
    amina.go("/charter/")
    while not page.locator("[name=text_sha256]").count():
        title = page.get_by_role("heading", level=1).inner_text()
        if page.locator("a.choice-line").count() == 0:
            page.locator("main a.btn-next").first.click()
            amina.look()
        for number in range(page.locator("a.choice-line").count()):
            if page.get_by_role("heading", level=1).inner_text() == title:
                page.locator("a.choice-line").nth(number).click()
                amina.look()
    page.locator("main form button[type=submit]").first.click()
    amina.look()
    assert amina.sees("C’est signé. Merci.")
