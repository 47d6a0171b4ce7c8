"""Every lifecycle of the house, from its table: what is not drawn cannot happen."""

import pytest
from django.apps import apps
from django.db.models import CheckConstraint

from certificates.models import Suggestion
from common.lifecycle import LifecycleModel, OutOfTurn
from common.models import JournalEntry
from helpers.models import TrainingRecord
from protocols.models import Need, NeedDomain
from tests.factories import NOW
from tests.factories.people import make_centre

KINDS = [model for model in apps.get_models() if issubclass(model, LifecycleModel)]


@pytest.mark.parametrize("kind", KINDS)
def test_lifecycle_speaks_of_the_states_of_its_record(kind):
    states = set(kind._meta.get_field("state").choices)
    known = {value for value, _ in states}

    named = {state for move in kind.lifecycle.values() for state in (*move.sources, move.target)}

    assert named <= known
    assert set(kind.lifecycle.looks) <= known


ENTRIES = {TrainingRecord: ("attended", "declared"), Suggestion: ("spoken",)}
"""Where a record may begin besides its first state: what was held, or comes from elsewhere."""


@pytest.mark.parametrize("kind", KINDS)
def test_lifecycle_reaches_every_state_from_the_first(kind):
    field = kind._meta.get_field("state")
    reached, before = {str(field.default), *map(str, ENTRIES.get(kind, ()))}, set()
    while reached != before:
        before = set(reached)
        moves = kind.lifecycle.values()
        reached |= {str(move.target) for move in moves if reached & {*map(str, move.sources)}}

    assert reached == {value for value, _ in field.choices}


@pytest.mark.parametrize("kind", KINDS)
def test_lifecycle_states_are_known_to_the_database(kind):
    names = {rule.name for rule in kind._meta.constraints if isinstance(rule, CheckConstraint)}

    assert any(name.endswith("_state_known") for name in names)


def make_need() -> Need:
    domain, _ = NeedDomain.objects.get_or_create(key="arrival", defaults={"label": "Arrival"})
    return Need.objects.create(centre=make_centre(), domain=domain, description="Something")


@pytest.mark.django_db
def test_move_of_the_second_of_two_people_is_refused_and_changes_nothing():
    first = make_need()
    second = Need.objects.get(pk=first.pk)
    first.move("close", by=None, at=NOW, close_reason="Done")

    with pytest.raises(OutOfTurn):
        second.move("prioritise", by=None, at=NOW, priority=1)

    second.refresh_from_db()
    assert (second.state, second.priority) == ("closed", None)
    assert [entry.action for entry in JournalEntry.of(second)] == ["close"]


@pytest.mark.django_db
def test_move_that_breaks_a_constraint_leaves_no_trace_in_the_journal():
    need = make_need()

    with pytest.raises(Exception, match="need_prioritised_with_a_priority"):
        need.move("prioritise", by=None, at=NOW)

    assert need.state == "identified"
