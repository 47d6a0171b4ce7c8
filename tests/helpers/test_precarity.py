"""3.38: four axes, looked at together at each review; never a total, never a rank."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.errors import Refused
from common.models import JournalEntry
from helpers.actions import hold_first_review, look_at_precarity
from helpers.lifecycle import HelperState
from helpers.models import AXES, PrecarityCheck
from people.models import Role
from tests.factories import NOW, TODAY
from tests.factories.helpers import make_check, make_helper
from tests.factories.people import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
NOTHING = dict.fromkeys(AXES, 0)


@pytest.fixture
def helper():
    return make_helper(HelperState.ACTIVE)


def look(helper, **changes):
    told = NOTHING | {"checked_on": TODAY, "by": helper.referent, "at": NOW} | changes
    return look_at_precarity(helper, **told)


def test_check_keeps_four_axes_and_what_is_done_about_it(helper):
    check = look(helper, financial=2, support="Un carnet de tickets")

    assert [weight for _, _, weight in check.axes()] == [2, 0, 0, 0]
    assert (check.held_by, check.support) == (helper.referent, "Un carnet de tickets")
    assert JournalEntry.of(helper).last().action == "look_at_precarity"


def test_check_has_no_total():
    fields = {field.name for field in PrecarityCheck._meta.fields}

    assert fields.isdisjoint({"total", "score", "sum", "level"})


def test_journal_says_nothing_of_what_weighs(helper):
    look(helper, identity=3, support="Parler avec Bruno")

    assert JournalEntry.of(helper).last().details == {}


def test_helper_does_not_note_it_alone(helper):
    with pytest.raises(Refused, match="together"):
        look(helper, by=helper.person.user)


def test_check_is_of_a_day_gone_by(helper):
    with pytest.raises(Refused, match="not come yet"):
        look(helper, checked_on=TODAY + timedelta(days=1))


def test_check_is_noted_once_a_day(helper):
    look(helper)

    with pytest.raises(Refused, match="noted already"):
        look(helper)


@pytest.mark.parametrize("axis", AXES)
def test_database_refuses_a_weight_above_three(helper, axis):
    check = look(helper, support="Oui")

    with pytest.raises(IntegrityError, match=f"precarity_{axis}_from_0_to_3"), transaction.atomic():
        PrecarityCheck.objects.filter(pk=check.pk).update(**{axis: 4})


@pytest.mark.parametrize("axis", AXES)
def test_database_refuses_what_weighs_without_an_answer(helper, axis):
    with pytest.raises(IntegrityError, match="precarity_heavy_is_answered"), transaction.atomic():
        look(helper, **{axis: 2})


# The first review (C9)


def test_first_review_settles_the_helper(helper):
    hold_first_review(helper, checked_on=TODAY, **NOTHING, by=helper.referent, at=NOW)

    helper.refresh_from_db()
    assert (helper.state, helper.first_review_on) == (HelperState.CONSOLIDATED, TODAY)


def test_first_review_needs_a_look_at_what_weighs(helper):
    with pytest.raises(Refused, match="what weighs"):
        helper.consolidate(reviewed_on=TODAY, by=helper.referent, at=NOW)


def test_look_after_the_review_does_not_count(helper):
    make_check(helper)

    with pytest.raises(Refused, match="what weighs"):
        helper.consolidate(reviewed_on=TODAY - timedelta(days=1), by=helper.referent, at=NOW)


def test_first_review_is_of_a_day_gone_by(helper):
    make_check(helper)

    with pytest.raises(Refused, match="not come yet"):
        helper.consolidate(reviewed_on=TODAY + timedelta(days=1), by=helper.referent, at=NOW)


@pytest.mark.parametrize("state", [HelperState.POTENTIAL, HelperState.ONBOARDING])
def test_review_before_the_mission_keeps_nothing(state):
    helper = make_helper(state)

    with pytest.raises(Refused):
        hold_first_review(helper, checked_on=TODAY, **NOTHING, by=helper.referent, at=NOW)

    assert not PrecarityCheck.objects.exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HelperState.ACTIVE, HelperState.ACTIVE),
        (HelperState.CONSOLIDATED, HelperState.CONSOLIDATED),
    ],
)
def test_pause_ends_where_it_began(before, after):
    helper = make_helper(before)
    helper.pause(by=helper.person.user, at=NOW)

    helper.resume(by=helper.person.user, at=NOW)

    helper.refresh_from_db()
    assert helper.state == after


# The end (C9)


@pytest.mark.parametrize(
    "state", [HelperState.ACTIVE, HelperState.CONSOLIDATED, HelperState.PAUSED]
)
def test_end_is_prepared_then_told(state):
    helper = make_helper(state)

    helper.prepare_exit(exits_on=TODAY, exit_plan="Un repas", by=helper.referent, at=NOW)
    helper.graduate(by=helper.referent, at=NOW)

    helper.refresh_from_db()
    assert (helper.state, helper.exit_plan) == (HelperState.ALUMNI, "Un repas")


def test_end_without_a_plan_is_refused(helper):
    with pytest.raises(Refused, match="who takes over"):
        helper.prepare_exit(exits_on=TODAY, exit_plan="  ", by=helper.referent, at=NOW)


@pytest.mark.parametrize("state", HelperState)
def test_helper_may_leave_from_anywhere_without_a_plan(state):
    helper = make_helper(state)

    if state != HelperState.LEFT:
        helper.leave(by=helper.person.user, at=NOW)

    assert helper.state == HelperState.LEFT


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("helper_settled_after_a_first_review", {"state": "consolidated"}),
        ("helper_exits_with_a_plan", {"state": "exiting", "exits_on": TODAY}),
    ],
)
def test_database_refuses(helper, name, change):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        type(helper).objects.filter(pk=helper.pk).update(**change)


# Pages


def url(name, helper):
    return reverse(f"helpers:{name}", args=[helper.reference])


def test_helper_reads_what_weighs_in_their_own_words(client, helper):
    look(helper, financial=2, support="Un carnet de tickets")
    client.force_login(helper.person.user)

    response = client.get(url("precarity-list", helper))

    assert "Un carnet de tickets" in response.text
    assert client.get(url("precarity-create", helper)).status_code == 403


def test_referent_notes_what_weighs(client, helper):
    client.force_login(helper.referent)
    sent = NOTHING | {"checked_on": "2026-06-15", "social": 2, "support": "Un binôme"}

    response = client.post(url("precarity-create", helper), sent)

    assert response.url == url("precarity-list", helper)
    assert PrecarityCheck.objects.get().social == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"social": 2}, "support"), ({"social": 9}, "social"), ({"checked_on": ""}, "checked_on")],
)
def test_form_refuses_and_keeps_what_was_typed(client, helper, wrong, field):
    client.force_login(helper.referent)
    sent = NOTHING | {"checked_on": "2026-06-15", "support": ""} | wrong

    response = client.post(url("precarity-create", helper), sent)

    assert list(response.context["form"].errors) == [field]
    assert not PrecarityCheck.objects.exists()


def test_first_review_is_held_on_its_page(client, helper):
    client.force_login(helper.referent)

    client.post(url("helper-consolidate", helper), NOTHING | {"checked_on": "2026-06-15"})

    helper.refresh_from_db()
    assert helper.state == HelperState.CONSOLIDATED


def test_end_is_prepared_on_its_page(client, helper):
    client.force_login(helper.referent)
    sent = {"exits_on": "2026-07-15", "exit_plan": "Dawit reprend les trajets."}

    client.post(url("helper-exit", helper), sent)

    helper.refresh_from_db()
    assert helper.state == HelperState.EXITING


@pytest.mark.parametrize("role", [Role.TEAM, Role.HELPER])
def test_what_weighs_is_not_for_others(helper, role):
    look(helper)

    assert not PrecarityCheck.objects.visible_to(make_user(role, helper.person.centre)).exists()
