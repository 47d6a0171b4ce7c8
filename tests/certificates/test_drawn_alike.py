"""Poppler and PDFium, which is Chromium's engine, draw a paper alike; what is lost would be seen.

Coarse on purpose: engines smooth letters each their own way. A page is cut into squares of about
3 mm, and the mean greys of each square are compared.
"""

import io
from base64 import b64encode

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops

from certificates import pdf, samples
from certificates.dress import Dress
from certificates.rendering import to_html
from tests.papers import PROOF, TEMPLATES, codes_on, pages_of, picture_of

SQUARES = (70, 99)
TOLERANCE = 32  # of 255, in any one square


def square_greys(picture):
    return picture.convert("L").resize(SQUARES, Image.Resampling.BOX)


def drawn_by_poppler(content, page=1):
    return square_greys(picture_of(content, page, dpi=100))


def drawn_by_pdfium(content, page=1):
    with pypdfium2.PdfDocument(content) as paper:
        return square_greys(paper[page - 1].render(scale=100 / 72).to_pil())


def furthest(one, other):
    """Return the largest difference of grey that any square has."""
    return ImageChops.difference(one, other).getextrema()[1]


def with_logo(colour, design="sobre"):
    """Return a paper that begins with a logo of this colour, same place and size for any."""
    content = io.BytesIO()
    Image.new("RGB", (300, 100), colour).save(content, "PNG")
    address = f"data:image/png;base64,{b64encode(content.getvalue()).decode()}"
    blocks = [{"key": "logo", "kind": "logo", "picture": "association"}]
    blocks += [block for block in TEMPLATES["one_page"] if block["kind"] != "logo"]
    dress = Dress(design=design, pictures={"association": (address, "Logo")})
    html = to_html(blocks, samples.sample("arabic"), PROOF, dress=dress)
    return pdf.from_html(html, design=design)


def without_qr(content):
    """Return the paper with white over its QR code."""
    picture = picture_of(content, dpi=150)
    (found,) = zxingcpp.read_barcodes(picture)
    corners = found.position
    places = [corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left]
    xs, ys = [one.x * 72 / 150 for one in places], [one.y * 72 / 150 for one in places]
    with pikepdf.open(io.BytesIO(content)) as paper:
        bottom = float(paper.pages[0].mediabox[3]) - max(ys)
        box = f"{min(xs)} {bottom} {max(xs) - min(xs)} {max(ys) - min(ys)}"
        white = f"q 1 g {box} re f Q".encode()
        page = paper.pages[0]
        page.contents_add(paper.make_stream(b"q"), prepend=True)
        page.contents_add(paper.make_stream(b"Q " + white))
        saved = io.BytesIO()
        paper.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("sample", ["arabic", "tigrinya"])
@pytest.mark.parametrize("design", pdf.DESIGNS)
def test_two_engines_draw_each_page_alike(design, sample):
    html = to_html(TEMPLATES["portfolio"], samples.sample(sample), PROOF, design=design)
    paper = pdf.from_html(html, design=design)

    differences = [
        furthest(drawn_by_poppler(paper, page), drawn_by_pdfium(paper, page))
        for page in range(1, pages_of(paper) + 1)
    ]

    assert max(differences) < TOLERANCE


@pytest.mark.parametrize("design", pdf.DESIGNS)
def test_missing_logo_would_be_seen(design):
    whole, without = with_logo("#1f4e5f", design), with_logo("#ffffff", design)

    assert (pages_of(whole), len(codes_on(whole))) == (1, 1)  # it leaves room for the rest
    assert furthest(drawn_by_poppler(whole), drawn_by_pdfium(whole)) < TOLERANCE
    assert furthest(drawn_by_poppler(whole), drawn_by_pdfium(without)) > 2 * TOLERANCE


def test_missing_qr_code_would_be_seen():
    whole = with_logo("#1f4e5f")
    without = without_qr(whole)

    assert zxingcpp.read_barcodes(picture_of(without)) == []
    assert furthest(drawn_by_poppler(whole), drawn_by_pdfium(without)) > 2 * TOLERANCE
