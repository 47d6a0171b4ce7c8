"""From blocks and facts to the HTML of a certificate. Pure: no query, no network, no clock.

    blocks ─► lay out (facts as shown) ─► drop what is empty ─► gather the end ─► templates of ours

The words of the blocks are a centre's, the words of the facts a helper's; both are only ever text.
"""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils import translation

from certificates.blocks import Block
from certificates.facts import Facts, Proof
from certificates.layout import Shown, drop_lonely_headings, lay_out
from certificates.pdf import DESIGNS
from common.typography import typo

LAST = ("signatures", "verification", "status_note")


def to_html(
    blocks: Sequence[Block],
    facts: Facts,
    proof: Proof,
    *,
    design: str = "sobre",
    watermark: str | None = None,
) -> str:
    """Return the whole document; hide what the holder hides before, with `facts.shown`.

    The status note stands last whatever the blocks say. A block with nothing to tell goes, and
    the heading that announces it. No name of a person is in the title of the document.
    """
    if design not in DESIGNS:
        raise ValueError(f"No certificate is designed {design!r}.")
    note = {"kind": "status_note"}
    ordered = [*(block for block in blocks if block["kind"] != "status_note"), note]
    with translation.override(facts["language"]):
        body, end = gather_end(drop_lonely_headings(lay_out(ordered, facts, proof)))
        context = {
            "blocks": body,
            "closing": end,
            "design": design,
            "written_on": proof["issued_on"],
            "language": facts["language"],
            "number": proof["number"],
            "title": typo(facts["title"], facts["language"]),
            "watermark": watermark,
        }
        return render_to_string("certificates/paper/certificate.html", context)


def gather_end(blocks: Sequence[Shown]) -> tuple[list[Shown], list[Shown]]:
    """Part the body from the end: from the signatures on, if only small print follows them."""
    first = next(place for place, block in enumerate(blocks) if block["kind"] in LAST)
    if not all(block["kind"] in (*LAST, "paragraph") for block in blocks[first:]):
        first = len(blocks) - 1
    body, end = list(blocks[:first]), list(blocks[first:])
    while body and body[-1]["kind"] == "page_break":
        body.pop()
    return body, end
