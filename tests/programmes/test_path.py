"""The path of a helper: what is done, what lacks, who does it, for both sides."""

import pytest
from django.urls import reverse
from django.utils import timezone

from helpers.actions import hold_first_review, issue_badge, leave
from helpers.models import AXES
from people.models import Role
from programmes.selectors.board import PATH_SHOWS, board
from programmes.selectors.path import path_of
from tests.factories.people import make_centre, make_user
from tests.factories.programme import make_programme
from tests.factories.ready import make_ready, make_signed, make_trained

pytestmark = pytest.mark.django_db
BOARD = reverse("programmes:path-list")


@pytest.fixture
def programme():
    return make_programme(make_centre())


@pytest.fixture
def helper(programme):
    return programme.open_helper()


def steps_of(helper, user=None):
    stages = path_of(user or helper.referent, helper)["stages"]
    return {step.key: step for stage, _, _ in stages for step in stage.steps}


def done(helper):
    helper.refresh_from_db()
    return [key for key, step in steps_of(helper).items() if step.is_done]


def here(helper):
    helper.refresh_from_db()
    stages = path_of(helper.referent, helper)["stages"]
    return next(stage.key for stage, is_here, _ in stages if is_here)


def review(helper):
    hold_first_review(
        helper,
        checked_on=timezone.localdate(),
        **dict.fromkeys(AXES, 0),
        by=helper.referent,
        at=timezone.now(),
    )


def test_new_helper_has_a_referent_and_nothing_else(helper):
    assert done(helper) == ["referent"]
    assert here(helper) == "integration"


def test_path_follows_what_is_done(programme, helper):
    seen = []

    protocol = programme.propose(programme.draft(helper))
    seen.append(done(helper))
    programme.sign(protocol)
    seen.append(done(helper))
    make_signed(helper)
    seen.append(done(helper))

    assert seen == [
        ["welcome", "referent"],
        ["welcome", "referent", "protocol"],
        ["welcome", "referent", "protocol", "charter"],
    ]


def test_ready_helper_is_in_consolidation(programme, helper):
    programme.start(helper=helper)

    assert here(helper) == "consolidation"
    assert done(helper)[-2:] == ["conf", "start"]


def test_review_and_what_weighs_are_done_together(programme, helper):
    programme.start(helper=helper)
    helper.refresh_from_db()

    review(helper)

    assert done(helper)[-2:] == ["precarity", "review"]


def test_end_is_a_stage(programme, helper):
    programme.start(helper=helper)
    helper.refresh_from_db()
    now, by = timezone.now(), programme.manager
    issue_badge(helper, valid_until=timezone.localdate(), by=by, at=now)

    helper.prepare_exit(exits_on=timezone.localdate(), exit_plan="Un repas", by=by, at=now)
    prepared = (here(helper), done(helper)[-1])
    leave(helper, by=helper.person.user, at=now)

    assert prepared == ("exit", "plan")
    assert done(helper)[-3:] == ["plan", "end", "badge_back"]


def test_badge_and_other_trainings_are_offered_only(helper):
    offered = [key for key, step in steps_of(helper).items() if step.is_offered]

    assert offered == ["badge", "trainings"]


@pytest.mark.parametrize(
    ("made", "expected"),
    [((), "welcome"), (("propose",), "protocol"), (("start",), "precarity")],
)
def test_next_step_is_the_first_that_lacks(programme, helper, made, expected):
    for name in made:
        getattr(programme, name)(helper=helper)
    helper.refresh_from_db()

    assert path_of(programme.referent, helper)["next"].key == expected


# The pages


def test_team_sees_steps_with_who_does_them(client, programme, helper):
    client.force_login(programme.referent)

    response = client.get(reverse("programmes:path-detail", args=[helper.reference]))

    assert response.templates[0].name == "programmes/path_detail.html"
    assert reverse("protocols:charter-explain", args=[helper.reference]) in response.text


def test_helper_sees_their_own_path_in_simple_words(client, programme, helper):
    programme.propose(programme.draft(helper))
    client.force_login(helper.person.user)

    response = client.get(reverse("programmes:path-detail", args=[helper.reference]))

    assert response.templates[0].name == "programmes/path_mine.html"
    assert reverse("protocols:charter-mine") in response.text
    assert reverse("protocols:charter-explain", args=[helper.reference]) not in response.text


def test_helper_never_sees_the_path_of_another(client, programme, helper):
    client.force_login(programme.open_helper("Dawit").person.user)

    response = client.get(reverse("programmes:path-detail", args=[helper.reference]))

    assert response.status_code == 404


# The board


def test_board_says_who_stands_where(programme, helper):
    programme.start(helper=programme.open_helper("Dawit"))

    rows = list(board(programme.manager))

    assert [(row.has_protocol, row.has_charter, row.has_conf) for row in rows] == [
        (False, False, False),
        (True, True, True),
    ]


def test_board_shows_who_may_not_log_yet(programme, helper):
    programme.start(helper=programme.open_helper("Dawit"))
    half = programme.open_helper("Sami")
    make_trained(half)

    stopped = PATH_SHOWS["stopped"][1](board(programme.manager))

    assert list(stopped) == [helper, half]


@pytest.mark.parametrize("show", PATH_SHOWS)
def test_board_narrows_to_a_stage(client, programme, helper, show):
    ready = programme.start(helper=programme.open_helper("Dawit")).helper
    gone = programme.open_helper("Sami")
    make_ready(gone)
    leave(gone, by=gone.person.user, at=timezone.now())
    client.force_login(programme.manager)

    response = client.get(BOARD, {"show": show})

    expected = {
        "integration": [helper],
        "consolidation": [ready],
        "exit": [gone],
        "stopped": [helper],
    }
    assert list(response.context["page"]) == expected[show]


def test_board_is_of_ones_own_centre(client, programme, helper):
    client.force_login(make_user(Role.MANAGER))

    assert list(client.get(BOARD).context["page"]) == []


@pytest.mark.parametrize("role", [Role.TEAM, Role.HELPER, Role.HEADQUARTERS, Role.DPO])
def test_board_is_for_those_in_charge(client, programme, role):
    client.force_login(make_user(role, programme.centre))

    assert client.get(BOARD).status_code == 403


def test_board_shows_no_photo(client, programme, helper):
    client.force_login(programme.manager)

    assert "/photo/" not in client.get(BOARD).text
