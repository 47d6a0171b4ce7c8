"""How each cell of the grid of skills and needs is told."""

import pytest

from helpers.actions import add_language
from helpers.lifecycle import DiscernmentState, HelperState
from helpers.models import Discernment, Skill
from people.models import Organisation
from protocols.lifecycle import NeedState
from protocols.selectors.grid import Cover, grid_of
from tests.factories import NOW
from tests.factories.helpers import make_discernment, make_experience, make_helper, make_skill
from tests.factories.protocols import make_need, make_team

pytestmark = pytest.mark.django_db

DECIDED, RECOGNISED = DiscernmentState.DECIDED, DiscernmentState.RECOGNISED
Decision = Discernment.Decision


def hold(
    team, skill, state=RECOGNISED, helper_state=HelperState.ACTIVE, decision=Decision.CORE, **who
):
    """Somebody of this centre, at work, holds the skill."""
    helper = who.get("helper") or make_helper(
        helper_state, centre=team.centre, referent=team.referent
    )
    return make_discernment(state, make_experience(helper=helper), skill, decision)


def cell(team, skill):
    (row,) = grid_of(team.centre).rows
    return dict(row.cells)[skill]


@pytest.mark.parametrize("helper_state", [HelperState.ACTIVE, HelperState.CONSOLIDATED])
def test_skill_recognised_of_a_helper_at_work_covers(helper_state):
    team, skill = make_team(), make_skill()
    make_need(team, skills=[skill])
    hold(team, skill, helper_state=helper_state)

    assert cell(team, skill) == (Cover.COVERED, 1)


@pytest.mark.parametrize(
    ("state", "helper_state", "decision"),
    [
        (DECIDED, HelperState.ACTIVE, Decision.CORE),
        (DECIDED, HelperState.ACTIVE, Decision.USEFUL),
        (RECOGNISED, HelperState.POTENTIAL, Decision.CORE),
        (RECOGNISED, HelperState.ONBOARDING, Decision.CORE),
        (RECOGNISED, HelperState.PAUSED, Decision.USEFUL),
        (RECOGNISED, HelperState.ALUMNI, Decision.CORE),
    ],
)
def test_skill_not_ready_is_in_reserve(state, helper_state, decision):
    team, skill = make_team(), make_skill()
    make_need(team, skills=[skill])
    hold(team, skill, state, helper_state, decision)

    assert cell(team, skill) == (Cover.RESERVE, 1)


@pytest.mark.parametrize(
    ("state", "helper_state", "decision"),
    [
        (DiscernmentState.OPEN, HelperState.ACTIVE, Decision.CORE),
        (DECIDED, HelperState.ACTIVE, Decision.NOT_NOW),
        (DECIDED, HelperState.ACTIVE, Decision.SET_ASIDE),
        (RECOGNISED, HelperState.LEFT, Decision.CORE),
    ],
)
def test_skill_that_nobody_has_is_missing(state, helper_state, decision):
    team, skill = make_team(), make_skill()
    make_need(team, skills=[skill])
    hold(team, skill, state, helper_state, decision)

    grid = grid_of(team.centre)

    assert cell(team, skill) == (Cover.MISSING, 0)
    assert grid.missing == [skill]
    assert grid.rows[0].is_short()


@pytest.mark.parametrize(
    ("spoken", "shared", "told"),
    [
        ({}, [], (Cover.RESERVE, 1)),
        ({"prs": "C2"}, [], (Cover.RESERVE, 1)),
        ({"prs": "C2", "fra": "A1"}, [], (Cover.RESERVE, 1)),
        ({"prs": "C2", "fra": "A2"}, [], (Cover.COVERED, 1)),
        ({"prs": "C2", "fra": "B1"}, [], (Cover.COVERED, 1)),
        ({"prs": "C2", "eng": "B1"}, [], (Cover.RESERVE, 1)),
        ({"prs": "C2", "eng": "B1"}, ["eng"], (Cover.COVERED, 1)),
    ],
)
def test_language_skill_covers_only_over_a_bridge_with_the_team(spoken, shared, told):
    team, skill = make_team(), make_skill(family=Skill.Family.LANGUAGE)
    Organisation.objects.update(bridge_languages=shared)
    make_need(team, skills=[skill])
    helper = hold(team, skill).experience.helper
    for language, oral in spoken.items():
        add_language(helper, language=language, oral=oral, by=helper.referent, at=NOW)
    team.centre.organisation.refresh_from_db()

    grid = grid_of(team.centre)

    assert cell(team, skill) == told
    assert grid.unbridged == ([] if told[0] == Cover.COVERED else [(skill, 1)])


def test_bridge_is_asked_of_language_skills_only():
    team, skill = make_team(), make_skill()
    make_need(team, skills=[skill])
    hold(team, skill)

    assert (cell(team, skill), grid_of(team.centre).unbridged) == ((Cover.COVERED, 1), [])


def test_contested_skill_is_held_no_more_until_it_is_decided_again():
    team, skill = make_team(), make_skill()
    make_need(team, skills=[skill])
    discernment = hold(team, skill)
    discernment.contest(by=team.referent, at=discernment.updated_at)

    assert cell(team, skill) == (Cover.MISSING, 0)


def test_skill_held_in_another_centre_does_not_count_here():
    team, skill = make_team(), make_skill()
    make_need(team, skills=[skill])
    hold(make_team(), skill)

    assert cell(team, skill) == (Cover.MISSING, 0)


def test_helper_counts_once_however_many_experiences_tell_it():
    team, skill = make_team(), make_skill()
    make_need(team, skills=[skill])
    helper = make_helper(HelperState.ACTIVE, centre=team.centre)
    hold(team, skill, helper=helper)
    hold(team, skill, helper=helper)
    hold(team, skill, DECIDED, helper=helper)
    hold(team, skill)

    assert cell(team, skill) == (Cover.COVERED, 2)


def test_skill_that_no_open_need_asks_for_is_told_apart():
    team = make_team()
    asked, spare, closed = make_skill("Lire un plan"), make_skill("Chanter"), make_skill("Cuisiner")
    make_need(team, skills=[asked])
    make_need(team, skills=[closed], state=NeedState.CLOSED)
    for skill in (asked, spare, closed):
        hold(team, skill)

    grid = grid_of(team.centre)

    assert grid.skills == [asked]
    assert [(skill, held.count()) for skill, held in grid.spare] == [(spare, 1), (closed, 1)]


def test_need_that_asks_for_another_skill_leaves_the_cell_empty():
    team, first, second = make_team(), make_skill(), make_skill()
    make_need(team, skills=[first], priority=1)
    make_need(team, skills=[second], priority=2)
    make_need(team, priority=3)

    rows = grid_of(team.centre).rows

    missing = (Cover.MISSING, 0)
    assert [[met for _skill, met in row.cells] for row in rows] == [
        [missing, None],
        [None, missing],
        [None, None],
    ]
    assert [row.asks_nothing() for row in rows] == [False, False, True]


@pytest.mark.parametrize("rows", [1, 3])
def test_grid_asks_the_same_however_many_needs(django_assert_num_queries, rows):
    team = make_team()
    for _ in range(rows):
        skill = make_skill()
        make_need(team, skills=[skill])
        hold(team, skill)

    with django_assert_num_queries(5):  # needs, their skills, who holds, catalogue, asked for
        grid = grid_of(team.centre)

    assert len(grid.rows) == rows
