"""What a template is made of: blocks as JSON, their words written by a centre, their layout ours.

    {"key": "intro", "kind": "paragraph", "text": "{{issuer_wording}} atteste que"}

Words may name facts from a closed list, and nothing else: no template language is ever run on them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from certificates.facts import DOCUMENT_PLACEHOLDERS, ITEM_PLACEHOLDERS
from common.errors import Refused
from common.typography import typo

Block = Mapping[str, Any]

KINDS = tuple(
    """
    heading paragraph holder mission activities skills languages training hours endorsements
    signatures verification status_note columns page_break logo
    """.split()
)
WITH_WORDS = ("heading", "paragraph", "holder", "mission", "signatures", "verification")
REQUIRED = ("holder", "signatures", "verification")
ALONE = (*REQUIRED, "status_note", "page_break", "logo", "columns")  # never inside columns
PICTURES = ("", "association", "centre")  # whose logo a head shows: of the design, or theirs
KEY = re.compile(r"[a-z0-9_]{1,60}")
MOST_BLOCKS, LONGEST_TEXT, MOST_ITEMS = 60, 1000, 12

PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
CLAUSE_END = re.compile(r"(,\s+|\s*;\s+)")
FRENCH_OF = re.compile(r"\b([Dd])e\s$")


def check_blocks(blocks: Sequence[Block]) -> None:
    """Check the blocks of a template before it is published.

    :raises Refused: at the first that cannot be printed, saying which and why.
    """
    check_printable(blocks)
    check_keys(blocks)
    blocks = printed(blocks)
    kinds = [block["kind"] for block in blocks]
    for kind in REQUIRED:
        if kinds.count(kind) != 1:
            raise Refused(gettext("A template needs exactly one block “%s”.") % kind)
    check_headings(blocks)


def check_keys(blocks: Sequence[Block]) -> None:
    keys: set[str] = set()
    for block in every(blocks):
        key = str(block.get("key", ""))
        if not KEY.fullmatch(key) or key in keys:
            refuse(block, gettext("Each block needs a name of its own."))
        keys.add(key)


def check_printable(blocks: Sequence[Block]) -> None:
    """Check what a trial needs: each block by itself, how many there are, none deep in others.

    Whatever is nested is refused before it is walked: no draft is too deep for this.

    :raises Refused: at the first that cannot be printed, saying which and why.
    """
    number = 0
    for block in blocks:
        check_block(block)
        columns = block["columns"] if block["kind"] == "columns" else ()
        inside = [inner for column in columns for inner in column]
        number += 1 + len(inside)
        if number > MOST_BLOCKS:
            raise Refused(gettext("A template has at most %d blocks.") % MOST_BLOCKS)
        for inner in inside:
            if inner.get("kind") in ALONE:
                refuse(inner, gettext("This block cannot stand in a column."))
            check_block(inner)


def check_block(block: Block) -> None:
    kind = block.get("kind")
    if kind not in KINDS:
        refuse(block, gettext("There is no such kind of block."))
    if kind == "columns" and not 2 <= len(block.get("columns", ())) <= 3:
        refuse(block, gettext("There are two or three columns."))
    text, item = block.get("text", ""), block.get("item", "")
    if not (isinstance(text, str) and isinstance(item, str)):
        refuse(block, gettext("Words are expected here."))
    if kind in WITH_WORDS and not text.strip():
        refuse(block, gettext("This block has no words."))
    if len(text) + len(item) > LONGEST_TEXT:
        refuse(block, gettext("This text is too long."))
    if kind == "logo" and block.get("picture", "") not in PICTURES:
        refuse(block, gettext("There is no such logo."))
    most = block.get("max", MOST_ITEMS)
    if not (isinstance(most, int) and 1 <= most <= MOST_ITEMS):
        refuse(block, gettext("There are at most %d lines.") % MOST_ITEMS)
    check_placeholders(block, text, DOCUMENT_PLACEHOLDERS)
    check_placeholders(block, item, frozenset(ITEM_PLACEHOLDERS.get(str(kind), ())))


def check_placeholders(block: Block, text: str, known: frozenset[str]) -> None:
    for name in PLACEHOLDER.findall(text):
        if name not in known:
            refuse(block, gettext("“%s” is not known here.") % name)
    if re.search(r"\{\{|\}\}", PLACEHOLDER.sub("", text)):
        refuse(block, gettext("Two braces are not closed."))


def check_headings(blocks: Sequence[Block]) -> None:
    """One title first, then no level skipped: people who listen to the page count on it."""
    before = 0
    for block in every(blocks):
        if block["kind"] == "heading":
            level = int(block.get("level") or 0)
            if level not in (1, 2, 3) or level > before + 1 or (level == 1 and before):
                refuse(block, gettext("The levels of the headings must follow each other."))
            before = level
    if not before:
        raise Refused(gettext("A template needs a heading of level 1."))


def refuse(block: Block, why: str) -> None:
    raise Refused(f"{block.get('key', '?')}: {why}")


def printed(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks without those that are hidden, in columns neither."""
    return [
        {**block, "columns": [printed(column) for column in block["columns"]]}
        if block.get("columns")
        else block
        for block in blocks
        if not block.get("hidden")
    ]


def every(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield all blocks in reading order, those in columns too."""
    for block in blocks:
        yield block
        if block.get("kind") == "columns":
            for column in block["columns"]:
                yield from every(column)


def fill(
    text: str, values: Mapping[str, str], *, language: str, strong: Sequence[str] = ()
) -> SafeString:
    """Return the text as HTML, each placeholder replaced by its escaped words, once.

    A clause whose words are empty goes, with its sentence if nothing else is in it:
    « Statut : {{status_label}}. » leaves no « Statut : . » when the holder hides it.
    """
    words = ""
    pieces = PLACEHOLDER.split(without_empty_clauses(text, values))
    for place, piece in enumerate(pieces):
        if place % 2 == 0:
            following = "".join(pieces[place + 1 : place + 2])
            literal = elided(piece, values[following]) if following.startswith("period") else piece
            words += escape(typo(literal, language))
        elif piece in strong:
            words += f"<strong>{escape(typo(values[piece], language))}</strong>"
        else:
            words += escape(typo(values[piece], language))
    return mark_safe(words.strip())  # noqa: S308  every part of it is escaped above


def elided(text: str, following: str) -> str:
    """Return « d’ » for a last « de » before avril, août and octobre."""
    return FRENCH_OF.sub(r"\1’", text) if following[:1] in tuple("ao") else text


def without_empty_clauses(text: str, values: Mapping[str, str]) -> str:
    sentences = []
    for sentence in SENTENCE_END.split(text.strip()):
        body = sentence.rstrip(".!?…")
        end = sentence[len(body) :]
        parts = CLAUSE_END.split(body)
        kept = ""
        for place in range(0, len(parts), 2):
            if all(values[name] for name in PLACEHOLDER.findall(parts[place])):
                kept += (parts[place - 1] if kept else "") + parts[place]
        if kept.strip():
            sentences.append(kept + end)
    return " ".join(sentences)
