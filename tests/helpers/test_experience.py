"""A draft is the helper's alone until it is shared; then they say what counts most."""

import pytest
from django.db import IntegrityError, transaction

from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from helpers.actions import (
    begin_experience,
    discard_draft,
    keep_answers,
    lower_experience,
    open_discernment,
    raise_experience,
    share_experience,
)
from helpers.lifecycle import ExperienceState
from helpers.models import Experience
from people.models import Role
from tests.factories import NOW
from tests.factories.helpers import make_experience, make_helper, make_skill, make_theme
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
DRAFT = ExperienceState.DRAFT


@pytest.mark.parametrize("role", [Role.MANAGER, Role.SOCIAL_WORKER, Role.TEAM])
def test_draft_is_seen_by_its_helper_alone(role):
    draft = make_experience(DRAFT, learnt="Lire un plan")
    helper = draft.helper
    staff = make_user(role, helper.person.centre)

    assert list(Experience.objects.visible_to(helper.person.user)) == [draft]
    assert list(Experience.objects.visible_to(helper.referent)) == []
    assert list(Experience.objects.visible_to(staff)) == []


def test_draft_leaves_no_trace_in_the_journal():
    helper = make_helper()
    before = JournalEntry.objects.count()

    draft = make_experience(DRAFT, helper=helper)
    keep_answers(draft, learnt="Lire un plan")
    discard_draft(draft)

    assert JournalEntry.objects.count() == before
    assert Experience.objects.count() == 0


def test_draft_is_begun_once_per_theme():
    helper, theme = make_helper(), make_theme()

    first, second = [begin_experience(helper, theme=theme) for _ in range(2)]

    assert first == second
    with pytest.raises(IntegrityError, match="experience"), transaction.atomic():
        Experience.objects.create(helper=helper, theme=theme)


def test_shared_experience_is_read_by_those_in_charge():
    draft = make_experience(DRAFT, learnt="Lire un plan")
    helper = draft.helper

    share_experience(draft, by=helper.person.user, at=NOW)

    draft.refresh_from_db()
    assert (draft.state, draft.shared_at, draft.rank) == (ExperienceState.TOLD, NOW, 1)
    assert list(Experience.objects.visible_to(helper.referent)) == [draft]
    assert [entry.action for entry in JournalEntry.of(draft)] == ["share"]


@pytest.mark.parametrize(
    ("answers", "missing"), [({"text": ""}, 2), ({"learnt": " "}, 1), ({"learnt": "Lire"}, 0)]
)
def test_sharing_needs_a_fact_and_a_lesson(answers, missing):
    draft = make_experience(DRAFT, **answers)

    assert len(draft.missing_to_share()) == missing
    if missing:
        with pytest.raises(Refused):
            share_experience(draft, by=draft.helper.person.user, at=NOW)
    assert Experience.objects.get().state == DRAFT


@pytest.mark.parametrize(
    "wrong", [{"text": ""}, {"shared_at": None}, {"distance": "far"}, {"state": "lost"}]
)
def test_database_refuses_what_is_shared_without_words_or_moment(wrong):
    experience = make_experience()

    with pytest.raises(IntegrityError, match="experience"), transaction.atomic():
        Experience.objects.filter(pk=experience.pk).update(**wrong)


@pytest.mark.parametrize(
    "step", [lambda one: keep_answers(one, text="Autre"), discard_draft], ids=["keep", "discard"]
)
def test_shared_experience_is_a_draft_no_longer(step):
    experience = make_experience(text="Le bus")

    with pytest.raises(OutOfTurn):
        step(experience)

    assert Experience.objects.get().text == "Le bus"


def test_draft_is_not_discerned():
    draft = make_experience(DRAFT)

    with pytest.raises(Refused):
        open_discernment(draft, skill=make_skill(), by=draft.helper.referent, at=NOW)


def test_experience_goes_up_and_down_by_one_place():
    helper = make_helper()
    one, two, three = [make_experience(helper=helper, text=text) for text in "abc"]
    own = helper.person.user

    raise_experience(three, by=own, at=NOW)
    lower_experience(one, by=own, at=NOW)

    ranked = Experience.objects.shared().in_rank()
    assert [(told.text, told.rank) for told in ranked] == [("c", 1), ("a", 2), ("b", 3)]
    assert [entry.action for entry in JournalEntry.of(three)] == ["tell", "rank"]
    assert two.rank == 2


def test_first_goes_no_higher_and_last_no_lower():
    helper = make_helper()
    one, two = [make_experience(helper=helper) for _ in range(2)]

    raise_experience(one, by=helper.person.user, at=NOW)
    lower_experience(two, by=helper.person.user, at=NOW)

    assert list(Experience.objects.in_rank()) == [one, two]


def test_draft_has_no_rank_yet():
    draft = make_experience(DRAFT)

    with pytest.raises(Refused):
        raise_experience(draft, by=draft.helper.person.user, at=NOW)
