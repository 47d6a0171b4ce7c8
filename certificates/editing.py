"""Changes to the blocks of a template, as new lists. Pure."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from certificates.blocks import Block
from common.errors import Refused


def add(blocks: Sequence[Block], block: Block, *, after: str | None) -> list[Any]:
    place = index_of(blocks, after) + 1 if after else len(blocks)
    return [*blocks[:place], block, *blocks[place:]]


def reword(blocks: Sequence[Block], key: str, *, text: str, item: str | None = None) -> list[Any]:
    return changed(blocks, key, text=text)


def hide(blocks: Sequence[Block], key: str) -> list[Any]:
    return changed(blocks, key, hidden=True)


def changed(blocks: Sequence[Block], key: str, **words: Any) -> list[Any]:
    place = index_of(blocks, key)
    return [*blocks[:place], {**blocks[place], **words}, *blocks[place + 1 :]]


def move(blocks: Sequence[Block], key: str, *, by: int) -> list[Any]:
    here = index_of(blocks, key)
    rest = [*blocks[:here], *blocks[here + 1 :]]
    if not 0 <= here + by <= len(rest):
        raise Refused(gettext("This block cannot go there."))
    return [*rest[: here + by], blocks[here], *rest[here + by :]]


def index_of(blocks: Sequence[Block], key: str) -> int:
    for place, block in enumerate(blocks):
        if block["key"] == key:
            return place
    raise Refused(gettext("This block is no longer there."))
