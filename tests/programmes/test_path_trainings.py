"""Trainings on the web: noted, followed, validated; the mission starts with the last of them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from helpers.actions import record_training
from helpers.lifecycle import HelperState
from helpers.models import TrainingModule, TrainingRecord
from people.models import Role
from tests.factories.people import make_centre, make_user
from tests.factories.programme import make_programme
from tests.factories.ready import make_signed, make_trained

pytestmark = pytest.mark.django_db
LIST = reverse("programmes:training-list")


@pytest.fixture
def programme():
    return make_programme(make_centre())


@pytest.fixture
def helper(programme):
    return programme.open_helper()


def url(name, record):
    return reverse(f"programmes:training-{name}", args=[record.reference])


def sent(code="CONF", days=0, **changes):
    held_on = timezone.localdate() + timedelta(days=days)
    module = TrainingModule.objects.get(code=code)
    return {"module": module.pk, "held_on": held_on.isoformat(), "led_by": "both"} | changes


def make_record(helper, code="CONF"):
    return record_training(
        helper,
        module=TrainingModule.objects.get(code=code),
        held_on=timezone.localdate(),
        by=helper.referent,
        at=timezone.now(),
    )


@pytest.mark.parametrize(("days", "state"), [(-3, "attended"), (0, "attended"), (3, "planned")])
def test_training_is_noted(client, programme, helper, days, state):
    client.force_login(programme.referent)

    client.post(url("create", helper), sent(days=days))

    record = TrainingRecord.objects.get()
    assert (record.state, record.hours, record.peer_led_minutes) == (state, 3, 90)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"module": ""}, "module"),
        ({"held_on": ""}, "held_on"),
        ({"led_by": "robot"}, "led_by"),
        ({"peer_led_minutes": 181}, "peer_led_minutes"),
    ],
)
def test_form_refuses(client, programme, helper, wrong, field):
    client.force_login(programme.referent)

    response = client.post(url("create", helper), sent(**wrong))

    assert list(response.context["form"].errors) == [field]


def test_form_of_a_helper_offers_what_is_meant_for_helpers(client, programme, helper):
    client.force_login(programme.referent)

    codes = {
        one.code
        for one in client.get(url("create", helper)).context["form"]["module"].field.queryset
    }

    assert "ECOUTE" in codes
    assert "REFERENT" not in codes


def test_last_training_starts_the_mission(client, programme, helper):
    programme.sign(programme.propose(programme.draft(helper)))
    make_signed(helper)
    record = make_record(helper)
    client.force_login(programme.referent)

    client.post(url("validate", record))

    helper.refresh_from_db()
    assert helper.state == HelperState.ACTIVE


def test_helper_does_not_validate_their_own_training(client, helper):
    record = make_record(helper)
    client.force_login(helper.person.user)

    assert client.post(url("validate", record)).status_code == 403


def test_helper_says_what_they_learnt_elsewhere(client, helper):
    client.force_login(helper.person.user)
    today = timezone.localdate().isoformat()
    told = {"title": "DU", "provider": "Une université", "held_on": today, "hours": 90}

    client.post(url("declare", helper), told)

    record = TrainingRecord.objects.get()
    assert (record.state, record.title, record.helper) == ("declared", "DU", helper)
    assert client.post(url("see_proof", record)).status_code == 403


def test_paper_is_seen_and_no_copy_kept(client, programme, helper):
    client.force_login(helper.person.user)
    today = timezone.localdate().isoformat()
    told = {"title": "DU", "provider": "Une université", "held_on": today, "hours": 90}
    client.post(url("declare", helper), told)
    record = TrainingRecord.objects.get()
    client.force_login(programme.referent)

    client.post(url("see_proof", record))

    record.refresh_from_db()
    assert (record.state, record.validated_by) == ("proof_seen", programme.referent)


def test_manager_notes_and_validates_a_training_of_the_team(client, programme):
    client.force_login(programme.manager)

    client.post(
        reverse("programmes:training-join"), sent(code="SENS", member=programme.referent.pk)
    )
    record = TrainingRecord.objects.get()
    client.post(url("validate", record))

    record.refresh_from_db()
    assert (record.member, record.state) == (programme.referent, "validated")


def test_manager_notes_no_training_of_another_centre(client, programme):
    stranger = make_user(Role.SOCIAL_WORKER)
    client.force_login(programme.manager)

    response = client.post(
        reverse("programmes:training-join"), sent(code="SENS", member=stranger.pk)
    )

    assert list(response.context["form"].errors) == ["member"]


def test_catalogue_tells_the_part_that_peers_lead(client, programme, helper):
    make_trained(helper)
    client.force_login(programme.manager)

    response = client.get(LIST)

    assert response.context["peer_share"] == 50
    assert len(response.context["modules"]) == 12


def test_catalogue_tells_no_part_before_any_training(client, programme):
    client.force_login(programme.manager)

    assert client.get(LIST).context["peer_share"] is None
