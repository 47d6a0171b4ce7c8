"""What each kind of block shows of the facts: from a block to the values of its template."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any

import langcodes
from django.utils.translation import gettext

from certificates.blocks import PLACEHOLDER, SENTENCE_END, Block, fill
from certificates.dress import Dress
from certificates.facts import ITEM_PLACEHOLDERS, Facts, Proof, placeholders
from certificates.qr import qr_code
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
INTRODUCED = ("activities", "skills", "languages", "training", "hours", "endorsements", "columns")
LABEL_END = re.compile(r"\s*:\s+")
LONG_NAME, LONGER_NAME = 22, 36  # letters that fit on one line, in two sizes

Shown = dict[str, Any]


@dataclass(frozen=True)
class Source:
    """What a block may draw on."""

    facts: Facts
    proof: Proof
    values: Mapping[str, str]
    dress: Dress = field(default_factory=Dress)

    def said(self, text: str, *strong: str) -> str:
        return fill(text, self.values, language=self.facts["language"], strong=strong)

    def set(self, text: str) -> str:
        return typo(text, self.facts["language"])


def lay_out(
    blocks: Sequence[Block], facts: Facts, proof: Proof, dress: Dress | None = None
) -> list[Shown]:
    """Return each block with its template and what it shows, which may be nothing."""
    source = Source(facts, proof, placeholders(facts, proof), dress or Dress())
    return lay_out_from(source, blocks)


def lay_out_from(source: Source, blocks: Sequence[Block]) -> list[Shown]:
    return [
        {
            "kind": block["kind"],
            "level": block.get("level"),
            "template": TEMPLATES[block["kind"]],
            "shown": LAYOUTS[block["kind"]](source, block),
        }
        for block in blocks
    ]


def words(source: Source, block: Block) -> str:
    return source.said(block["text"], "mission_title" if block["kind"] == "mission" else "")


def status_note(source: Source, block: Block) -> str:
    return source.set(source.facts["status_note"])


def page_break(source: Source, block: Block) -> bool:
    return True


def logo(source: Source, block: Block) -> Shown:
    return {
        "name": source.set(source.facts["issuer"]["name"]),
        "position": block.get("position"),
        "picture": source.dress.pictures.get(block.get("picture", "")),
        "number": source.proof["number"],
        "issued_on": source.values["issued_on"],
    }


def holder(source: Source, block: Block) -> Shown:
    person = source.facts["holder"]
    native, letters = person["native_name"] or "", len(person["name"])
    size = "is-longer" if letters > LONGER_NAME else "is-long" if letters > LONG_NAME else ""
    return {
        "name": source.said(block["text"]),
        "size": size,
        "native": native,
        "lang": language_tag(person["native_language"] or "und"),
        "dir": direction(native),
    }


def hours(source: Source, block: Block) -> list[tuple[str, str]]:
    """Return a cell for each sentence « label : words », in the words of the block."""
    usual = gettext(
        "Period: {{period_start}} – {{period_end}}. "
        "Volume: {{total_hours}} hours, {{sessions_count}} sessions, {{rhythm}}. "
        "Autonomy: {{autonomy_label}}."
    )
    cells: list[tuple[str, str]] = []
    for sentence in SENTENCE_END.split((block.get("text") or usual).strip()):
        label, colon, rest = LABEL_END.sub("\n", sentence, count=1).partition("\n")
        if not colon:
            label, rest = "", label
        if said := source.said(rest.rstrip(".")):
            cells.append((source.said(label), said))
    return cells


def activities(source: Source, block: Block) -> Shown | None:
    """Return rows of what was done, in columns named by the words before each placeholder."""
    usual = {
        "situation": gettext("Situation"),
        "action": gettext("Action"),
        "result": gettext("Result"),
    }
    pieces = PLACEHOLDER.split(item_of(block))
    names = [name.removeprefix("activity_") for name in pieces[1::2]]
    heads = [before.strip(" :\u00a0") for before in pieces[:-1:2]]
    rows = [
        {
            "title": source.set(activity["title"]),
            "cells": [(name, source.set(str(dict(activity)[name]))) for name in names],
        }
        for activity in source.facts["activities"][: block.get("max")]
    ]
    if not rows:
        return None
    return {
        "heads": [head or usual[name] for head, name in zip(heads, names, strict=True)],
        "titled": any(row["title"] for row in rows),
        "rows": rows,
    }


def skills(source: Source, block: Block) -> list[Shown]:
    """Return the skills with those of their words that the item names."""
    named = PLACEHOLDER.findall(item_of(block))
    return [
        {
            "label": source.set(skill["label"]),
            "level": skill["level"] if "skill_level_label" in named else 0,
            "level_label": source.set(skill["level_label"]),
            "evidence": source.set(skill["evidence"]) if "skill_evidence" in named else "",
            "alignments": [source.set(text) for text in skill["alignments"]]
            if block.get("with_alignment")
            else [],
        }
        for skill in source.facts["skills"][: block.get("max")]
    ]


def endorsements(source: Source, block: Block) -> list[Shown]:
    grouped = "endorsement_group" in PLACEHOLDER.findall(item_of(block))
    return [
        {
            "text": source.set(item["text"].strip(" «»\u00a0")),
            "group": source.set(item["group"][:1].upper() + item["group"][1:]) if grouped else "",
        }
        for item in source.facts["endorsements"][: block.get("max")]
    ]


def languages(source: Source, block: Block) -> Shown | None:
    lines = []
    for item in source.facts["languages"][: block.get("max")]:
        oral = gettext("spoken %s") % item["oral"]
        written = gettext("written %s") % item["written"] if item["written"] else ""
        said = ", ".join(filter(None, (oral, written, item["basis"])))
        lines.append((source.set(item["name"]), source.set(said)))
    return {"label": source.said(block.get("text", "")), "lines": lines} if lines else None


def training(source: Source, block: Block) -> Shown | None:
    taken = source.facts["training"][: block.get("max")]
    lines = [(source.set(item["title"]), f"{item['hours']}\u00a0h") for item in taken]
    return {"label": source.said(block.get("text", "")), "lines": lines} if lines else None


def signatures(source: Source, block: Block) -> Shown:
    signatories = [
        {"name": source.set(signatory["name"]), "function": source.set(signatory["function"])}
        for signatory in source.facts["signatories"]
    ]
    return {"text": source.said(block["text"]), "signatories": signatories}


def verification(source: Source, block: Block) -> Shown:
    code, url = source.proof["code"], source.proof["url"]
    qr = qr_code(source.proof.get("offline", url))
    return {"text": source.said(block["text"]), "code": code, "url": url, "qr": qr}


def columns(source: Source, block: Block) -> list[list[Shown]] | None:
    found = [drop_lonely_headings(lay_out_from(source, column)) for column in block["columns"]]
    return found if any(chain.from_iterable(found)) else None


LAYOUTS: dict[str, Callable[[Source, Block], Any]] = {
    "heading": words,
    "paragraph": words,
    "mission": words,
    "holder": holder,
    "activities": activities,
    "skills": skills,
    "languages": languages,
    "training": training,
    "hours": hours,
    "endorsements": endorsements,
    "signatures": signatures,
    "verification": verification,
    "status_note": status_note,
    "columns": columns,
    "page_break": page_break,
    "logo": logo,
}


def item_of(block: Block) -> str:
    """Return how a block words each item: its own way, or all that there is to say."""
    every = (f"{{{{{name}}}}}" for name in ITEM_PLACEHOLDERS[block["kind"]])
    return block.get("item") or "".join(every)


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
