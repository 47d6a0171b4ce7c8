"""From blocks and facts to the HTML of a certificate. Pure: no query, no network, no clock.

    blocks ─► lay out (facts as shown) ─► drop what is empty ─► gather the end ─► templates of ours

The words of the blocks are a centre's, the words of the facts a helper's; both are only ever text.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import langcodes
import segno
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from certificates.blocks import PLACEHOLDER, SENTENCE_END, Block, fill
from certificates.facts import ITEM_PLACEHOLDERS, Facts, Proof, placeholders
from certificates.pdf import DESIGNS
from common.typography import typo

TEMPLATES = {
    "heading": "certificates/paper/heading.html",
    "paragraph": "certificates/paper/paragraph.html",
    "holder": "certificates/paper/holder.html",
    "mission": "certificates/paper/paragraph.html",
    "activities": "certificates/paper/activities.html",
    "skills": "certificates/paper/skills.html",
    "languages": "certificates/paper/lines.html",
    "training": "certificates/paper/lines.html",
    "hours": "certificates/paper/hours.html",
    "endorsements": "certificates/paper/endorsements.html",
    "signatures": "certificates/paper/signatures.html",
    "verification": "certificates/paper/verification.html",
    "status_note": "certificates/paper/paragraph.html",
    "columns": "certificates/paper/columns.html",
    "page_break": "certificates/paper/page_break.html",
    "logo": "certificates/paper/logo.html",
}
LAST = ("signatures", "verification", "status_note")
INTRODUCED = ("activities", "skills", "languages", "training", "hours", "endorsements", "columns")
LABEL_END = re.compile(r"\s*:\s+")
LONG_NAME, LONGER_NAME = 22, 36  # letters that fit on one line, in two sizes

Shown = dict[str, Any]


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
        body, end = gather_end(drop_lonely_headings(lay_out_all(ordered, facts, proof)))
        context = {
            "blocks": body,
            "closing": end,
            "design": design,
            "written_on": proof["issued_on"],
            "language": facts["language"],
            "number": proof["number"],
            "title": facts["title"],
            "watermark": watermark,
        }
        return render_to_string("certificates/paper/certificate.html", context)


def lay_out_all(blocks: Sequence[Block], facts: Facts, proof: Proof) -> list[Shown]:
    """Return each block with the words it shows; `None` in `"shown"` where it has none."""
    values = placeholders(facts, proof)
    return [
        {
            "kind": block["kind"],
            "level": block.get("level"),
            "template": TEMPLATES[block["kind"]],
            "shown": lay_out(block, facts, proof, values),
        }
        for block in blocks
    ]


def lay_out(block: Block, facts: Facts, proof: Proof, values: Mapping[str, str]) -> Any:
    """Return what the template of this block shows, or nothing at all."""
    language = facts["language"]

    def said(text: str, *strong: str) -> str:
        return fill(text, values, language=language, strong=strong)

    text, most = block.get("text", ""), block.get("max")
    match block["kind"]:
        case "heading" | "paragraph":
            return said(text)
        case "mission":
            return said(text, "mission_title")
        case "status_note":
            return typo(facts["status_note"], language)
        case "page_break":
            return True
        case "logo":
            issued = {"number": proof["number"], "issued_on": values["issued_on"]}
            return {"name": facts["issuer"]["name"], "position": block.get("position")} | issued
        case "holder":
            return holder(said(text), facts)
        case "hours":
            return hours(text or usual_hours(), values, language)
        case "activities":
            return activities(block, facts)
        case "skills":
            return skills(block, facts)
        case "endorsements":
            group = "{{endorsement_group}}" in block.get("item", "{{endorsement_group}}")
            return [
                {
                    "text": typo(item["text"].strip(" «»\u00a0"), language),
                    "group": capitalised(item["group"]) if group else "",
                }
                for item in facts["endorsements"][:most]
            ]
        case "languages":
            lines = [language_line(item) for item in facts["languages"][:most]]
            return {"label": said(text), "lines": lines} if lines else None
        case "training":
            lines = [(item["title"], f"{item['hours']} h") for item in facts["training"][:most]]
            return {"label": said(text), "lines": lines} if lines else None
        case "signatures":
            return {"text": said(text), "signatories": facts["signatories"]}
        case "verification":
            return {"text": said(text), "code": proof["code"], "url": proof["url"]} | {
                "qr": qr_code(proof["url"])
            }
        case "columns":
            columns = [
                drop_lonely_headings(lay_out_all(column, facts, proof))
                for column in block["columns"]
            ]
            return columns if any(columns) else None
    raise ValueError(f"No certificate has a block {block['kind']!r}.")


def holder(name: str, facts: Facts) -> Shown:
    native, letters = facts["holder"]["native_name"] or "", len(facts["holder"]["name"])
    size = "is-longer" if letters > LONGER_NAME else "is-long" if letters > LONG_NAME else ""
    return {
        "name": name,
        "size": size,
        "native": native,
        "lang": language_tag(facts["holder"]["native_language"] or "und"),
        "dir": direction(native),
    }


def hours(text: str, values: Mapping[str, str], language: str) -> list[tuple[str, str]]:
    """Return a cell for each sentence « label : words », in the words of the block."""
    cells = []
    for sentence in SENTENCE_END.split(text.strip()):
        label, colon, words = LABEL_END.sub("\n", sentence, count=1).partition("\n")
        if not colon:
            label, words = "", label
        if said := fill(words.rstrip("."), values, language=language):
            cells.append((fill(label, values, language=language), said))
    return cells


def usual_hours() -> str:
    return gettext(
        "Period: {{period_start}} – {{period_end}}. "
        "Volume: {{total_hours}} hours, {{sessions_count}} sessions, {{rhythm}}. "
        "Autonomy: {{autonomy_label}}."
    )


def activities(block: Block, facts: Facts) -> Shown | None:
    """Return rows of what was done, in columns named by the words before each placeholder."""
    item = block.get("item") or "".join(f"{{{{{n}}}}}" for n in ITEM_PLACEHOLDERS["activities"])
    pieces = PLACEHOLDER.split(item)
    usual = {
        "activity_situation": gettext("Situation"),
        "activity_action": gettext("Action"),
        "activity_result": gettext("Result"),
    }
    columns = [
        (name, before.strip(" :\u00a0") or usual[name])
        for before, name in zip(pieces[::2], pieces[1::2], strict=False)
    ]
    chosen = facts["activities"][: block.get("max")]
    rows = [
        {
            "title": activity["title"],
            "cells": [
                (name, typo(dict(activity)[name.removeprefix("activity_")], facts["language"]))
                for name, _ in columns
            ],
        }
        for activity in chosen
    ]
    return {
        "heads": [head for _, head in columns],
        "titled": any(row["title"] for row in rows),
        "rows": rows,
    } if rows else None


def skills(block: Block, facts: Facts) -> list[Shown]:
    """Return the skills with those of their words that the item names."""
    item = block.get("item") or "".join(f"{{{{{n}}}}}" for n in ITEM_PLACEHOLDERS["skills"])
    named = PLACEHOLDER.findall(item)
    return [
        {
            "label": typo(skill["label"], facts["language"]),
            "level": skill["level"] if "skill_level_label" in named else 0,
            "level_label": skill["level_label"],
            "evidence": typo(skill["evidence"], facts["language"])
            if "skill_evidence" in named
            else "",
            "alignments": skill["alignments"] if block.get("with_alignment") else [],
        }
        for skill in facts["skills"][: block.get("max")]
    ]


def language_line(item: Mapping[str, Any]) -> tuple[str, str]:
    oral = gettext("spoken %s") % item["oral"]
    written = gettext("written %s") % item["written"] if item["written"] else ""
    return item["name"], ", ".join(part for part in (oral, written, item["basis"]) if part)


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def drop_lonely_headings(blocks: Sequence[Shown]) -> list[Shown]:
    """Return the blocks that show something, without headings of what shows nothing.

    A heading below the title, and the paragraphs after it, introduce the next block of facts.
    """
    kept: list[Shown] = []
    waiting: list[Shown] = []
    for block in blocks:
        kind = block["kind"]
        announces = kind == "heading" and block["level"] != 1
        if announces or kind == "page_break":
            kept += worth_keeping(waiting)
            waiting = [block] if announces and block["shown"] else []
            if kind == "page_break" and kept and kept[-1]["kind"] != "page_break":
                kept.append(block)
        elif waiting and kind == "paragraph":
            waiting += [block] if block["shown"] else []
        elif kind in INTRODUCED and not block["shown"]:
            waiting = []
        elif block["shown"]:
            kept += [*waiting, block]
            waiting = []
    return kept + worth_keeping(waiting)


def worth_keeping(introduction: list[Shown]) -> list[Shown]:
    return introduction if any(block["kind"] == "paragraph" for block in introduction) else []


def gather_end(blocks: Sequence[Shown]) -> tuple[list[Shown], list[Shown]]:
    """Part the body from the end: from the signatures on, if only small print follows them."""
    first = next(place for place, block in enumerate(blocks) if block["kind"] in LAST)
    if all(block["kind"] in (*LAST, "paragraph") for block in blocks[first:]):
        return list(blocks[:first]), list(blocks[first:])
    return list(blocks[:-1]), list(blocks[-1:])


def direction(text: str) -> str:
    """Return the direction of the first letter that has one."""
    for character in text:
        if (kind := unicodedata.bidirectional(character)) in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


@cache
def language_tag(code: str) -> str:
    """Return the shortest tag of a language, which HTML and PDF want: "ara" is "ar"."""
    return langcodes.standardize_tag(code)


def qr_code(url: str) -> str:
    """Return the image of a QR code, with its quiet zone, as a data address.

    The mask is fixed: seeking the best of eight is most of the work, and any phone reads this one.
    """
    code = segno.make(url, error="m", mask=3, micro=False)
    return code.svg_data_uri(omitsize=True, border=4, xmldecl=False, nl=False, dark="#2a2130")
