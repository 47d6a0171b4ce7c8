from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from common.models import AccessEntry
from people.models import Centre, Person, Role, User
from privacy.selectors import PAGE_SIZE
from tests.factories.people import make_centre, make_person, make_user

pytestmark = pytest.mark.django_db
URL = reverse("privacy:access-log")


@pytest.fixture
def centre() -> Centre:
    return make_centre()


@pytest.fixture
def farid(centre) -> User:
    return make_user(Role.DPO, centre, "Farid")


def read(person: Person, by: User, day: int = 1) -> AccessEntry:
    return AccessEntry.objects.create(
        at=datetime(2026, 6, day, 12, tzinfo=UTC),
        actor=by,
        record_type="people.person",
        record_reference=person.reference,
    )


def references(response) -> list[object]:
    return [reading.reference for reading in response.context["readings"]]


def test_access_log_tells_who_read_what_and_no_content(client, centre, farid):
    person = make_person(centre, "Mariam")
    read(person, make_user(Role.SOCIAL_WORKER, centre, "Chloé Lambert"))
    client.force_login(farid)

    response = client.get(URL)

    assert response.status_code == 200
    assert references(response) == [person.reference]
    assert response.text.count("Chloé Lambert") == 1
    assert "Mariam" not in response.text


def test_access_log_is_of_ones_own_association(client, centre, farid):
    elsewhere = make_centre("Ailleurs")
    read(make_person(elsewhere), make_user(Role.MANAGER, elsewhere))
    client.force_login(farid)

    assert references(client.get(URL)) == []


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ({}, [3, 2, 1]),
        ({"since": "2026-06-02"}, [3, 2]),
        ({"until": "2026-06-02"}, [2, 1]),
        ({"since": "2026-06-02", "until": "2026-06-02"}, [2]),
        ({"since": "2026-06-03", "until": "2026-06-01"}, [3, 2, 1]),
        ({"since": "soon\x00"}, [3, 2, 1]),
    ],
)
def test_access_log_is_filtered_by_day(client, centre, farid, asked, days):
    chloe = make_user(Role.SOCIAL_WORKER, centre)
    entries = {day: read(make_person(centre), chloe, day) for day in (1, 2, 3)}
    client.force_login(farid)

    response = client.get(URL, asked)

    assert references(response) == [entries[day].record_reference for day in days]


@pytest.mark.parametrize(("page", "length"), [(1, PAGE_SIZE), (2, 3), (99, 3), ("x", PAGE_SIZE)])
def test_access_log_comes_in_pages(client, centre, farid, page, length):
    chloe = make_user(Role.SOCIAL_WORKER, centre)
    entry = {"actor": chloe, "record_type": "people.person"}
    AccessEntry.objects.bulk_create(
        AccessEntry(record_reference=uuid4(), **entry) for _ in range(PAGE_SIZE + 3)
    )
    client.force_login(farid)

    assert len(references(client.get(URL, {"page": page}))) == length


@pytest.mark.parametrize("length", [1, 3])
def test_access_log_costs_the_same_however_long(
    client, centre, farid, django_assert_num_queries, length
):
    for _ in range(length):
        read(make_person(centre), make_user(Role.SOCIAL_WORKER, centre))
    client.force_login(farid)

    with django_assert_num_queries(5):  # session, user, roles, count, entries
        response = client.get(URL)

    assert len(references(response)) == length


@pytest.mark.parametrize("role", [role for role in Role if role != Role.DPO])
@pytest.mark.parametrize("name", ["privacy:access-log", "privacy:register"])
def test_nobody_else_reads_the_log_or_the_register(client, centre, role, name):
    client.force_login(make_user(role, centre))

    assert client.get(reverse(name)).status_code == 403
