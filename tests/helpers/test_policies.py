"""Who may do what with a file: the helper, those in charge of the centre, nobody else."""

import pytest

from helpers import policies
from helpers.lifecycle import DiscernmentState, HelperState
from helpers.models import Discernment, Experience, LanguageSkill, PeerHelper, Skill
from helpers.selectors import discernment_moves_for, moves_for, skills_to_discern
from people.models import Person, Role
from tests.factories import NOW
from tests.factories.helpers import make_discernment, make_experience, make_helper, make_skill
from tests.factories.people import make_centre, make_person, make_user
from tests.factories.programme import make_programme

pytestmark = pytest.mark.django_db
ELSEWHERE = "elsewhere"


def stranger_or_colleague(who, helper):
    centre = make_centre("Ailleurs") if who == ELSEWHERE else helper.person.centre
    return make_user(Role.MANAGER if who == ELSEWHERE else who, centre)


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        (Role.MANAGER, 1),
        (Role.SOCIAL_WORKER, 1),
        (Role.TEAM, 0),
        (Role.HELPER, 0),
        (Role.HEADQUARTERS, 0),
        (Role.DPO, 0),
        (ELSEWHERE, 0),
    ],
)
def test_file_is_seen_by_those_in_charge(who, seen):
    discernment = make_discernment()
    helper = discernment.experience.helper
    helper.language_skills.create(language="ara", oral="C2")
    user = stranger_or_colleague(who, helper)

    counted = [
        model.objects.visible_to(user).count()
        for model in (PeerHelper, LanguageSkill, Experience, Discernment)
    ]

    assert counted == [seen] * 4


def test_helper_sees_their_own_file_and_no_other():
    mine, other = make_discernment(), make_discernment()
    user = mine.experience.helper.person.user

    assert list(Discernment.objects.visible_to(user)) == [mine]
    assert list(Experience.objects.visible_to(user)) == [mine.experience]
    assert list(PeerHelper.objects.visible_to(user)) == [mine.experience.helper]
    assert other.experience.helper.person.user != user


@pytest.mark.parametrize(
    ("who", "moves"),
    [
        (Role.MANAGER, {"consolidate", "pause", "prepare_exit", "leave"}),
        (Role.SOCIAL_WORKER, {"consolidate", "pause", "prepare_exit", "leave"}),
        (Role.TEAM, set()),
        (Role.HELPER, set()),
        (ELSEWHERE, set()),
    ],
)
def test_moves_of_an_active_helper(who, moves):
    helper = make_helper(HelperState.ACTIVE)

    user = stranger_or_colleague(who, helper)

    assert {move.name for move in moves_for(user, helper)} == moves


def test_helper_may_pause_resume_and_leave_without_asking():
    helper = make_helper(HelperState.ACTIVE)
    user = helper.person.user

    assert [move.name for move in moves_for(user, helper)] == ["pause", "leave"]
    helper.pause(by=user, at=NOW)
    assert [move.name for move in moves_for(user, helper)] == ["resume", "leave"]


@pytest.mark.parametrize(
    ("state", "decision", "staff", "own"),
    [
        (DiscernmentState.OPEN, "core", [], []),
        (DiscernmentState.DECIDED, "useful", ["recognise"], ["contest"]),
        (DiscernmentState.DECIDED, "not_now", ["reopen"], ["contest"]),
        (DiscernmentState.RECOGNISED, "core", [], ["contest"]),
    ],
)
def test_moves_of_a_discernment(state, decision, staff, own):
    discernment = make_discernment(state, decision=decision)
    helper = discernment.experience.helper

    def names(user):
        return [move.name for move in discernment_moves_for(user, discernment)]

    assert names(helper.referent) == staff
    assert names(helper.person.user) == own


def test_nobody_discerns_alone_about_oneself():
    centre = make_centre()
    user = make_user(Role.SOCIAL_WORKER, centre)
    helper = make_helper(centre=centre, person=make_person(centre, user=user))
    experience = make_experience(helper=helper)

    assert policies.can_manage(user, helper)
    assert not policies.can_discern(user, experience)


def test_policies_run_no_query(django_assert_num_queries):
    discernment = make_discernment()
    user = discernment.experience.helper.referent
    discernment = Discernment.objects.for_page().get()
    user.current_memberships()

    with django_assert_num_queries(0):
        discernment_moves_for(user, discernment)
        moves_for(user, discernment.experience.helper)


def test_skills_that_meet_a_need_come_first():
    programme = make_programme(make_centre())
    experience = make_experience(helper=make_helper(centre=programme.centre))
    needed, done = make_skill("Needed"), make_skill("Done")
    programme.need.skills.add(needed, done)
    make_discernment(experience=experience, skill=done)

    groups = skills_to_discern(experience)

    assert groups[0][1] == [(needed.pk, "Needed")]
    offered = [pk for _, group in groups for pk, _ in group]
    assert done.pk not in offered
    assert len(offered) == len(set(offered))


def test_need_of_another_centre_does_not_count():
    programme = make_programme(make_centre("Ailleurs"))
    programme.need.skills.add(make_skill("Needed"))

    groups = skills_to_discern(make_experience())

    assert len(groups) == len(Skill.Family)


def test_persons_of_other_centres_are_not_persons_here():
    helper = make_helper()

    assert list(Person.objects.visible_to(helper.person.user)) == [helper.person]
