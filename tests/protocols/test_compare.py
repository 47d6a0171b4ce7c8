"""Two versions of a mission, in sentences."""

import pytest
from django.utils.translation import override

from protocols.selectors.compare import Change, Kind, changes, compared_rows


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([], [], []),
        (["Le bus"], ["Le bus"], []),
        ([], ["Le bus"], [Change("it", Kind.ADDED, after="Le bus")]),
        (["Le bus"], [], [Change("it", Kind.REMOVED, before="Le bus")]),
        (["Le bus"], ["La mairie"], [Change("it", Kind.CHANGED, "Le bus", "La mairie")]),
        (["Lire", "Le bus"], ["Le bus", "Lire"], []),
        (
            ["Lire un plan", "Le bus"],
            ["Lire un plan du quartier", "Le bus", "Acheter"],
            [
                Change("it", Kind.CHANGED, "Lire un plan", "Lire un plan du quartier"),
                Change("it", Kind.ADDED, after="Acheter"),
            ],
        ),
        (
            ["Lire un plan", "Le bus"],
            ["Choisir ses mots", "Le bus"],
            [
                Change("it", Kind.REMOVED, before="Lire un plan"),
                Change("it", Kind.ADDED, after="Choisir ses mots"),
            ],
        ),
        (
            ["Parler arabe (souhaité)"],
            ["Parler arabe (indispensable)", "Lire (souhaité)"],
            [
                Change(
                    "it",
                    Kind.CHANGED,
                    "Parler arabe (souhaité)",
                    "Parler arabe (indispensable)",
                ),
                Change("it", Kind.ADDED, after="Lire (souhaité)"),
            ],
        ),
    ],
)
def test_what_changes_is_told_once_and_nothing_else(before, after, told):
    assert changes({"it": before}, {"it": after}, ["it"]) == told


def test_a_row_of_the_same_name_tells_only_the_facts_that_differ():
    before = {"Le bus": {"who": ["with whom: alone"], "kind": ["kind: advocacy"]}, "Lire": {}}
    after = {"Le bus": {"who": ["with whom: Ali"], "risk": ["risk: no"]}, "Acheter": {}}

    told = compared_rows("it", before, after)

    assert told == [
        Change("it", Kind.REMOVED, before="Lire"),
        Change("it", Kind.ADDED, after="Acheter"),
        Change("it", Kind.CHANGED, "Le bus – with whom: alone", "Le bus – with whom: Ali"),
        Change("it", Kind.REMOVED, before="Le bus – kind: advocacy"),
        Change("it", Kind.ADDED, after="Le bus – risk: no"),
    ]


def test_sections_are_told_in_the_order_of_the_mission():
    before, after = {"a": ["x"], "b": ["y"]}, {"a": [], "b": [], "c": ["z"]}

    told = changes(before, after, ["c", "b", "a"])

    assert [change.section for change in told] == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (Change("it", Kind.ADDED, after="Le bus."), "Added: “Le bus”."),
        (Change("it", Kind.REMOVED, before="Le\nbus"), "Removed: “Le bus”."),
        (
            Change("it", Kind.CHANGED, "Le bus.", "Le tram."),
            "Changed: “Le bus” has become “Le tram”.",
        ),
    ],
)
def test_a_change_is_a_sentence(change, sentence):
    with override("en"):
        assert change.sentence() == sentence


def test_a_row_that_is_kept_twice_is_not_told():
    assert changes({"it": ["Lire", "Lire"]}, {"it": ["Lire"]}, ["it"]) == []
