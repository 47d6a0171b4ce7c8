"""How a paper looks: designs, formats, colours, what is hidden."""

import io

import pikepdf
import pytest

from certificates import rendering, sandbox
from certificates.dress import NAMES, PAPERS, Dress, check_accent, contrast
from certificates.pdf import DESIGNS
from certificates.samples import SAMPLES, SIXTY_LETTERS, sample
from common.errors import Refused
from tests.papers import FACTS, PROOF, TEMPLATES


def test_every_design_has_a_ground_and_a_name() -> None:
    assert set(DESIGNS) == set(PAPERS) == set(NAMES)


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_prints_on_a_page_of_the_format(
    design: str, orientation: str, name: str
) -> None:
    dress = Dress(design=design, orientation=orientation, accent="#1b5e20")

    html = rendering.to_html(TEMPLATES["one_page"], sample(name), PROOF, dress=dress)
    paper = pikepdf.open(io.BytesIO(sandbox.render(html, design=design)))

    width, height = (float(side) for side in paper.pages[0].MediaBox[2:])
    assert (width > height) == (orientation == "landscape")
    assert len(paper.pages) <= 3


def test_the_long_name_has_sixty_letters() -> None:
    assert len(SIXTY_LETTERS) == 60


def test_hidden_blocks_are_not_printed_in_columns_neither() -> None:
    hidden = {"kind": "paragraph", "text": "Secret de fabrique.", "hidden": True}
    columns = {"key": "c", "kind": "columns", "columns": [[{**hidden, "key": "in"}], []]}
    blocks = [*TEMPLATES["one_page"], {**hidden, "key": "out"}, columns]

    assert "Secret de fabrique" not in rendering.to_html(blocks, FACTS, PROOF)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("accent", "design", "why"),
    [
        ("#777777", "sobre", "4.4"),
        ("#737373", "chaleureux", "4.4"),
        ("red", "sobre", "#rrggbb"),
        ("#000000;x", "sobre", "#rrggbb"),
    ],
)
def test_a_colour_that_cannot_be_read_is_refused(accent: str, design: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        check_accent(accent, design)


@pytest.mark.parametrize("design", DESIGNS)
def test_dark_colours_and_none_are_taken(design: str) -> None:
    check_accent("#1b5e20", design)
    check_accent("", design)
