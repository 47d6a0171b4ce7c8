"""1.04: a card that says who helps, for which association, and nothing of where they live."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from common import storage
from common.errors import Refused
from helpers import photo
from helpers.actions import end_mission, issue_badge, leave
from helpers.badge_paper import to_html, to_pdf
from helpers.lifecycle import HelperState
from helpers.models import HelperBadge
from people.models import Role
from tests.factories import NOW, TODAY
from tests.factories.helpers import make_helper
from tests.factories.people import make_user
from tests.papers import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
UNTIL = TODAY + timedelta(days=365)
PLACE = 0x8825
"""The part of a photo that says where it was taken."""


def make_badge(helper=None, **changes) -> HelperBadge:
    helper = helper or make_helper(HelperState.ACTIVE)
    told = {"valid_until": UNTIL, "by": helper.referent, "at": NOW} | changes
    return issue_badge(helper, **told)


def make_photo(kind: str = "JPEG", size: tuple[int, int] = (600, 900)) -> bytes:
    image, written = Image.new("RGB", size, "#65305f"), BytesIO()
    exif = Image.Exif()
    exif.get_ifd(PLACE)[1] = "N"
    exif[0x010F] = "Un téléphone"
    image.save(written, kind, exif=exif)
    return written.getvalue()


# What is on it


def test_card_is_of_the_size_of_a_card():
    with pikepdf.open(BytesIO(to_pdf(make_badge()))) as pdf:
        box = [float(side) for side in pdf.pages[0].mediabox]
        pages = len(pdf.pages)

    assert pages == 1
    assert [round(side / 72 * 25.4, 1) for side in box[2:]] == [85.6, 54.0]


def test_card_says_first_name_title_number_validity_and_association():
    helper = make_helper(HelperState.ACTIVE, chosen_name="Amina Rahmani")
    badge = make_badge(helper)

    text = " ".join(text_of(to_pdf(badge)).split())

    for said in ("Amina", "Pair-aidant", badge.number, "15 juin 2027", "Rives Communes"):
        assert said in text
    assert "Rahmani" not in text


def test_card_says_nothing_of_the_centre():
    html = to_html(make_badge()).lower()

    for word in ("cada", "asile", "tilleuls", "centre", "réfug", "migrant"):
        assert word not in html


def test_longest_name_stays_on_the_card():
    helper = make_helper(HelperState.ACTIVE, chosen_name="Wideline-Marie-Emmanuella-Antoinette")

    with pikepdf.open(BytesIO(to_pdf(make_badge(helper, photo=make_photo())))) as pdf:
        assert len(pdf.pages) == 1


# The photo


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_photo_is_written_anew_without_what_hides_in_it(kind):
    kept = photo.cleaned(make_photo(kind))

    with Image.open(BytesIO(kept)) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", photo.SIZE, {})
    assert "téléphone".encode() not in kept


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"<svg/>", b"\xff\xd8\xff\xe0broken", b"GIF89a"]
)
def test_what_is_no_photo_is_refused(content):
    with pytest.raises(Refused, match="no photo"):
        photo.cleaned(content)


def test_gif_is_refused():
    written = BytesIO()
    Image.new("RGB", (9, 9)).save(written, "GIF")

    with pytest.raises(Refused, match="no photo"):
        photo.cleaned(written.getvalue())


def test_heavy_photo_is_refused():
    with pytest.raises(Refused, match="two megabytes"):
        photo.cleaned(b"\xff" * (photo.MOST_BYTES + 1))


def test_huge_photo_is_refused():
    with pytest.raises(Refused, match="too large"):
        photo.cleaned(make_photo("PNG", (8000, 6000)))


def test_helper_may_choose_no_photo():
    badge = make_badge()

    assert badge.photo_sha256 == ""
    assert "<img" not in to_html(badge)


@pytest.mark.parametrize("move", ["give_back", "void"])
def test_photo_is_erased_with_the_badge(move, django_capture_on_commit_callbacks):
    badge = make_badge(photo=photo.cleaned(make_photo()))
    name = badge.photo_sha256

    with django_capture_on_commit_callbacks(execute=True):
        getattr(badge, move)(by=badge.helper.referent, at=NOW)

    badge.refresh_from_db()
    assert badge.photo_sha256 == ""
    with pytest.raises(FileNotFoundError):
        storage.read(name)


def test_photo_stays_while_another_badge_shows_it(django_capture_on_commit_callbacks):
    first = make_badge(photo=photo.cleaned(make_photo()))
    second = make_badge(photo=photo.cleaned(make_photo()))

    with django_capture_on_commit_callbacks(execute=True):
        first.give_back(by=first.helper.referent, at=NOW)

    assert storage.digest_of(storage.read(second.photo_sha256)) == second.photo_sha256


# Given, and given back


def test_badges_are_numbered_within_the_year():
    first = make_badge()
    second = make_badge(make_helper(HelperState.ACTIVE, centre=first.helper.person.centre))

    pk = first.helper.person.centre.organisation_id
    assert [first.number, second.number] == [f"B{pk}-2026-0001", f"B{pk}-2026-0002"]


@pytest.mark.parametrize(
    "state", [HelperState.POTENTIAL, HelperState.EXITING, HelperState.ALUMNI, HelperState.LEFT]
)
def test_badge_is_for_a_mission(state):
    with pytest.raises(Refused, match="on a mission"):
        make_badge(make_helper(state))


def test_badge_is_valid_until_a_day_to_come():
    with pytest.raises(Refused, match="past"):
        make_badge(valid_until=TODAY - timedelta(days=1))


def test_helper_has_one_badge_in_use():
    badge = make_badge()

    with pytest.raises(Refused, match="has a badge"):
        make_badge(badge.helper)
    badge.give_back(by=badge.helper.referent, at=NOW)

    assert make_badge(badge.helper).is_in_use()


def test_database_keeps_one_badge_in_use():
    badge = make_badge()
    other = make_badge(make_helper(HelperState.ACTIVE, centre=badge.helper.person.centre))

    with pytest.raises(IntegrityError), transaction.atomic():
        HelperBadge.objects.filter(pk=other.pk).update(helper=badge.helper)


@pytest.mark.parametrize("end", [end_mission, leave])
def test_badge_is_void_at_the_end(end):
    badge = make_badge()
    helper = badge.helper
    if end is end_mission:
        helper.prepare_exit(exits_on=TODAY, exit_plan="Un repas", by=helper.referent, at=NOW)

    end(helper, by=helper.referent, at=NOW)

    badge.refresh_from_db()
    assert badge.state == "void"


@pytest.mark.parametrize(("days", "valid"), [(0, True), (365, True), (366, False)])
def test_badge_is_valid_until_its_day(days, valid):
    assert make_badge().is_valid(on=TODAY + timedelta(days=days)) is valid


# Pages


def url(name, record):
    return reverse(f"helpers:badge-{name}", args=[record.reference])


def sent(**changes):
    until = timezone.localdate() + timedelta(days=30)
    return {"valid_until": until.isoformat()} | changes


def test_badge_with_a_photo_is_made_and_printed(client):
    helper = make_helper(HelperState.ACTIVE)
    client.force_login(helper.referent)
    upload = SimpleUploadedFile("moi.jpg", make_photo(), "image/jpeg")

    client.post(url("create", helper), sent(photo=upload))

    badge = HelperBadge.objects.get()
    shown = client.get(url("photo", badge))
    printed = client.get(url("print", badge))
    assert shown.content == storage.read(badge.photo_sha256)
    assert shown["Content-Type"] == "image/jpeg"
    assert printed["Content-Disposition"] == f'attachment; filename="badge-{badge.number}.pdf"'


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"valid_until": ""}, "valid_until"),
        ({"photo": SimpleUploadedFile("x.jpg", b"hello")}, "photo"),
        ({"photo": SimpleUploadedFile("x.jpg", b"\xff" * (photo.MOST_BYTES + 1))}, "photo"),
    ],
)
def test_form_refuses(client, wrong, field):
    helper = make_helper(HelperState.ACTIVE)
    client.force_login(helper.referent)

    response = client.post(url("create", helper), sent(**wrong))

    assert list(response.context["form"].errors) == [field]
    assert not HelperBadge.objects.exists()


def test_void_badge_is_not_printed(client):
    badge = make_badge()
    client.force_login(badge.helper.person.user)

    client.post(url("void", badge))
    response = client.get(url("print", badge))

    assert response.url == badge.get_absolute_url()


@pytest.mark.parametrize("role", [Role.TEAM, Role.HELPER])
def test_badge_is_not_for_others(client, role):
    badge = make_badge(photo=photo.cleaned(make_photo()))
    client.force_login(make_user(role, badge.helper.person.centre))

    assert client.get(url("photo", badge)).status_code == 404
    assert client.get(url("detail", badge)).status_code == 404
