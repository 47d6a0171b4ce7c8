from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from common.models import JournalEntry
from people.models import Centre, Role, User
from tests.factories.people import make_centre, make_organisation, make_person, make_user

pytestmark = pytest.mark.django_db
PLACE = {"organisation": "Rives Communes", "centre": "Les Tilleuls"}


def add(user_name: str = "bruno", role: str = Role.MANAGER, **options: str | None) -> str:
    said = StringIO()
    call_command("add_member", user_name, "Bruno Morel", role, **PLACE | options, stdout=said)
    return said.getvalue()


def test_first_manager_opens_the_centre_and_can_sign_in():
    password = add().split()[-1]

    bruno = User.objects.get(username="bruno")
    assert bruno.check_password(password)
    assert bruno.centre_ids(Role.MANAGER) == {Centre.objects.get(name="Les Tilleuls").pk}


def test_second_member_joins_the_same_centre():
    add()
    add("chloe", Role.SOCIAL_WORKER)

    assert Centre.objects.count() == 1


def test_who_oversees_has_no_centre():
    add("elise", Role.HEADQUARTERS, centre=None)

    assert User.objects.get(username="elise").has_role(Role.HEADQUARTERS)


@pytest.mark.parametrize(
    ("role", "centre"), [(Role.MANAGER, None), (Role.HEADQUARTERS, "Les Tilleuls")]
)
def test_a_role_without_its_place_is_refused(role, centre):
    with pytest.raises(CommandError, match="Give a centre"):
        add(role=role, centre=centre)

    assert User.objects.count() == 0


def test_a_user_name_is_given_once():
    add()

    with pytest.raises(CommandError, match="taken"):
        add()


def test_helper_gets_the_account_of_the_person_they_are():
    centre = make_centre("Les Tilleuls", make_organisation("Rives Communes"))
    person = make_person(centre)

    add("amina", Role.HELPER, person=person.code)

    person.refresh_from_db()
    assert person.user == User.objects.get(username="amina")
    assert [entry.action for entry in JournalEntry.of(person)] == ["welcome", "give_account"]


def test_account_is_given_to_one_person_of_the_same_centre_only():
    organisation = make_organisation("Rives Communes")
    centre = make_centre("Les Tilleuls", organisation)
    taken = make_person(centre, user=make_user(Role.HELPER, centre))
    elsewhere = make_person(make_centre("Le Grand Large", organisation))

    for code in (taken.code, elsewhere.code, "nobody"):
        with pytest.raises(CommandError):
            add("amina", Role.HELPER, person=code)

    assert not User.objects.filter(username="amina").exists()
    elsewhere.refresh_from_db()
    assert elsewhere.user is None
