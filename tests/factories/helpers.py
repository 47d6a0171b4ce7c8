from datetime import timedelta
from typing import Any

from helpers.actions import (
    begin_experience,
    keep_answers,
    look_at_precarity,
    open_discernment,
    open_file,
    speak,
    tell_experience,
)
from helpers.lifecycle import DiscernmentState, ExperienceState, HelperState
from helpers.models import (
    AXES,
    CRITERIA,
    Discernment,
    Experience,
    ExperienceTheme,
    PeerHelper,
    PrecarityCheck,
    Skill,
    Tie,
)
from people.models import Centre, Person, Role, User
from tests.factories import NOW, TODAY
from tests.factories.people import make_centre, make_person, make_user, numbers

ROADS: dict[str, tuple[str, ...]] = {
    HelperState.POTENTIAL: (),
    HelperState.ONBOARDING: ("welcome",),
    HelperState.ACTIVE: ("activate",),
    HelperState.CONSOLIDATED: ("activate", "consolidate"),
    HelperState.PAUSED: ("activate", "pause"),
    HelperState.EXITING: ("activate", "prepare_exit"),
    HelperState.ALUMNI: ("activate", "prepare_exit", "graduate"),
    HelperState.LEFT: ("leave",),
}

WORDS: dict[str, dict[str, Any]] = {
    "activate": {"missing": ()},
    "consolidate": {"reviewed_on": TODAY},
    "prepare_exit": {"exits_on": TODAY, "exit_plan": "Dawit reprend les trajets."},
}
"""What a move asks for besides who and when."""


def make_helper(
    state: str = HelperState.POTENTIAL,
    centre: Centre | None = None,
    referent: User | None = None,
    person: Person | None = None,
    chosen_name: str = "Amina",
    **fields: Any,
) -> PeerHelper:
    """A peer helper with an account, led to their state by the road a real one takes."""
    centre = centre or (person.centre if person else make_centre())
    referent = referent or make_user(Role.SOCIAL_WORKER, centre, "Chloé Lambert")
    if person is None:
        user = make_user(Role.HELPER, centre, chosen_name)
        person = make_person(centre, chosen_name, user=user)
    helper = open_file(
        person,
        referent=referent,
        by=referent,
        at=NOW,
        **{"tie": Tie.RESIDENT, "is_adult": True} | fields,
    )
    for move in ROADS[state]:
        if move == "consolidate":
            make_check(helper)
        getattr(helper, move)(by=referent, at=NOW, **WORDS.get(move, {}))
    return helper


def make_check(helper: PeerHelper, **said: Any) -> PrecarityCheck:
    """What weighs on a helper, looked at with their referent: nothing, unless said."""
    told = {"checked_on": TODAY} | dict.fromkeys(AXES, 0) | said
    return look_at_precarity(helper, by=helper.referent, at=NOW, **told)


def make_theme(label: str = "Premiers pas en France") -> ExperienceTheme:
    return ExperienceTheme.objects.create(key=f"theme_{next(numbers)}", label=label)


def make_skill(label: str = "Se repérer dans une ville", **fields: Any) -> Skill:
    given = {"key": f"skill_{next(numbers)}", "family": Skill.Family.EXPERIENTIAL} | fields
    return Skill.objects.create(label=label, **given)


def make_experience(
    state: str = ExperienceState.TOLD,
    helper: PeerHelper | None = None,
    text: str = "J’ai appris le bus.",
    **fields: Any,
) -> Experience:
    """An experience told; discussed and discerned by way of a discernment; or a draft."""
    helper = helper or make_helper()
    theme = fields.pop("theme", None) or make_theme()
    if state == ExperienceState.DRAFT:
        return keep_answers(begin_experience(helper, theme=theme), text=text, **fields)
    experience = tell_experience(
        helper, theme=theme, text=text, by=helper.referent, at=NOW, **fields
    )
    if state != ExperienceState.TOLD:
        discernment = open_discernment(experience, skill=make_skill(), by=helper.referent, at=NOW)
        if state == ExperienceState.DISCERNED:
            decide(discernment)
    return experience


def make_discernment(
    state: str = DiscernmentState.OPEN,
    experience: Experience | None = None,
    skill: Skill | None = None,
    decision: str = Discernment.Decision.CORE,
) -> Discernment:
    """A discernment, open, decided or recognised by the helper's referent."""
    experience = experience or make_experience()
    referent = experience.helper.referent
    discernment = open_discernment(experience, skill=skill or make_skill(), by=referent, at=NOW)
    if state != DiscernmentState.OPEN:
        decide(discernment, decision)
    if state == DiscernmentState.RECOGNISED:
        discernment.recognise(level=3, evidence="Trois trajets", by=referent, at=NOW)
    return discernment


def make_compared(experience: Experience | None = None, **levels: dict[str, int]) -> Discernment:
    """A discernment in which the helper and the referent have spoken."""
    discernment = make_discernment(experience=experience)
    helper = discernment.experience.helper
    for side, rater in {"helper": helper.person.user, "professional": helper.referent}.items():
        said = dict.fromkeys(CRITERIA, 2) | levels.get(side, {})
        speak(discernment, side=side, levels=said, by=rater, at=NOW)
    return discernment


NEEDS: dict[str, dict[str, Any]] = {
    "not_now": {"plan": "Module TRANSM", "review_due": (NOW + timedelta(days=90)).date()},
    "set_aside": {"told_on": NOW.date()},
}
"""What each decision needs besides its reason."""


def decide(discernment: Discernment, decision: str = Discernment.Decision.CORE) -> None:
    discernment.decide(
        decision=decision,
        reason="Un besoin existe",
        levels=dict.fromkeys(CRITERIA, 2),
        by=discernment.experience.helper.referent,
        at=NOW,
        **NEEDS.get(decision, {}),
    )
