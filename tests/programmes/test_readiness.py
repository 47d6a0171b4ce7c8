"""The readiness of the team: twenty answers, a plan for each « not yet », versions."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.errors import Refused
from programmes.lifecycle import ProgrammeState
from programmes.models import ReadinessAnswer, TeamReadiness
from programmes.wording import statements
from tests.factories import NOW, TODAY
from tests.factories.programmes import answers, make_programme, make_readiness, not_yet
from tests.factories.protocols import make_team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def team():
    return make_team()


@pytest.fixture
def programme(team):
    return make_programme(team, state=ProgrammeState.PREPARING)


def test_there_are_twenty_statements():
    assert len(statements()) == 20


def test_a_meeting_answers_every_statement(team, programme):
    readiness = make_readiness(team, programme)

    assert readiness.answers.count() == 20
    assert (readiness.version, readiness.participants()) == (1, 5)


def test_each_meeting_is_a_new_version(team, programme):
    make_readiness(team, programme)

    assert make_readiness(team, programme).version == 2
    assert programme.readiness.count() == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"answers": answers()[1:]}, "1 statement has no answer"),
        ({"answers": answers()[2:]}, "2 statements have no answer"),
        ({"participants": {"managers": 1}}, "two people at least"),
        ({"held_on": TODAY + timedelta(days=1)}, "still to come"),
        ({"answers": answers(meaning_shared=not_yet(action=""))}, "an action, a person"),
        ({"answers": answers(meaning_shared=not_yet(person=""))}, "an action, a person"),
        ({"answers": answers(meaning_shared=not_yet(due_on=None))}, "an action, a person"),
    ],
)
def test_an_incomplete_meeting_is_refused_and_leaves_nothing(team, programme, changes, words):
    with pytest.raises(Refused, match=words):
        make_readiness(team, programme, **changes)

    assert not programme.readiness.exists()


def test_a_closed_programme_takes_no_more_answers(team):
    programme = make_programme(team, state=ProgrammeState.CLOSED)

    with pytest.raises(Refused, match="closed"):
        make_readiness(team, programme)


def test_only_a_not_yet_keeps_a_plan(team, programme):
    told = answers(meaning_shared=not_yet(), project_link=not_yet() | {"answer": "ongoing"})
    readiness = make_readiness(team, programme, answers=told)

    kept = {one.statement: one.action for one in readiness.answers.exclude(action="")}

    assert kept == {"meaning_shared": "Écrire la fiche"}


def test_the_database_refuses_a_not_yet_without_a_plan(team, programme):
    readiness = make_readiness(team, programme)

    with pytest.raises(IntegrityError), transaction.atomic():
        readiness.answers.filter(statement="meaning_shared").update(answer="not_yet")


def test_the_database_refuses_a_meeting_of_one(team, programme):
    with pytest.raises(IntegrityError), transaction.atomic():
        TeamReadiness.objects.create(
            programme=programme, version=1, held_on=TODAY, managers=1, filled_by=team.manager
        )


@pytest.mark.parametrize(("others", "told"), [(3, False), (4, True)])
def test_functions_are_told_from_five_participants_on(team, programme, others, told):
    readiness = make_readiness(
        team, programme, participants={"managers": 1, "social_workers": others}
    )

    assert readiness.tells_functions() is told


# The page


def filled(**changes: str) -> dict[str, str]:
    """What a browser sends: everything « in place », but where told otherwise."""
    data = {"held_on": "2026-06-15", "managers": "1", "social_workers": "2"}
    data |= {f"{one.key}-answer": "done" for one in statements()}
    return data | changes


def address(programme):
    return reverse("programmes:readiness-create", args=[programme.reference])


def test_a_social_worker_fills_it_in_with_one_page(client, team, programme):
    client.force_login(team.referent)

    response = client.post(address(programme), filled())

    readiness = programme.readiness.get()
    assert response.status_code == 302
    assert response.url == readiness.get_absolute_url()
    assert readiness.filled_by == team.referent


def test_what_is_typed_stays_when_an_answer_is_missing(client, team, programme):
    client.force_login(team.referent)
    plan = {
        "meaning_shared-answer": "not_yet",
        "meaning_shared-action": "Écrire la phrase ensemble",
        "meaning_shared-person": "Inès",
    }

    response = client.post(address(programme), filled(**plan))

    page = response.content.decode()
    assert response.status_code == 200
    assert not programme.readiness.exists()
    assert list(response.context["form"].errors) == ["meaning_shared-due_on"]
    assert "Écrire la phrase ensemble" in page
    assert 'href="#id_meaning_shared-due_on"' in page
    assert page.count(" checked") == 20


def test_each_statement_without_an_answer_is_named(client, team, programme):
    client.force_login(team.referent)
    data = filled()
    del data["disagreements_ok-answer"]

    response = client.post(address(programme), data)

    assert list(response.context["form"].errors) == ["disagreements_ok-answer"]
    assert "Chez nous, on peut dire un désaccord" in str(response.context["form"].errors)


def test_a_correction_starts_from_the_last_answers(client, team, programme):
    make_readiness(team, programme, answers=answers(meaning_shared=not_yet()))
    client.force_login(team.referent)

    page = client.get(address(programme)).content.decode()

    assert page.count(" checked") == 20
    assert 'value="Écrire la fiche"' in page
    assert 'value="2026-09-01"' in page


def test_the_page_shows_the_plans_and_no_score(client, team, programme):
    readiness = make_readiness(team, programme, answers=answers(meaning_shared=not_yet()))
    client.force_login(team.referent)

    response = client.get(readiness.get_absolute_url())

    page = response.content.decode()
    assert [answer.statement for _statement, answer in response.context["plans"]] == [
        "meaning_shared"
    ]
    assert "Écrire la fiche" in page
    assert "%" not in page.split("<main", 1)[1].split("</main", 1)[0]


def test_an_older_version_leads_to_the_last_one(client, team, programme):
    first = make_readiness(team, programme)
    last = make_readiness(team, programme)
    client.force_login(team.referent)

    page = client.get(first.get_absolute_url()).content.decode()

    assert last.get_absolute_url() in page


def test_a_second_click_keeps_both_versions_apart(client, team, programme):
    client.force_login(team.referent)

    for _ in range(2):
        client.post(address(programme), filled())

    assert list(programme.readiness.order_by("version").values_list("version", flat=True)) == [
        1,
        2,
    ]
    assert ReadinessAnswer.objects.count() == 40
    assert programme.readiness.filter(filled_by=team.referent, held_on=NOW.date()).count() == 2
