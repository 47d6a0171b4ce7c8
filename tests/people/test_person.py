"""Persons: as little as possible is kept, under a pseudonym, once."""

from datetime import date
from uuid import uuid4

import pytest

from common.models import JournalEntry
from people.actions import correct_person, welcome_person
from people.models import Person, Role
from tests.factories import NOW
from tests.factories.people import make_centre, make_person, make_user

pytestmark = pytest.mark.django_db


def test_person_gets_the_next_pseudonym_of_the_centre():
    centre = make_centre("Les Tilleuls")

    first, second = make_person(centre), make_person(centre)

    assert [first.code, second.code] == [f"LT{centre.pk}-01", f"LT{centre.pk}-02"]


def test_pseudonym_of_who_is_gone_is_not_given_again():
    centre = make_centre("Les Tilleuls")
    first, second = make_person(centre), make_person(centre)
    Person.objects.filter(pk=first.pk).delete()

    third = make_person(centre)

    assert (second.code, third.code) == (f"LT{centre.pk}-02", f"LT{centre.pk}-03")


def test_person_sent_twice_is_one_person():
    centre = make_centre()
    by, submission = make_user(Role.MANAGER, centre), uuid4()

    sent = [
        welcome_person(centre=centre, chosen_name="Mariam", submission=submission, by=by, at=NOW)
        for _ in range(2)
    ]

    assert sent[0] == sent[1]
    assert [entry.action for entry in JournalEntry.of(sent[0])] == ["welcome"]


def test_person_is_corrected_and_the_journal_says_so():
    person = make_person(chosen_name="Maryam")
    by = make_user(Role.MANAGER, person.centre)

    correct_person(person, chosen_name="Mariam", languages=["fra"], by=by, at=NOW)

    person.refresh_from_db()
    assert (person.chosen_name, person.languages) == ("Mariam", ["fra"])
    assert [entry.action for entry in JournalEntry.of(person)] == ["welcome", "correct"]
    assert JournalEntry.of(person).last().actor == by


def test_person_says_no_name():
    person = make_person(chosen_name="Mariam", arrived_on=date(2026, 1, 1))

    assert str(person) == f"Person {person.reference}"
