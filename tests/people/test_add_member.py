from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from people.models import Centre, Role, User

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
