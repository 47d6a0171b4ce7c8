"""The map of competences: only what people agreed to, counts for all, names for a few."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.errors import Refused
from common.models import JournalEntry
from helpers.models import Skill
from people.models import Role
from protocols.actions import declare_skill
from protocols.models import DeclaredSkill, PersonGroup
from protocols.selectors.competences import counts_in
from tests.factories import NOW
from tests.factories.helpers import make_skill
from tests.factories.needs import declare
from tests.factories.people import make_person, make_user
from tests.factories.protocols import make_team
from tests.protocols.test_grid import hold

pytestmark = pytest.mark.django_db

MAP, DECLARE = reverse("protocols:competence-map"), reverse("protocols:declared-create")


def test_skill_is_counted_by_group_and_a_helper_once():
    team, skill = make_team(), make_skill()
    helper = hold(team, skill).experience.helper
    declare(team, skill)
    declare(team, skill, user=team.manager, group=PersonGroup.EMPLOYEES)
    declare(team, skill, user=team.deputy, group=PersonGroup.VOLUNTEERS)
    declare(team, skill, person=make_person(team.centre), group=PersonGroup.RESIDENTS)
    declare(team, skill, person=helper.person, group=PersonGroup.HELPERS)
    hold(make_team(), skill)

    assert counts_in(team.centre) == {skill.pk: [2, 1, 1, 1]}


def test_what_is_not_recognised_or_whose_helper_left_is_not_on_the_map():
    team = make_team()
    hold(team, make_skill(), "decided")
    hold(team, make_skill(), helper_state="left")

    assert counts_in(team.centre) == {}


def test_nothing_is_declared_without_an_agreement():
    team, person = make_team(), make_person()

    with pytest.raises(Refused):
        declare_skill(
            team.centre,
            skill=make_skill(),
            group=PersonGroup.RESIDENTS,
            person=person,
            agreed=False,
            by=team.manager,
            at=NOW,
        )

    assert not DeclaredSkill.objects.exists()


@pytest.mark.parametrize("changes", [{"agreed_at": None}, {"user": None}, {"group": "visitors"}])
def test_who_walks_round_the_action_meets_the_database(changes):
    declared = declare(make_team())

    with pytest.raises(IntegrityError), transaction.atomic():
        DeclaredSkill.objects.filter(pk=declared.pk).update(**changes)


def test_skill_is_declared_once():
    team, skill = make_team(), make_skill()
    declare(team, skill)

    with pytest.raises(Refused):
        declare(team, skill)


@pytest.mark.parametrize(
    ("role", "shown"), [(Role.MANAGER, True), (Role.SOCIAL_WORKER, True), (Role.TEAM, False)]
)
def test_names_are_for_those_in_charge(client, role, shown):
    team, skill = make_team(), make_skill()
    declare(team, skill, person=make_person(team.centre, "Mariam"), group=PersonGroup.RESIDENTS)
    hold(team, skill)
    client.force_login(make_user(role, team.centre))

    counts = client.get(MAP)
    names = client.get(MAP, {"skill": skill.key})

    assert "Mariam" not in counts.text
    assert ("Mariam" in names.text, "Amina" in names.text) == (shown, shown)


@pytest.mark.parametrize("people", [1, 3])
def test_map_costs_the_same_however_many(client, django_assert_num_queries, people):
    team, skill = make_team(), make_skill()
    for _ in range(people):
        person = make_person(team.centre)
        declare(team, skill, person=person, group=PersonGroup.RESIDENTS)
        declare(team, make_skill())
    client.force_login(team.referent)

    with django_assert_num_queries(10):
        client.get(MAP, {"skill": skill.key})


def test_empty_map_invites_to_start_with_oneself(client):
    team = make_team()
    client.force_login(team.referent)

    assert client.get(MAP).text.count(DECLARE) == 2


def test_team_member_declares_and_withdraws_their_own(client):
    team, skill = make_team(), make_skill()
    member = make_user(Role.TEAM, team.centre)
    client.force_login(member)

    client.post(DECLARE, {"skill": skill.pk, "group": "volunteers", "agreed": "on"})
    declared = DeclaredSkill.objects.get()
    page = client.get(MAP)
    away = reverse("protocols:declared-withdraw", args=[declared.reference])
    client.post(away)

    assert (declared.user, declared.group) == (member, PersonGroup.VOLUNTEERS)
    assert away in page.text
    assert not DeclaredSkill.objects.exists()
    assert [entry.action for entry in JournalEntry.of(declared)] == ["declare", "withdraw"]


@pytest.mark.parametrize(("is_helper", "group"), [(False, "residents"), (True, "helpers")])
def test_those_in_charge_put_a_person_who_agreed_on_the_map(client, is_helper, group):
    team, skill = make_team(), make_skill()
    person = make_person(team.centre)
    if is_helper:
        person = hold(team, make_skill()).experience.helper.person
    client.force_login(team.referent)

    client.post(DECLARE, {"skill": skill.pk, "person": person.pk, "agreed": "on"})

    declared = DeclaredSkill.objects.get()
    assert (declared.person, declared.user, declared.group) == (person, None, group)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"agreed": ""}, "agreed"),
        ({"group": ""}, "group"),
        ({"group": "helpers"}, "group"),
        ({"skill": "0"}, "skill"),
        ({"person": "0"}, "person"),
        ({"user": "0"}, "user"),
    ],
)
def test_wrong_declaration_is_refused(client, wrong, field):
    team = make_team()
    client.force_login(team.referent)
    typed = {"skill": make_skill().pk, "group": "employees", "agreed": "on"} | wrong

    response = client.post(DECLARE, typed)

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not DeclaredSkill.objects.exists()


def test_member_cannot_declare_for_somebody_else(client):
    team, other = make_team(), make_person()
    member = make_user(Role.TEAM, team.centre)
    client.force_login(member)
    typed = {"skill": Skill.objects.first().pk, "group": "employees", "agreed": "on"}

    client.post(DECLARE, typed | {"person": other.pk, "user": team.manager.pk})

    assert DeclaredSkill.objects.get().user == member


@pytest.mark.parametrize("elsewhere", [False, True])
def test_skill_of_somebody_else_is_not_known_to_a_member(client, elsewhere):
    team = make_team()
    declared = declare(team)
    client.force_login(make_user(Role.TEAM, None if elsewhere else team.centre))

    away = reverse("protocols:declared-withdraw", args=[declared.reference])

    assert client.post(away).status_code == 404
    assert DeclaredSkill.objects.exists()
