import pytest
from django.urls import reverse

from helpers.models import Skill
from people.models import Role
from protocols.lifecycle import DiagnosisState
from tests.factories.helpers import make_skill
from tests.factories.needs import make_diagnosis
from tests.factories.people import make_centre, make_user
from tests.factories.protocols import make_need, make_team
from tests.protocols.test_grid import hold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

GRID = reverse("protocols:grid")


def test_grid_shows_the_four_kinds_by_a_word_an_icon_and_a_class(client):
    team = make_team()
    skills = [make_skill(name) for name in ("Lire un plan", "Écouter", "Chanter", "Cuisiner")]
    make_need(team, skills=skills[:3])
    hold(team, skills[0])
    hold(team, skills[1], "decided")
    hold(team, skills[3])
    client.force_login(team.manager)

    told = client.get(GRID).text

    row = told[told.index("<tbody>") : told.index("</tbody>")]
    for look, sign in (
        ("is-done", "check-lg"),
        ("is-info", "hourglass-split"),
        ("is-wait", "exclamation-triangle"),
    ):
        assert row.count(f'<span class="met {look}"><span class="i i-{sign}"') == 1
    assert 'data-label="Chanter"' in row
    assert "Cuisiner" in told[told.index("</table>") :]
    assert "Cuisiner" not in row


def test_grid_has_headers_for_its_rows_and_columns_and_a_region_for_the_keyboard(client):
    team = make_team()
    make_need(team, skills=[make_skill("Lire un plan")])
    client.force_login(team.manager)

    told = client.get(GRID).text

    assert '<th scope="col"><span>Lire un plan</span></th>' in told
    assert told.count('<th scope="row">') == 1
    assert 'tabindex="0" role="region"' in told


@pytest.mark.parametrize("needs", [1, 30])
def test_grid_page_costs_the_same_however_many_needs(client, django_assert_num_queries, needs):
    team = make_team()
    skill = make_skill()
    for _ in range(needs):
        make_need(team, skills=[skill])
    client.force_login(team.manager)

    with django_assert_num_queries(11):
        response = client.get(GRID)

    assert response.text.count('<th scope="row">') == min(needs, 25)


def test_grid_without_needs_says_what_to_do(client):
    team = make_team()
    client.force_login(team.manager)

    assert client.get(GRID).text.count(reverse("protocols:need-create")) == 2


def test_grid_of_needs_that_ask_for_no_skill_says_so(client):
    team = make_team()
    make_need(team)
    client.force_login(team.manager)

    response = client.get(GRID)

    assert response.context["grid"].skills == []
    assert "<table" not in response.text


def test_grid_names_the_diagnosis_it_rests_on(client):
    team = make_team()
    diagnosis = make_diagnosis(team, state=DiagnosisState.VALIDATED)
    client.force_login(make_user(Role.TEAM, team.centre))

    assert diagnosis.get_absolute_url() in client.get(GRID).text


def test_who_works_in_two_centres_chooses_and_sees_no_third(client):
    team, other, elsewhere = make_team(), make_team(), make_team(make_centre("Ailleurs"))
    here, there = make_need(team), make_need(other)
    make_need(elsewhere)
    both = make_user(Role.MANAGER, team.centre)
    both.memberships.create(
        organisation=other.centre.organisation,
        centre=other.centre,
        role=Role.MANAGER,
        starts_on="2020-01-01",
    )
    client.force_login(both)

    shown = {
        team.centre: [row.need for row in asked(client, team.centre).rows],
        other.centre: [row.need for row in asked(client, other.centre).rows],
        elsewhere.centre: [row.need for row in asked(client, elsewhere.centre).rows],
    }

    first = shown[team.centre]
    assert first == [here]
    assert shown[other.centre] == [there]
    assert shown[elsewhere.centre] in ([here], [there])


def asked(client, centre):
    return client.get(GRID, {"centre": str(centre.reference)}).context["grid"]


def test_grid_says_why_a_language_is_not_of_use_and_proposes_french(client):
    team, skill = make_team(), make_skill("Faire le pont", family=Skill.Family.LANGUAGE)
    make_need(team, skills=[skill])
    hold(team, skill)
    client.force_login(team.manager)

    told = " ".join(client.get(GRID).text.split())

    assert "Faire le pont (1)" in told
    assert "share no language with the team at A2 or above" in told
    assert "Propose a French course" in told


@pytest.mark.parametrize(("skills", "is_wide"), [(6, False), (7, True)])
def test_names_of_many_skills_stand_on_their_side(client, skills, is_wide):
    team = make_team()
    make_need(team, skills=[make_skill(f"Savoir {number}") for number in range(skills)])
    client.force_login(team.manager)

    told = client.get(GRID).text

    assert ("cross cards-narrow is-wide" in told) == is_wide
