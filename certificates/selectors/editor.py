"""What the editor of a draft shows: its blocks, the words that fill in, what is still missing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certificates.blocks import KINDS, REQUIRED, Block, check_blocks, every
from certificates.facts import DOCUMENT_PLACEHOLDERS, ITEM_PLACEHOLDERS, Proof, placeholders
from certificates.lifecycle import ISSUED
from certificates.models import Certificate, TemplateVersion
from certificates.plain import to_plain
from certificates.samples import SAMPLES
from certificates.templatetags.certificate_words import block_name
from certificates.verification import Verdict, told
from certificates.words import content, sample_facts
from common.errors import Refused

EXPLAINED = {
    "heading": _("A title, of the paper or of a part."),
    "paragraph": _("A sentence or two, in your words."),
    "holder": _("The name of the person, in large letters."),
    "mission": _("What was done, for whom, from when to when."),
    "activities": _("What the person achieved: situation, action, result."),
    "skills": _("The skills that were recognised, with level and proof."),
    "languages": _("The languages the person chose to show."),
    "training": _("The training that was followed."),
    "hours": _("Hours, sessions, rhythm and autonomy."),
    "endorsements": _("Sentences of others about the person."),
    "signatures": _("Who signs, and when."),
    "verification": _("The QR code and the key, to check the paper."),
    "columns": _("Two or three columns beside each other, to fill with blocks."),
    "page_break": _("What follows starts on a new page."),
    "logo": _("The name of the association, with a logo if you like."),
}
LAST = "-"  # no key of a block
PROOF: Proof = {
    "number": "XX-0000-0000",
    "code": "0000-0000-0000",
    "url": "https://example.org/verify/",
    "issued_on": "2026-06-30",
}


def page_of_editor(version: TemplateVersion, sample: str) -> dict[str, Any]:
    """Return what the editor shows; `missing` is what stops it from being published."""
    return {
        "version": version,
        "stamp": version.stamp(),
        "missing": missing(version.blocks),
        "sample": sample if sample in SAMPLES else "usual",
        "samples": [(key, label) for key, (label, _facts) in SAMPLES.items()],
        "required": REQUIRED,
    }


def missing(blocks: Sequence[Block]) -> str:
    try:
        check_blocks(blocks)
    except Refused as refusal:
        return str(refusal)
    return ""


def kinds_to_add(blocks: Sequence[Block]) -> list[tuple[str, Any]]:
    """Return the kinds that may be added, each explained; what stands once is not offered twice."""
    there = {block["kind"] for block in blocks}
    offered = [kind for kind in KINDS if kind in EXPLAINED]
    return [
        (kind, EXPLAINED[kind]) for kind in offered if kind not in REQUIRED or kind not in there
    ]


def places(blocks: Sequence[Block]) -> list[tuple[str, str, bool]]:
    """Return where a block may be added: how it is written, said, and whether in a column."""
    found = [(LAST, gettext("At the end"), False)]
    for block in blocks:
        after = gettext("After “%s”") % named(block)
        found.append((block["key"], after, False))
        for number in range(len(block.get("columns", ()))):
            inside = gettext("In column %d") % (number + 1)
            found.append((f"{block['key']}/{number}", f"{inside}, {named(block)}", True))
    return found


def named(block: Block) -> str:
    words = to_plain(str(block.get("text") or ""))
    return f"{block_name(block['kind'])} : {words[:50]}" if words else block_name(block["kind"])


def block_of(version: TemplateVersion, key: str) -> Block:
    """Return one block of a version.

    :raises Http404: if it is not, or no longer, there.
    """
    block = next((one for one in every(version.blocks) if one.get("key") == key), None)
    if block is None:
        raise Http404
    return block


def words_that_fill_in(kind: str) -> list[tuple[str, str]]:
    """Return what the words of such a block may name, each with an example."""
    names, values = content()["placeholders"], placeholders(sample_facts(), PROOF)
    if kind in ITEM_PLACEHOLDERS:
        return [(f"‹{names[code]}›", "") for code in ITEM_PLACEHOLDERS[kind]]
    return [(f"‹{names[code]}›", values[code]) for code in names if code in DOCUMENT_PLACEHOLDERS]


def verdict_of_sample() -> Verdict:
    """Return what a recruiter would read of a paper of this template, once issued."""
    issued_on = datetime.fromisoformat(PROOF["issued_on"])
    sample = Certificate(
        state=ISSUED,
        facts=sample_facts(),
        number=PROOF["number"],
        issued_at=timezone.make_aware(issued_on),
    )
    return told(sample)
