"""From a printed QR code to a sent opinion, on a phone, without an account."""

import re
from urllib.parse import urlsplit

import pikepdf
import pytest

from tests.papers import codes_on

MOST_TAPS = 4
PHONE = {"width": 360, "height": 640}


@pytest.fixture(scope="module")
def site(open_site):
    return open_site("certified")


@pytest.fixture
def printed(site, visit, tmp_path):
    """The link in the square of Amina's paper, as a camera reads it."""
    amina = visit(site, width=360)
    amina.sign_in("amina")
    amina.go("/certificates/")
    paper = amina.download(amina.page.locator("a[href$='/download/']").first, tmp_path)
    content = paper.read_bytes()
    with pikepdf.open(paper) as pages:
        found = [
            code
            for page in range(1, len(pages.pages) + 1)
            for code in codes_on(content, page)
            if code.startswith(site)
        ]
    return urlsplit(found[0]).path


@pytest.fixture
def recruiter(site, visit):
    visitor = visit(site, width=360)
    visitor.page.set_viewport_size(PHONE)
    return visitor


def within_the_screen(visitor, selector):
    box = visitor.page.locator(selector).bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= PHONE["height"]


def test_from_the_printed_square_to_a_sent_opinion_in_four_taps(printed, recruiter):
    taps, page = 0, recruiter.page

    recruiter.go(printed)
    assert within_the_screen(recruiter, ".verdict")
    assert page.evaluate("scrollY") == 0
    assert recruiter.sees("Attestation authentique")

    page.locator("a[href^='./opinion/']").click()
    taps += 1
    recruiter.look()
    page.locator("label.scale-choice").nth(3).click()
    taps += 1
    page.locator("main form button[type=submit]").first.click()
    taps += 1
    recruiter.look()

    assert recruiter.path() == "/verify/thanks/"
    assert taps <= MOST_TAPS
    assert recruiter.context.cookies() == []


def test_the_same_page_in_english_and_back(printed, recruiter):
    recruiter.go(printed)
    recruiter.follow("English")
    english = (recruiter.page.locator("html").get_attribute("lang"), recruiter.path())
    recruiter.follow("Français")

    assert english == ("en", printed)
    assert recruiter.page.locator("html").get_attribute("lang") == "fr"
    assert recruiter.context.cookies() == []


def test_without_scripts_the_way_is_the_same(printed, site, visit):
    recruiter = visit(site, width=360, scripts=False)

    recruiter.go(printed)
    recruiter.page.locator("a[href^='./opinion/']").click()
    recruiter.page.locator("label.scale-choice").nth(4).click()
    recruiter.page.locator("main form button[type=submit]").first.click()

    assert recruiter.path() == "/verify/thanks/"


def test_a_holder_shows_a_part_and_ends_it_in_one_tap(site, visit, recruiter):
    amina = visit(site, width=360)
    amina.sign_in("amina")
    amina.go("/certificates/")
    amina.page.locator("a[href^='/certificates/']:not([href*='download'])").first.click()
    amina.look()
    amina.page.locator("a[href$='/after/']").first.click()
    amina.look()
    amina.page.locator("a[href$='/share/']").click()
    amina.look()
    amina.page.locator("a.choice").first.click()
    amina.look()
    amina.page.locator("input[value=name]").uncheck()
    amina.send()
    for _ in ("days", "views"):
        amina.page.locator("a.choice").nth(1).click()
        amina.look()
    amina.page.locator("main form button.btn-next").click()
    amina.look()
    link = urlsplit(amina.page.locator("[data-share-text]").inner_text().strip()).path

    recruiter.go(link)
    recruiter.page.locator("main form button").click()
    recruiter.look()
    shown = (recruiter.sees(re.compile("Rahmani")), recruiter.sees(re.compile("carnet de liaison")))
    amina.page.locator("main a.btn-main").click()
    amina.look()
    amina.page.locator("form[action$='/end/'] button").first.click()
    amina.look()
    again = recruiter.page.reload()

    assert shown == (False, True)
    assert again is not None
    assert again.status == 410
    assert recruiter.context.cookies() == []
