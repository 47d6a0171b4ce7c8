"""From blocks and facts to the HTML of a certificate. Pure: no query, no network, no clock.

    blocks ─► lay out (facts as shown) ─► drop what is empty ─► gather the end ─► templates of ours

The words of the blocks are a centre's, the words of the facts a helper's; both are only ever text.
"""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils import translation

from certificates.blocks import Block, printed
from certificates.dress import Dress
from certificates.facts import Facts, Proof
from certificates.layout import Shown, drop_lonely_headings, lay_out
from certificates.pdf import DESIGNS
from common.typography import typo

FRONT = ("logo", "heading", "paragraph", "holder", "mission", "hours")
LAST = ("signatures", "verification", "status_note")
FIELD_ROOM = 450  # letters of running text beside a long name, on the field of a paper on its side


def to_html(
    blocks: Sequence[Block],
    facts: Facts,
    proof: Proof,
    *,
    design: str = "sobre",
    dress: Dress | None = None,
    watermark: str | None = None,
) -> str:
    """Return the whole document; hide what the holder hides before, with `facts.shown`.

    A `dress` says more than a `design`: format, colour, logos. Hidden blocks are not printed.

    The status note stands last whatever the blocks say. A block with nothing to tell goes, and
    the heading that announces it. No name of a person is in the title of the document.
    """
    dress = dress or Dress(design=design)
    if dress.design not in DESIGNS:
        raise ValueError(f"No certificate is designed {dress.design!r}.")
    note = {"kind": "status_note"}
    ordered = [*(block for block in printed(blocks) if block["kind"] != "status_note"), note]
    with translation.override(facts["language"]):
        body, end = gather_end(drop_lonely_headings(lay_out(ordered, facts, proof, dress)))
        front: Sequence[Shown] = []
        if dress.design == "affiche":
            room = FIELD_ROOM if dress.orientation == "landscape" else None
            front, body = part_front(body, room=room)
        context = {
            "blocks": body,
            "closing": end,
            "front": front,
            "dress": dress,
            "written_on": proof["issued_on"],
            "language": facts["language"],
            "number": proof["number"],
            "title": typo(facts["title"], facts["language"]),
            "watermark": watermark,
        }
        return render_to_string("certificates/paper/certificate.html", context)


def part_front(
    blocks: Sequence[Shown], *, room: int | None = None
) -> tuple[list[Shown], list[Shown]]:
    """Part what presents the person from what was done: at the first heading below the title.

    :param room: how many letters of running text the front has room for; what follows is below.
    """
    told = 0
    for place, block in enumerate(blocks):
        told += len(block["shown"]) if isinstance(block["shown"], str) else 0
        is_full = room is not None and told > room
        if is_full or block["kind"] not in FRONT or block["level"] not in (None, 1):
            return list(blocks[:place]), list(blocks[place:])
    return list(blocks), []


def gather_end(blocks: Sequence[Shown]) -> tuple[list[Shown], list[Shown]]:
    """Part the body from the end: from the signatures on, if only small print follows them."""
    first = next(place for place, block in enumerate(blocks) if block["kind"] in LAST)
    if not all(block["kind"] in (*LAST, "paragraph") for block in blocks[first:]):
        first = len(blocks) - 1
    body, end = list(blocks[:first]), list(blocks[first:])
    while body and body[-1]["kind"] == "page_break":
        body.pop()
    return body, end
