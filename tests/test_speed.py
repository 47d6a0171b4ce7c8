"""No page asks the database more than twelve times, nor more at 300 rows than at 3."""

from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.models import Person
from tests.cast import WHO, Cast, make_cast
from tests.permissions import MATRIX
from tests.stories import PARTS
from tests.test_permissions import URLS

MOST = 12
NOT_PAGES = {
    "certificates:certificate-preview",
    "certificates:template-pages",
    "certificates:template-preview",
}
PAGES = [
    (name, who)
    for name, row in MATRIX.items()
    for who, code in zip(WHO, row["GET"].split(), strict=True)
    if code == "200" and who != "anonymous" and name not in NOT_PAGES
]

pytestmark = [pytest.mark.django_db, pytest.mark.alike]  # it counts queries
numbers = count(1000)


@pytest.fixture(scope="module")
def crowded(django_db_setup: Any, django_db_blocker: Any) -> Any:
    """Ask every page at 1 row of each kind, then at 300; undo it all. Yields page → two counts."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = make_cast(centre="Les Tilleuls", other_centre="Le Grand Large", mark="ZZ-B")
        few = {page: queries_of(cast, *page) for page in PAGES}
        crowd(cast)
        many = {page: queries_of(cast, *page) for page in PAGES}
        transaction.set_rollback(True)
    return {page: (few[page], many[page]) for page in PAGES}


def queries_of(cast: Cast, name: str, who: str) -> int:
    client = Client()
    user = cast.user(who)
    assert user is not None
    client.force_login(user)
    address = reverse(name, kwargs=cast.arguments_of(name, URLS[name]))
    with CaptureQueriesContext(connection) as queries:
        place = f"198.51.100.{next(numbers) % 250}"  # whoever asks often is slowed down
        response = client.get(address, REMOTE_ADDR=place)
    assert response.status_code == 200
    return len([one for one in queries if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))])


def crowd(cast: Cast) -> None:
    """Add three hundred of each kind to the centre of Amina, Bruno and Chloé."""
    story = cast.here
    persons = [clone(story.person, code=f"X{next(numbers)}") for _ in range(300)]
    Person.objects.bulk_create(persons)
    persons = list(Person.objects.filter(code__startswith="X").order_by("pk"))
    add([clone(story.helper, person=person) for person in persons])
    add(clone(story.need) for _ in range(300))
    add(clone(story.job, title=f"Mission {next(numbers)}") for _ in range(300))
    helpers = list(type(story.helper).objects.filter(person__in=persons))
    add(clone(story.protocol, helper=helper, number=f"N{next(numbers)}") for helper in helpers)
    add(clone(story.match, person=person) for person in persons)
    add(clone(story.session, submission=uuid4()) for _ in range(300))
    add(clone(story.version, number=next(numbers)) for _ in range(300))
    protocols = type(story.protocol).objects.filter(helper__in=helpers)
    add(
        clone(
            story.certificate,
            protocol=protocol,
            number=f"N{next(numbers)}",
            code_sha256=uuid4().hex,
            token_sha256=uuid4().hex,
            paper_sha256=uuid4().hex,
            credential_sha256=uuid4().hex,
            status_place=next(numbers),
        )
        for protocol in protocols
    )

    for part in PARTS:
        part.crowd(story)


def clone(record: models.Model, **changes: Any) -> Any:
    fields = {f.attname: getattr(record, f.attname) for f in record._meta.concrete_fields}
    fields |= {"id": None, "reference": uuid4()}
    twin = type(record)(**fields)
    for name, value in {"user": None, **changes}.items():
        if hasattr(twin, name):
            setattr(twin, name, value)
    return twin


def add(records: Any) -> None:
    made = list(records)
    type(made[0])._base_manager.bulk_create(made)


@pytest.mark.parametrize("page", PAGES, ids="-".join)
def test_page_asks_little_and_never_more_when_there_is_more(crowded: Any, page: Any) -> None:
    few, many = crowded[page]

    assert many <= few
    assert few <= MOST
