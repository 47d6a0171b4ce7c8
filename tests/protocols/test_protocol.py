from datetime import UTC, datetime, timedelta

import pytest

from common.errors import Refused
from helpers.lifecycle import HelperState
from people.models import Role
from protocols.actions import draft_protocol, end, propose
from protocols.lifecycle import ACTIVE, CANCELLED, DRAFT, ENDED, PAUSED, PROPOSED, JobState
from protocols.models import Protocol
from protocols.selectors import moves_for, protocol_shows
from tests.factories import NOW, TODAY
from tests.factories.people import make_user
from tests.factories.protocols import (
    ENDS_ON,
    REVIEWED_ON,
    STARTS_ON,
    make_helper,
    make_job,
    make_protocol,
    make_team,
)

pytestmark = pytest.mark.django_db

DAYS = {"starts_on": STARTS_ON, "ends_on": ENDS_ON, "first_review_on": REVIEWED_ON}


def test_draft_on_a_former_version_is_not_submitted():
    team = make_team()
    protocol = make_protocol(team, job=make_job(team, title="Le bus"))
    make_job(team, title="Le bus")
    protocol.refresh_from_db()

    with pytest.raises(Refused):
        propose(protocol, by=team.manager, at=NOW)

    protocol.refresh_from_db()
    assert (protocol.state, protocol.text) == (DRAFT, None)


def test_protocols_are_numbered_by_year():
    team = make_team()
    later = datetime(2027, 2, 1, tzinfo=UTC)
    drafts = [make_protocol(team), make_protocol(team)]

    drafts.append(
        draft_protocol(make_helper(team), make_job(team), by=team.manager, at=later, **DAYS)
    )

    start = f"P{team.centre.organisation_id}-"
    assert [draft.number.removeprefix(start) for draft in drafts] == [
        "2026-0001",
        "2026-0002",
        "2027-0001",
    ]


@pytest.mark.parametrize("state", [JobState.DRAFT, JobState.RETIRED])
def test_protocol_is_written_on_an_adopted_mission_only(state):
    team = make_team()
    job = make_job(team, state=state)

    with pytest.raises(Refused):
        make_protocol(team, job=job)

    assert not Protocol.objects.exists()


def test_protocol_is_written_on_a_mission_of_the_helpers_own_centre():
    team, other = make_team(), make_team()

    with pytest.raises(Refused):
        make_protocol(team, job=make_job(other))


def test_protocol_is_not_written_for_somebody_who_has_left():
    team = make_team()
    helper = make_helper(team)
    helper.leave(by=team.manager, at=NOW)

    with pytest.raises(Refused):
        make_protocol(team, helper=helper)


def test_protocol_is_drafted_once_however_often_one_clicks():
    team = make_team()
    first = make_protocol(team)

    with pytest.raises(Refused):
        make_protocol(team, helper=first.helper, job=first.job)

    assert Protocol.objects.count() == 1


@pytest.mark.parametrize("state", [ENDED, CANCELLED])
def test_protocol_can_follow_one_that_is_over(state):
    team = make_team()
    first = make_protocol(team, state=state)

    assert make_protocol(team, helper=first.helper, job=first.job).state == DRAFT


def test_submitting_welcomes_the_helper():
    protocol = make_protocol(make_team(), state=PROPOSED)

    assert protocol.helper.state == HelperState.ONBOARDING


def test_helper_pauses_resumes_and_ends_without_a_reason():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    helper = protocol.helper.person.user
    states = []

    for step in (Protocol.pause, Protocol.resume, end):
        step(protocol, by=helper, at=NOW)
        states.append(protocol.state)

    assert states == [PAUSED, ACTIVE, ENDED]
    assert protocol.ended_at == NOW


@pytest.mark.parametrize(
    ("state", "helper", "referent", "manager"),
    [
        (DRAFT, set(), {"propose"}, {"propose", "cancel"}),
        (PROPOSED, set(), {"withdraw"}, {"withdraw", "cancel"}),
        (ACTIVE, {"pause", "end"}, set(), {"pause", "end"}),
        (PAUSED, {"resume", "end"}, set(), {"resume", "end"}),
        (ENDED, set(), set(), set()),
        (CANCELLED, set(), set(), set()),
    ],
)
def test_moves_are_open_to_whom_they_concern(state, helper, referent, manager):
    team = make_team()
    protocol = make_protocol(team, state=state)

    def names(user):
        return {move.name for move in moves_for(user, protocol)}

    assert names(protocol.helper.person.user) == helper
    assert names(team.referent) == referent
    assert names(team.manager) == manager
    assert names(make_user(Role.MANAGER)) == set()


@pytest.mark.parametrize(("state", "seen"), [(DRAFT, 0), (PROPOSED, 1), (ACTIVE, 1)])
def test_helper_sees_a_protocol_once_it_is_submitted(state, seen):
    team = make_team()
    protocol = make_protocol(team, state=state)

    visible = Protocol.objects.visible_to(protocol.helper.person.user)

    assert visible.count() == seen
    assert not Protocol.objects.visible_to(make_helper(team).person.user).exists()


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.MANAGER, 1),
        (Role.SOCIAL_WORKER, 1),
        (Role.TEAM, 0),
        (Role.HEADQUARTERS, 0),
        (Role.DPO, 0),
    ],
)
def test_protocol_is_seen_by_those_in_charge_of_its_centre(role, seen):
    team = make_team()
    make_protocol(team, state=ACTIVE)

    assert Protocol.objects.visible_to(make_user(role, team.centre)).count() == seen
    assert Protocol.objects.visible_to(make_user(role)).count() == 0


def test_shows_of_the_list_keep_what_they_say():
    team = make_team()
    soon = {"ends_on": TODAY + timedelta(days=20), "first_review_on": TODAY}
    kept = {
        "drafts": make_protocol(team),
        "to-sign": make_protocol(team, state=PROPOSED, starts_on=TODAY + timedelta(days=3)),
        "to-sign-late": make_protocol(team, state=PROPOSED),
        "running": make_protocol(team, state=ACTIVE),
        "ending": make_protocol(team, state=ACTIVE, **soon),
    }

    shows = protocol_shows(team.manager, on=TODAY)
    names = {protocol.pk: name for name, protocol in kept.items()}
    seen = {
        key: {names[protocol.pk] for protocol in narrow(Protocol.objects.all())}
        for key, (_, narrow) in shows.items()
    }

    assert seen == {
        "drafts": {"drafts"},
        "to-sign": {"to-sign", "to-sign-late"},
        "to-sign-late": {"to-sign-late"},
        "running": {"running", "ending"},
        "ending": {"ending"},
        "over": set(),
        "to-amend": set(),
    }
