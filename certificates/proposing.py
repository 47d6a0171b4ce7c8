"""What a suggestion does to the blocks of a template: a list goes in, a new one comes out."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from certificates import editing
from certificates.blocks import Block, check_block, every
from certificates.models import Change, Suggestion
from common.errors import Refused

WORDED = ("heading", "paragraph")
ADDED = (
    *WORDED,
    *"activities skills languages training hours endorsements logo page_break".split(),
)
"""Kinds of block that may be added, in the order in which they are offered; some have words."""


def block_of(blocks: Sequence[Block], key: str) -> Block:
    """Return the block of this name, or an empty one."""
    return next((block for block in every(blocks) if block.get("key") == key), {})


def changed(blocks: Sequence[Block], suggestion: Suggestion) -> editing.Blocks:
    """Return the blocks with what is suggested.

    :raises Refused: if they cannot change like this, or no longer.
    """
    key = suggestion.block
    if suggestion.change == Change.ADD:
        block = new_block(suggestion)
        check_block(block)
        return editing.add(blocks, block, after=suggestion.after)
    now = block_of(blocks, key)
    if suggestion.change == Change.MOVE:
        return editing.move(blocks, key, by=steps_to(blocks, key, suggestion.after))
    if now.get("text", "") != suggestion.base:
        raise Refused(gettext("These words have changed since: propose again."))
    if suggestion.change == Change.HIDE:
        return editing.hide(blocks, key)
    check_block({**now, "text": suggestion.text})
    return editing.reword(blocks, key, text=suggestion.text)


def new_block(suggestion: Suggestion) -> dict[str, Any]:
    """Return the block to add; a heading is of the second level."""
    block: dict[str, Any] = {"key": f"s_{suggestion.reference.hex[:10]}", "kind": suggestion.kind}
    if suggestion.kind == "heading":
        block["level"] = 2
    return block | ({"text": suggestion.text} if suggestion.text else {})


def steps_to(blocks: Sequence[Block], key: str, after: str) -> int:
    """Return by how many places a block moves to stand right after another."""
    keys = [block["key"] for block in blocks]
    if key not in keys or after not in keys or key == after:
        raise Refused(gettext("This block cannot go there."))
    here, there = keys.index(key), keys.index(after)
    steps = there - here if there > here else there - here + 1
    if not steps:
        raise Refused(gettext("It stands there already."))
    return steps
