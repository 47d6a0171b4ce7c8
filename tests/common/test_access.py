import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from common.access import get_permitted
from common.models import AccessEntry
from people.models import Person, Role
from tests.factories.people import make_centre, make_person, make_user

pytestmark = pytest.mark.django_db


def anyone(user, record):
    return True


def nobody(user, record):
    return False


def test_get_permitted_hides_what_is_out_of_sight():
    person = make_person()
    stranger = make_user(Role.MANAGER, make_centre("Le Grand Large"))

    with pytest.raises(Http404):
        get_permitted(Person.objects.all(), anyone, stranger, reference=person.reference)


def test_get_permitted_forbids_what_is_out_of_reach_and_logs_no_reading():
    person = make_person()
    manager = make_user(Role.MANAGER, person.centre)

    with pytest.raises(PermissionDenied):
        get_permitted(Person.objects.all(), nobody, manager, reference=person.reference)

    assert not AccessEntry.objects.exists()


def test_get_permitted_logs_the_reading_of_a_file():
    person = make_person()
    manager = make_user(Role.MANAGER, person.centre)

    get_permitted(Person.objects.all(), anyone, manager, reference=person.reference)

    entry = AccessEntry.objects.get()
    assert (entry.actor, entry.record_type, entry.record_reference) == (
        manager,
        "people.person",
        person.reference,
    )
