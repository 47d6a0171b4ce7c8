"""Blocks go in, new blocks come out: the old ones are never touched."""

from typing import Any

import pytest

from certificates import editing
from certificates.blocks import check_blocks
from common.errors import Refused

Blocks = list[dict[str, Any]]


def blocks() -> Blocks:
    return [
        {"key": "title", "kind": "heading", "level": 1, "text": "{{certificate_title}}"},
        {"key": "holder", "kind": "holder", "text": "{{holder_name}}"},
        {
            "key": "columns",
            "kind": "columns",
            "columns": [
                [
                    {"key": "left", "kind": "paragraph", "text": "À gauche."},
                    {"key": "low", "kind": "paragraph", "text": "En bas."},
                ],
                [{"key": "right", "kind": "hours"}],
            ],
        },
        {"key": "skills", "kind": "skills", "item": "{{skill_label}}"},
        {"key": "signatures", "kind": "signatures", "text": "Le {{issued_on}}."},
        {"key": "verification", "kind": "verification", "text": "{{verify_url}}"},
    ]


def keys(found: Blocks) -> list[str]:
    return [block["key"] for block in found]


def columns(found: Blocks) -> list[list[str]]:
    return [keys(column) for column in editing.get(found, "columns")["columns"]]


THANKS = {"kind": "paragraph", "text": "Merci."}


def test_editing_starts_from_blocks_that_can_be_printed() -> None:
    check_blocks(blocks())


def test_add_puts_a_block_last_with_a_key_of_its_own() -> None:
    found = editing.add(editing.add(blocks(), THANKS), THANKS)

    assert keys(found)[-2:] == ["paragraph_1", "paragraph_2"]


def test_the_note_that_is_printed_last_stays_last() -> None:
    noted = [*blocks(), {"key": "note", "kind": "status_note"}]

    with pytest.raises(Refused, match="already last"):
        editing.move(noted, "verification", by=1)

    assert keys(editing.add(noted, THANKS))[-2:] == ["paragraph_1", "note"]


def test_add_after_a_block_and_in_its_column() -> None:
    found = editing.add(blocks(), THANKS, after="title")
    inside = editing.add(blocks(), THANKS, after="left")
    at_the_end = editing.add(blocks(), THANKS, column=("columns", 1))

    assert keys(found)[:2] == ["title", "paragraph_1"]
    assert columns(inside) == [["left", "paragraph_1", "low"], ["right"]]
    assert columns(at_the_end) == [["left", "low"], ["right", "paragraph_1"]]


@pytest.mark.parametrize(
    ("block", "place", "why"),
    [
        (THANKS | {"key": "low"}, {}, "There is a block of this name already."),
        ({"kind": "holder", "text": "x"}, {}, "This block stands only once in a template."),
        ({"kind": "script"}, {}, "There is no such kind of block."),
        ({"kind": "logo"}, {"after": "left"}, "This block cannot stand in a column."),
        (THANKS, {"after": "gone"}, "This block is no longer there."),
        (THANKS, {"column": ("columns", 2)}, "There is no such column."),
        (THANKS, {"column": ("title", 0)}, "There is no such column."),
    ],
)
def test_add_refuses_what_cannot_stand_there(
    block: dict[str, Any], place: dict[str, Any], why: str
) -> None:
    with pytest.raises(Refused) as refused:
        editing.add(blocks(), block, **place)

    assert str(refused.value) == why


def test_add_stops_at_the_most_blocks() -> None:
    found = blocks()
    for _each in range(60 - 9):
        found = editing.add(found, THANKS)

    with pytest.raises(Refused, match="at most 60 blocks"):
        editing.add(found, THANKS)


def test_reword_changes_the_words_and_leaves_the_old_list() -> None:
    before = blocks()

    found = editing.reword(before, "low", text="Autre.")
    skills = editing.reword(before, "skills", text="", item="{{skill_level_label}}")

    assert editing.get(found, "low")["text"] == "Autre."
    assert editing.get(skills, "skills")["item"] == "{{skill_level_label}}"
    assert before == blocks()


@pytest.mark.parametrize("text", ["", "{{secret}}", "{% load x %} {{", "x" * 1001])
def test_reword_refuses_words_that_cannot_be_printed(text: str) -> None:
    with pytest.raises(Refused):
        editing.reword(blocks(), "low", text=text)


def test_move_goes_up_and_down_the_page() -> None:
    assert keys(editing.move(blocks(), "skills", by=-2))[1] == "skills"
    assert keys(editing.move(blocks(), "title", by=1))[:2] == ["holder", "title"]


def test_move_goes_from_one_column_to_the_next_and_back() -> None:
    there = editing.move(blocks(), "low", by=1)
    back = editing.move(there, "low", by=-1)

    assert columns(there) == [["left"], ["low", "right"]]
    assert back == blocks()


@pytest.mark.parametrize(
    ("key", "by", "why"),
    [
        ("title", -1, "This block is already first."),
        ("verification", 1, "This block is already last."),
        ("left", -1, "This block is already first."),
        ("right", 1, "This block is already last."),
    ],
)
def test_move_refuses_to_leave_the_list(key: str, by: int, why: str) -> None:
    with pytest.raises(Refused) as refused:
        editing.move(blocks(), key, by=by)

    assert str(refused.value) == why


def test_hide_keeps_the_block_and_show_prints_it_again() -> None:
    hidden = editing.hide(blocks(), "left")

    assert editing.get(hidden, "left")["hidden"]
    assert editing.show(hidden, "left") == blocks()


def test_remove_takes_a_block_out_of_its_column() -> None:
    assert columns(editing.remove(blocks(), "left")) == [["low"], ["right"]]
    assert "columns" not in keys(editing.remove(blocks(), "columns"))


@pytest.mark.parametrize("key", ["holder", "signatures", "verification"])
def test_required_blocks_can_neither_hide_nor_go(key: str) -> None:
    for without in (editing.hide, editing.remove):
        with pytest.raises(Refused, match="cannot do without"):
            without(blocks(), key)
