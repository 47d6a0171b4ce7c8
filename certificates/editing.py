"""Changing the blocks of a template. Pure: a list goes in, a new list comes out.

    blocks ─► add, reword, move, hide, show, remove ─► new blocks, the old ones untouched

Each block has a key of its own, in columns too. What cannot be done is `Refused` with a sentence;
whether the result can be printed as a whole is for `blocks.check_blocks` to say.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from itertools import count
from typing import Any

from django.utils.translation import gettext

from certificates.blocks import ALONE, KINDS, MOST_BLOCKS, REQUIRED, Block, check_block, every
from common.errors import Refused

Blocks = list[dict[str, Any]]


def add(
    blocks: Sequence[Block],
    block: Mapping[str, Any],
    *,
    after: str | None = None,
    column: tuple[str, int] | None = None,
) -> Blocks:
    """Return the blocks with one more: after another, at the end of a column, or else last.

    A block without a key is given one, named after its kind.

    :raises Refused: if the key is taken, the block cannot stand there or says nothing printable.
    """
    new, added = copied(blocks), deepcopy(dict(block))
    added.setdefault("key", free_key(blocks, str(added.get("kind", ""))))
    check_new(blocks, added)
    if column is not None:
        key, number = column
        place = find(new, key)[0]
        columns = new_columns(place, key)
        if not 0 <= number < len(columns):
            raise Refused(gettext("There is no such column."))
        target, position, inside = columns[number], len(columns[number]), True
    elif after is not None:
        target, position = find(new, after)
        position, inside = position + 1, target is not new
    else:
        target, position, inside = new, end_of(new), False
    if inside and added["kind"] in ALONE:
        raise Refused(gettext("This block cannot stand in a column."))
    target.insert(position, added)
    return new


def reword(blocks: Sequence[Block], key: str, *, text: str, item: str | None = None) -> Blocks:
    """Return the blocks with other words in one of them; without `item`, its lines stay as said.

    :raises Refused: if there is no such block, or its words cannot be printed.
    """
    return change(blocks, key, {"text": text} | ({} if item is None else {"item": item}))


def change(blocks: Sequence[Block], key: str, values: Mapping[str, Any]) -> Blocks:
    """Return the blocks with these settings of one of them; its key and kind never change."""
    new = copied(blocks)
    block = get(new, key)
    block.update({name: value for name, value in values.items() if name not in ("key", "kind")})
    check_block(block)
    return new


def move(blocks: Sequence[Block], key: str, *, by: int) -> Blocks:
    """Return the blocks with one of them this many places further down, or up if negative.

    In columns it goes on from the end of one to the start of the next, never out of them.

    :raises Refused: if it would leave the list, or there is no such block.
    """
    new = copied(blocks)
    for _step in range(abs(by)):
        step(new, key, down=by > 0)
    return new


def step(blocks: Blocks, key: str, *, down: bool) -> None:
    """Move a block one place, in place."""
    place, position = find(blocks, key)
    target = position + (1 if down else -1)
    block = place.pop(position)
    if 0 <= target <= end_of(place):
        place.insert(target, block)
        return
    beside = column_beside(blocks, place, down=down)
    if beside is None:
        place.insert(position, block)
        last, first = (
            gettext("This block is already last."),
            gettext("This block is already first."),
        )
        raise Refused(last if down else first)
    beside.insert(0 if down else len(beside), block)


def hide(blocks: Sequence[Block], key: str) -> Blocks:
    """Return the blocks with one kept but not printed.

    :raises Refused: if the paper cannot do without it, or there is no such block.
    """
    new = copied(blocks)
    block = get(new, key)
    check_not_required(block)
    block["hidden"] = True
    return new


def show(blocks: Sequence[Block], key: str) -> Blocks:
    """Return the blocks with one printed again.

    :raises Refused: if there is no such block.
    """
    new = copied(blocks)
    get(new, key).pop("hidden", None)
    return new


def remove(blocks: Sequence[Block], key: str) -> Blocks:
    """Return the blocks without one of them, nor what stands in it.

    :raises Refused: if the paper cannot do without it, or there is no such block.
    """
    new = copied(blocks)
    place, position = find(new, key)
    check_not_required(place[position])
    del place[position]
    return new


def end_of(place: Blocks) -> int:
    """Return where the last block may stand: before the note, which is printed last anyway."""
    has_note = bool(place) and place[-1].get("kind") == "status_note"
    return len(place) - has_note


def find(blocks: Blocks, key: str) -> tuple[Blocks, int]:
    """Return the list that holds a block, the whole or a column, and its place there."""
    for place in (blocks, *columns_of(blocks)):
        for position, block in enumerate(place):
            if block.get("key") == key:
                return place, position
    raise Refused(gettext("This block is no longer there."))


def get(blocks: Blocks, key: str) -> dict[str, Any]:
    place, position = find(blocks, key)
    return place[position]


def columns_of(blocks: Blocks) -> list[Blocks]:
    return [column for block in blocks for column in block.get("columns", ())]


def new_columns(place: Blocks, key: str) -> list[Blocks]:
    columns: list[Blocks] = next(block for block in place if block.get("key") == key).get(
        "columns", []
    )
    return columns


def column_beside(blocks: Blocks, column: Blocks, *, down: bool) -> Blocks | None:
    """Return the column before or after this one in the same block, if there is one."""
    for block in blocks:
        columns: list[Blocks] = block.get("columns", [])
        for number, each in enumerate(columns):
            if each is column:
                beside = number + (1 if down else -1)
                return columns[beside] if 0 <= beside < len(columns) else None
    return None


def check_new(blocks: Sequence[Block], block: Block) -> None:
    kind, key = block.get("kind"), block["key"]
    if kind not in KINDS:
        raise Refused(gettext("There is no such kind of block."))
    if any(each.get("key") == key for each in every([*blocks])):
        raise Refused(gettext("There is a block of this name already."))
    if kind in REQUIRED and any(each.get("kind") == kind for each in blocks):
        raise Refused(gettext("This block stands only once in a template."))
    if sum(1 for _each in every([*blocks, block])) > MOST_BLOCKS:
        raise Refused(gettext("A template has at most %d blocks.") % MOST_BLOCKS)
    check_block(block)


def check_not_required(block: Block) -> None:
    if block.get("kind") in REQUIRED:
        raise Refused(gettext("The paper cannot do without this block."))


def free_key(blocks: Sequence[Block], kind: str) -> str:
    taken = {str(block.get("key")) for block in every(blocks)}
    return next(key for number in count(1) if (key := f"{kind}_{number}") not in taken)


def copied(blocks: Sequence[Block]) -> Blocks:
    return [deepcopy(dict(block)) for block in blocks]
