"""The pages of persons: who may open them, what they keep, what they refuse."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from common.models import AccessEntry, JournalEntry
from people.actions import add_member
from people.models import Person, Role
from tests.factories import NOW
from tests.factories.people import make_centre, make_person, make_user

pytestmark = pytest.mark.django_db
LIST, CREATE = reverse("people:person-list"), reverse("people:person-create")


@pytest.fixture
def centre():
    return make_centre("Les Tilleuls")


@pytest.fixture
def bruno(client, centre):
    user = make_user(Role.MANAGER, centre, "Bruno Morel")
    client.force_login(user)
    return user


def typed(**changes):
    return {
        "centre": "",
        "chosen_name": "Mariam",
        "native_name": "",
        "native_language": "",
        "language_1": "prs",
        "language_2": "",
        "language_3": "",
        "language_4": "",
        "arrived_on": "2026-02-03",
    } | changes


@pytest.mark.parametrize(
    ("role", "answer"),
    [
        (Role.MANAGER, 200),
        (Role.SOCIAL_WORKER, 200),
        (Role.TEAM, 403),
        (Role.HELPER, 403),
        (Role.HEADQUARTERS, 403),
        (Role.DPO, 403),
    ],
)
def test_list_is_for_those_in_charge(client, centre, role, answer):
    client.force_login(make_user(role, centre))

    assert client.get(LIST).status_code == answer
    assert client.get(CREATE).status_code == answer


@pytest.mark.parametrize("length", [1, 3])
def test_list_costs_the_same_however_long(client, centre, bruno, django_assert_num_queries, length):
    for _ in range(length):
        make_person(centre, "Mariam")
    make_person(make_centre("Ailleurs"), "Mariam")

    with django_assert_num_queries(5):  # session, user, roles, count, persons
        response = client.get(LIST)

    assert response.text.count("Mariam") == length


def test_list_is_paged(client, centre, bruno):
    persons = [
        Person(centre=centre, code=f"X-{number}", chosen_name=f"P{number:02d}")
        for number in range(30)
    ]
    Person.objects.bulk_create(persons)

    second = client.get(LIST, {"page": 2})

    assert [person.chosen_name for person in second.context["page"]] == [
        f"P{number}" for number in range(25, 30)
    ]


def test_list_can_be_narrowed_to_who_is_gone(client, centre, bruno):
    yesterday = timezone.localdate() - timedelta(days=1)
    make_person(centre, "Gone", left_on=yesterday)
    make_person(centre, "Here")

    shown = {
        show: [person.chosen_name for person in client.get(LIST, {"show": show}).context["page"]]
        for show in ("", "here", "left")
    }

    assert shown == {"": ["Gone", "Here"], "here": ["Here"], "left": ["Gone"]}


def test_person_is_welcomed(client, centre, bruno):
    response = client.post(
        CREATE,
        typed(
            centre=centre.pk,
            native_name="مریم",
            native_language="prs",
            language_2="fra",
            language_3="prs",
        ),
    )

    person = Person.objects.get()
    assert response.url == person.get_absolute_url()
    assert (person.chosen_name, person.native_name, person.languages) == (
        "Mariam",
        "مریم",
        ["prs", "fra"],
    )
    assert str(person.arrived_on) == "2026-02-03"
    assert JournalEntry.of(person).get().actor == bruno


def test_two_clicks_welcome_one_person(client, centre, bruno):
    sent = typed(centre=centre.pk, submission=uuid4())

    answers = [client.post(CREATE, sent).url for _ in range(2)]

    assert answers == [Person.objects.get().get_absolute_url()] * 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"chosen_name": ""}, "chosen_name"),
        ({"chosen_name": "x" * 81}, "chosen_name"),
        ({"chosen_name": "Mar\x00iam"}, "chosen_name"),
        ({"language_1": ""}, "language_1"),
        ({"language_1": "xxx"}, "language_1"),
        ({"native_name": "مریم"}, "native_language"),
        ({"arrived_on": "1900-01-01"}, "arrived_on"),
        ({"arrived_on": "2999-01-01"}, "arrived_on"),
        ({"arrived_on": "soon"}, "arrived_on"),
        ({"centre": "0"}, "centre"),
    ],
)
def test_form_refuses_and_keeps_what_was_typed(client, centre, bruno, wrong, field):
    response = client.post(CREATE, typed(**{"centre": centre.pk, "language_2": "aze"} | wrong))

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert 'value="aze" selected' in response.text
    assert Person.objects.count() == 0


def test_centre_of_another_is_not_offered(client, bruno):
    elsewhere = make_centre("Ailleurs")

    response = client.post(CREATE, typed(centre=elsewhere.pk))

    assert list(response.context["form"].errors) == ["centre"]


def test_two_centres_are_offered_to_who_is_in_charge_of_two(client, centre, bruno):
    second = make_centre("Le Grand Large", centre.organisation)
    add_member(
        user_name=bruno.username,
        name="",
        role=Role.MANAGER,
        organisation=centre.organisation,
        centre=second,
        starts_on=NOW.date(),
        by=None,
        at=NOW,
    )

    form = client.get(CREATE).context["form"]

    assert [centre.name for centre in form.fields["centre"].queryset] == [
        "Le Grand Large",
        "Les Tilleuls",
    ]
    assert not form.fields["centre"].widget.is_hidden


def test_reading_a_person_is_noted(client, centre, bruno):
    person = make_person(centre)

    response = client.get(person.get_absolute_url())

    assert response.status_code == 200
    entry = AccessEntry.objects.get()
    assert (entry.actor, entry.record_reference, entry.action) == (bruno, person.reference, "read")


def test_native_name_bears_its_language_and_direction(client, centre, bruno):
    person = make_person(centre, native_name="مریم", native_language="prs")

    response = client.get(person.get_absolute_url())

    assert '<bdi class="own-name" lang="fa-AF" dir="rtl">مریم</bdi>' in response.text


def test_title_bears_no_name(client, centre, bruno):
    person = make_person(centre, "Mariam")

    response = client.get(person.get_absolute_url())

    title = response.text.partition("<title>")[2].partition("</title>")[0]
    assert "Mariam" not in title


@pytest.mark.parametrize("role", [Role.MANAGER, Role.TEAM, Role.HELPER, Role.DPO])
def test_person_of_another_centre_does_not_exist(client, role):
    person = make_person(make_centre("Ailleurs"))
    client.force_login(make_user(role))

    for name in ("person-detail", "person-update"):
        assert client.get(reverse(f"people:{name}", args=[person.reference])).status_code == 404


def test_person_reads_what_is_kept_and_cannot_rewrite_it(client, centre):
    user = make_user(Role.HELPER, centre)
    person = make_person(centre, user=user)
    client.force_login(user)

    update = reverse("people:person-update", args=[person.reference])
    assert client.get(person.get_absolute_url()).status_code == 200
    assert client.get(update).status_code == 403
    assert client.post(update, typed()).status_code == 403


def test_person_is_corrected(client, centre, bruno):
    person = make_person(centre, "Maryam", languages=["prs", "fra"])
    update = reverse("people:person-update", args=[person.reference])

    asked = client.get(update)
    response = client.post(update, typed(language_1="fra", left_on="2026-03-01"))

    person.refresh_from_db()
    assert asked.context["form"]["language_2"].value() == "fra"
    assert response.url == person.get_absolute_url()
    assert (person.chosen_name, person.languages) == ("Mariam", ["fra"])
    assert str(person.left_on) == "2026-03-01"


@pytest.mark.parametrize("left_on", ["2026-02-02", "1900-01-01"])
def test_person_does_not_leave_before_arriving(client, centre, bruno, left_on):
    person = make_person(centre)

    response = client.post(
        reverse("people:person-update", args=[person.reference]), typed(left_on=left_on)
    )

    assert response.status_code == 200
    assert response.context["form"].errors
    person.refresh_from_db()
    assert person.left_on is None
