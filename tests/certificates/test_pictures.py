"""Logos: what goes in is never what is kept."""

import io
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from certificates import pdf, pictures, rendering, sandbox
from certificates.actions.pictures import upload
from certificates.dress import Dress
from certificates.models import Picture
from common import storage
from common.errors import Refused
from tests.certificates.attacks import REACHING
from tests.factories.people import make_centre
from tests.factories.programme import make_programme
from tests.papers import FACTS, PROOF, TEMPLATES, codes_on, pages_of

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
    '<rect width="20" height="10" fill="#65305f"/>{inside}</svg>'
)


def image(kind: str, size: tuple[int, int] = (60, 30), **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "#65305f").save(file, kind, **options)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_clean_writes_each_kind_anew_as_png(kind: str) -> None:
    content, width, height = pictures.clean(image(kind))

    assert content.startswith(b"\x89PNG")
    assert (width, height) == (60, 30)


def test_clean_takes_out_what_the_camera_told() -> None:
    exif = Image.Exif()
    exif[0x010E] = "sentinel of the camera"
    before = image("JPEG", exif=exif)

    content, _width, _height = pictures.clean(before)

    assert b"sentinel of the camera" in before
    assert b"sentinel of the camera" not in content
    assert len(Image.open(io.BytesIO(content)).getexif()) == 0


def test_clean_draws_an_svg_and_fits_it() -> None:
    content, width, height = pictures.clean(SVG.format(inside="").encode())

    assert content.startswith(b"\x89PNG")
    assert abs(width / height - 2) < 0.05


@pytest.mark.parametrize("name", [name for name in REACHING if name.startswith(("svg", "img"))])
def test_clean_of_an_svg_reaches_nothing(name: str) -> None:
    inside = REACHING[name].format(
        url="http://127.0.0.1:9/x",
        file="file:///etc/hostname",
        path="/etc/hostname",
        port=9,
        encoded="%2fetc%2fhostname",
    )
    text = SVG.format(inside=f"<foreignObject>{inside}</foreignObject>")
    try:
        content, _width, _height = pictures.clean(text.encode())
    except Refused:
        return

    assert Image.open(io.BytesIO(content)).convert("RGB").getcolors() is not None


def bomb() -> bytes:
    return image("PNG", size=(5000, 5000))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: b"x" * 2_000_001, "2 MB at most"),
        (bomb, "20 million"),
        (lambda: b"%PDF-1.7", "Choose an image"),
        (lambda: image("GIF"), "Choose an image"),
        (lambda: image("PNG")[:30], "Choose an image"),
        (lambda: b"<svg" + b" " * 150_000 + b">", "140 KB"),
        (SVG[:70].encode, "Nothing can be seen"),
    ],
)
def test_clean_refuses_with_a_sentence(make: Callable[[], bytes], why: str) -> None:
    with pytest.raises(Refused, match=why):
        pictures.clean(make())


@pytest.mark.django_db
def test_upload_takes_the_place_of_the_one_before() -> None:
    programme = make_programme(make_centre())
    organisation = programme.centre.organisation
    for kind in ("PNG", "JPEG"):
        upload(
            organisation,
            None,
            content=image(kind),
            words="Logo",
            by=programme.manager,
            at=timezone.now(),
        )

    picture = Picture.objects.get()
    assert storage.read(picture.sha256).startswith(b"\x89PNG")


@pytest.mark.django_db
def test_upload_removes_the_image_before_once_it_holds(
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    programme = make_programme(make_centre())
    centre, organisation = programme.centre, programme.centre.organisation
    given: dict[str, Any] = {"words": "Logo", "by": programme.manager, "at": timezone.now()}
    shared = upload(organisation, None, content=image("PNG"), **given).sha256
    own = upload(organisation, centre, content=image("PNG", (40, 30)), **given).sha256

    with django_capture_on_commit_callbacks(execute=True):
        upload(organisation, centre, content=image("PNG"), **given)
    gone_before = default_storage.exists(storage.path_of(own))
    with django_capture_on_commit_callbacks(execute=True):
        upload(organisation, None, content=image("PNG", (80, 30)), **given)

    assert (gone_before, default_storage.exists(storage.path_of(shared))) == (False, True)


@pytest.mark.django_db
def test_a_logo_is_uploaded_shown_and_printed_with_its_words(client: Client) -> None:
    programme = make_programme(make_centre())
    client.force_login(programme.manager)
    file = SimpleUploadedFile("logo.png", image("PNG"))
    centre = programme.centre
    posted = {"whose": str(centre.reference), "file": file, "words": "Logo aux deux cercles"}

    answer = client.post("/logos/", posted)
    picture = Picture.objects.get()
    shown = client.get(f"/logos/{picture.reference}/")

    assert answer.status_code == 302
    assert shown.content == storage.read(picture.sha256)
    assert "Logo aux deux cercles" in client.get("/logos/").content.decode()


def test_a_logo_block_prints_the_picture_it_asks_for() -> None:
    content, _width, _height = pictures.clean(image("PNG"))
    address = f"data:image/png;base64,{b64encode(content).decode()}"
    blocks = [
        block | ({"picture": "association"} if block["kind"] == "logo" else {})
        for block in TEMPLATES["one_page"]
    ]
    dress = Dress(pictures={"association": (address, "Logo des deux rives")})

    html = rendering.to_html(blocks, FACTS, PROOF, dress=dress)

    assert 'alt="Logo des deux rives"' in html
    assert len(sandbox.render(html)) > len(sandbox.render(rendering.to_html(blocks, FACTS, PROOF)))


@pytest.mark.parametrize("position", ["start", "centre"])
@pytest.mark.parametrize("design", pdf.DESIGNS)
def test_a_logo_leaves_the_paper_on_its_page_and_its_qr_code_readable(
    design: str, position: str
) -> None:
    content, _width, _height = pictures.clean(image("JPEG", (900, 320)))
    address = f"data:image/png;base64,{b64encode(content).decode()}"
    asked = {"picture": "association", "position": position}
    blocks = [block | (asked if block["kind"] == "logo" else {}) for block in TEMPLATES["one_page"]]
    dress = Dress(design=design, pictures={"association": (address, "Logo des deux rives")})

    paper = sandbox.render(rendering.to_html(blocks, FACTS, PROOF, dress=dress), design=design)

    assert (pages_of(paper), codes_on(paper)) == (1, [PROOF["url"]])
