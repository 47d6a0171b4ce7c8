"""From an experience to a skill: who decides, on what, and what the helper may say to it."""

import pytest
from django.db import IntegrityError, transaction

from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from helpers.actions import add_language, open_discernment, open_file, remove_language
from helpers.lifecycle import DiscernmentState, ExperienceState
from helpers.models import CRITERIA, Discernment, LanguageSkill, PeerHelper, unrated
from people.models import Role
from tests.factories import NOW
from tests.factories.helpers import (
    decide,
    make_discernment,
    make_experience,
    make_helper,
    make_skill,
)
from tests.factories.people import make_person, make_user

pytestmark = pytest.mark.django_db
LEVELS = dict.fromkeys(CRITERIA, 2)


def actions_of(record) -> list[str]:
    return [entry.action for entry in JournalEntry.of(record)]


def test_file_is_open_once_per_person():
    helper = make_helper()
    journal = actions_of(helper)

    with pytest.raises(Refused):
        open_file(
            helper.person,
            referent=helper.referent,
            tie="external",
            is_adult=True,
            by=helper.referent,
            at=NOW,
        )

    assert PeerHelper.objects.count() == 1
    assert actions_of(helper) == journal == ["open"]


def test_file_is_for_adults_only():
    person = make_person()
    by = make_user(Role.MANAGER, person.centre)

    with pytest.raises(IntegrityError, match="helper_is_adult"), transaction.atomic():
        open_file(person, referent=by, tie="resident", is_adult=False, by=by, at=NOW)

    assert PeerHelper.objects.count() == 0


def test_language_is_in_the_file_once():
    helper = make_helper()
    add_language(helper, language="ara", oral="C2", by=helper.referent, at=NOW)

    with pytest.raises(Refused):
        add_language(helper, language="ara", oral="A1", by=helper.referent, at=NOW)

    skill = LanguageSkill.objects.get()
    assert (skill.oral, skill.written, skill.basis) == ("C2", "", "declared")
    remove_language(skill, by=helper.referent, at=NOW)
    assert LanguageSkill.objects.count() == 0
    assert actions_of(helper) == ["open", "add_language", "remove_language"]


def test_first_discernment_starts_the_discussion():
    experience = make_experience()

    for _ in range(2):
        open_discernment(experience, skill=make_skill(), by=experience.helper.referent, at=NOW)

    assert experience.state == ExperienceState.DISCUSSED
    assert actions_of(experience) == ["tell", "discuss"]


def test_skill_is_discerned_once_per_experience():
    discernment = make_discernment()

    with pytest.raises(Refused):
        open_discernment(
            discernment.experience,
            skill=discernment.skill,
            by=discernment.experience.helper.referent,
            at=NOW,
        )

    assert Discernment.objects.count() == 1


def test_decision_concludes_the_experience():
    discernment = make_discernment(DiscernmentState.DECIDED)

    discernment.refresh_from_db()
    assert discernment.experience.state == ExperienceState.DISCERNED
    assert {name: getattr(discernment, name) for name in CRITERIA} == LEVELS
    assert discernment.decided_by == discernment.experience.helper.referent
    assert discernment.decided_at == NOW


@pytest.mark.parametrize(
    ("levels", "reason"),
    [({}, "Utile"), (LEVELS | {"distance_level": None}, "Utile"), (LEVELS, ""), (LEVELS, "  ")],
)
def test_decision_needs_all_criteria_and_a_reason(levels, reason):
    discernment = make_discernment()
    by = discernment.experience.helper.referent
    journal = actions_of(discernment)

    with pytest.raises(Refused):
        discernment.decide(decision="core", reason=reason, levels=levels, by=by, at=NOW)

    discernment.refresh_from_db()
    assert discernment.state == DiscernmentState.OPEN
    assert actions_of(discernment) == journal


def test_missing_criteria_are_named():
    assert len(unrated({})) == 7
    assert unrated(LEVELS) == []


@pytest.mark.parametrize("decision", ["not_now", "set_aside"])
def test_what_is_not_of_use_is_not_recognised(decision):
    discernment = make_discernment(DiscernmentState.DECIDED, decision=decision)

    with pytest.raises(Refused):
        discernment.recognise(
            level=2, evidence="vu", by=discernment.experience.helper.referent, at=NOW
        )

    discernment.refresh_from_db()
    assert discernment.state == DiscernmentState.DECIDED
    assert actions_of(discernment) == ["open", "decide"]


def test_skill_is_not_recognised_without_evidence():
    discernment = make_discernment(DiscernmentState.DECIDED)

    with pytest.raises(Refused):
        discernment.recognise(
            level=2, evidence=" ", by=discernment.experience.helper.referent, at=NOW
        )

    assert actions_of(discernment) == ["open", "decide"]


def test_contested_skill_counts_no_longer():
    discernment = make_discernment(DiscernmentState.RECOGNISED)
    assert list(Discernment.objects.recognised()) == [discernment]

    discernment.contest(by=discernment.experience.helper.person.user, at=NOW)

    assert list(Discernment.objects.recognised()) == []
    assert discernment.is_contested()


def test_what_was_contested_is_decided_by_somebody_else():
    discernment = make_discernment(DiscernmentState.DECIDED)
    helper = discernment.experience.helper
    discernment.contest(by=helper.person.user, at=NOW)

    with pytest.raises(Refused):
        decide(discernment)

    second = make_user(Role.MANAGER, helper.person.centre)
    discernment.decide(decision="useful", reason="Relu", levels=LEVELS, by=second, at=NOW)
    discernment.refresh_from_db()
    assert (discernment.decision, discernment.decided_by) == ("useful", second)
    assert actions_of(discernment) == ["open", "decide", "contest", "decide"]


def test_second_of_two_who_decide_at_once_is_refused():
    discernment = make_discernment()
    same = Discernment.objects.get(pk=discernment.pk)
    decide(discernment)

    with pytest.raises(OutOfTurn):
        decide(same, "set_aside")

    discernment.refresh_from_db()
    assert discernment.decision == "core"
    assert actions_of(discernment) == ["open", "decide"]
