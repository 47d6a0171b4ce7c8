"""C9: a helper starts by itself once nothing lacks, whatever comes last."""

import pytest

from common.errors import Refused
from helpers.actions import record_training
from helpers.lifecycle import HelperState
from helpers.models import TrainingModule
from programmes.actions.training import validate_training
from protocols.actions.start import start_if_ready
from protocols.lifecycle import ACTIVE, PROPOSED
from protocols.selectors.start import Missing, missing_to_start
from tests.factories import NOW, TODAY
from tests.factories.protocols import make_helper, make_protocol, make_team, sign_all
from tests.factories.ready import make_ready, make_signed, make_trained

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def team():
    return make_team()


@pytest.fixture
def helper(team):
    return make_helper(team)


def state_of(helper):
    helper.refresh_from_db()
    return helper.state


def test_everything_lacks_at_first(helper):
    assert missing_to_start(helper, on=TODAY) == [Missing.PROTOCOL, Missing.CHARTER, Missing.CONF]


def test_referent_who_left_lacks(helper):
    helper.referent.is_active = False
    helper.referent.save()

    assert missing_to_start(helper, on=TODAY)[0] == Missing.REFERENT


def test_last_signature_alone_does_not_start_the_mission(team, helper):
    protocol = make_protocol(team, state=ACTIVE, helper=helper)

    assert protocol.state == ACTIVE
    assert state_of(helper) == HelperState.ONBOARDING


def test_last_signature_starts_who_is_ready(team, helper):
    protocol = make_protocol(team, state=PROPOSED, helper=helper)
    make_ready(helper)

    sign_all(team, protocol)

    assert state_of(helper) == HelperState.ACTIVE


def test_charter_starts_who_lacks_nothing_else(team, helper):
    make_protocol(team, state=ACTIVE, helper=helper)
    make_trained(helper)

    make_signed(helper, at=NOW)

    assert state_of(helper) == HelperState.ACTIVE


def test_training_starts_who_lacks_nothing_else(team, helper):
    make_protocol(team, state=ACTIVE, helper=helper)
    make_signed(helper)
    record = record_training(
        helper,
        module=TrainingModule.objects.get(code="CONF"),
        held_on=TODAY,
        by=team.referent,
        at=NOW,
    )

    validate_training(record, by=team.referent, at=NOW)

    assert state_of(helper) == HelperState.ACTIVE


@pytest.mark.parametrize("made", [(), (make_signed,), (make_trained,)])
def test_mission_does_not_start_while_something_lacks(team, helper, made):
    make_protocol(team, state=ACTIVE, helper=helper)
    for make in made:
        make(helper)

    assert not start_if_ready(helper, by=team.referent, at=NOW)
    assert state_of(helper) == HelperState.ONBOARDING


def test_mission_does_not_start_without_a_protocol(helper):
    make_ready(helper)

    assert state_of(helper) == HelperState.POTENTIAL


@pytest.mark.parametrize("code", ["POST", "ECOUTE", "SOIN"])
def test_no_other_training_is_a_condition(team, helper, code):
    make_protocol(team, state=ACTIVE, helper=helper)
    make_ready(helper)

    assert TrainingModule.objects.get(code=code).is_compulsory is False
    assert state_of(helper) == HelperState.ACTIVE


def test_start_happens_once(team, helper):
    make_protocol(team, state=ACTIVE, helper=helper)
    make_ready(helper)

    assert not start_if_ready(helper, by=team.referent, at=NOW)


def test_helper_who_lacks_something_is_not_made_active(helper):
    with pytest.raises(Refused, match="charter, signed"):
        helper.activate(missing=[str(Missing.CHARTER.label)], by=helper.referent, at=NOW)
