"""The words in the QR code: signed, short enough to be read, true without a network."""

from datetime import date

import pytest
import zxingcpp
from django.conf import settings
from django.utils import timezone
from PIL import Image, ImageFilter

from certificates import actions, keys, offline, qr
from certificates.models import IssuingKey
from tests.factories.certificates import make_certificate
from tests.factories.people import make_centre
from tests.factories.programme import make_programme
from tests.papers import codes_on, picture_of

pytestmark = pytest.mark.django_db

URL = "https://attestations.rives-communes.example/verify/K7QM4XTD9HPWK7QM4XTD9HPWAB/"
NAMES = {
    "short": "Li Na",
    "long": "Marie-Antoinette Ngo Bakang Mbarga",
    "Arabic": "أمينة رحماني",
    "Tigrinya": "ዳዊት ተስፋይ",
    "60 letters": "Żółć Şahin-Nguyễn Œuvré de la Fontaine Saint-Exupéry Ağaoğlu",
}
SMALLEST = 0.4  # mm: the side of a square that any phone reads


def make_words(name="Amina Rahmani", issuer="Rives Communes"):
    return offline.Words("RC-2026-0147", name, issuer, date(2026, 6, 12))


def make_text(**words):
    return offline.text_of(URL, make_words(**words), key=keys.credential_key(at=timezone.now()))


def published():
    return list(
        IssuingKey.objects.filter(purpose="credential").values_list("public_pem", flat=True)
    )


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_words_are_read_back_with_the_published_keys(name):
    text = make_text(name=name)

    assert offline.words_in(text, published()) == make_words(name=name)
    assert offline.words_in(text.lower(), published()) == make_words(name=name)


def test_any_changed_letter_is_refused():
    text = make_text()
    first = text.index("#") + 1
    for place in range(first, len(text)):
        other = "0" if text[place] != "0" else "1"
        changed = text[:place] + other + text[place + 1 :]

        assert offline.words_in(changed, published()) is None, place


def test_another_key_is_refused():
    text = make_text()
    IssuingKey.objects.all().delete()
    keys.make_credential_key(at=timezone.now())

    assert offline.words_in(text, published()) is None


def test_old_paper_holds_after_the_key_is_changed():
    text = make_text()
    keys.make_credential_key(at=timezone.now())

    assert offline.words_in(text, published()) == make_words()


@pytest.mark.parametrize("scanned", ["", "#", URL, URL + "#", URL + "#ABC", "#" + "U" * 200, "é"])
def test_what_carries_no_words_is_refused(scanned):
    keys.make_credential_key(at=timezone.now())

    assert offline.words_in(scanned, published()) is None


def test_what_is_too_long_loses_its_last_letters_only():
    words = offline.words_in(make_text(name="é" * 300, issuer="Ω" * 90), published())

    assert (words.name, words.issuer) == ("é" * 120, "Ω" * 60)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_squares_stay_large_enough_for_a_phone(name):
    squares = qr.drawn(make_text(name=name)).symbol_size(border=4)[0]

    assert 30 / squares >= SMALLEST


@pytest.fixture
def paper():
    programme = make_programme(make_centre())
    certificate = make_certificate(state="issued", programme=programme)
    return actions.paper_of(certificate)


def test_printed_code_carries_the_link_and_the_words(paper):
    (text,) = codes_on(paper)

    assert text.startswith(f"{settings.SITE_URL}/verify/")
    assert offline.words_in(text, published()).name == "Amina Rahmani"
    assert offline.words_in(text, published()).issued_on == timezone.localdate()


def test_blurred_tilted_and_stained_paper_is_still_read(paper):
    picture = picture_of(paper, dpi=150).convert("L")
    (text,) = codes_on(paper)
    box = zxingcpp.read_barcodes(picture)[0].position
    worn = picture.filter(ImageFilter.GaussianBlur(0.9)).rotate(4, fillcolor=255)
    stained = picture.copy()
    middle = (box.top_left.x + box.bottom_right.x) // 2, box.top_left.y + 60
    stained.paste(Image.new("L", (9, 9), 128), middle)

    assert [found.text for found in zxingcpp.read_barcodes(worn)] == [text]
    assert [found.text for found in zxingcpp.read_barcodes(stained)] == [text]
