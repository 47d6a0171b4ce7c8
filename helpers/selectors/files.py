"""What pages show of helpers: the file, the moves open now, the catalogue in a useful order."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.journal import history_of
from common.lifecycle import Move
from common.lists import Show
from common.typography import typo
from helpers.lifecycle import (
    ACTIVE,
    ALUMNI,
    CONSOLIDATED,
    EXITING,
    LEFT,
    ONBOARDING,
    PAUSED,
    POTENTIAL,
)
from helpers.models import Experience, LanguageSkill, PeerHelper, Skill
from helpers.policies import MOVES, can_discern, can_manage, can_tell, can_write_with
from helpers.selectors.bridge import explain, is_mobilisable, needs_french
from helpers.selectors.experiences import experiences_of, lines_of
from people.models import Person, User

WANTED = ("identified", "prioritised", "open", "covered")
"""The states of a need that still stands, as the app of needs names them."""

RUNNING = [ACTIVE, CONSOLIDATED, EXITING]
SHOWS: dict[str, Show] = {
    "running": (_("Active"), lambda helpers: helpers.filter(state__in=RUNNING)),
    "coming": (_("On the way"), lambda helpers: helpers.filter(state__in=[POTENTIAL, ONBOARDING])),
    "paused": (_("Paused"), lambda helpers: helpers.filter(state=PAUSED)),
    "gone": (_("Former"), lambda helpers: helpers.filter(state__in=[ALUMNI, LEFT])),
}

HISTORY_WORDS = {
    "open": _("File opened"),
    "rewrite": _("File corrected"),
    "add_language": _("Language added"),
    "remove_language": _("Language removed"),
    "assess_language": _("Language assessed"),
    "welcome": _("Welcomed"),
    "activate": _("Mission started"),
    "consolidate": _("First review held"),
    "pause": _("Paused"),
    "resume": _("Resumed"),
    "resume_settled": _("Resumed"),
    "prepare_exit": _("End prepared"),
    "look_at_precarity": _("Looked at what weighs"),
    "graduate": _("Mission ended, in touch"),
    "leave": _("Left"),
}


def moves_for(user: User, helper: PeerHelper) -> list[Move]:
    """Return the moves open to this person now: where lifecycle and policy agree."""
    moves = helper.lifecycle.open_from(helper.state)
    return [move for move in moves if move.name in MOVES and MOVES[move.name](user, helper)]


def file_of(user: User, helper: PeerHelper) -> dict[str, Any]:
    """Return all that the file of a helper shows to this person, in a few queries."""
    told = experiences_of(user, helper)
    shared = [one for one in told if not one.is_draft()]
    discernments = [one for each in shared for one in each.discernments.all()]
    moves = moves_for(user, helper)
    return {
        "helper": helper,
        "languages": languages_of(helper),
        "needs_french": needs_french(helper, helper.person.centre.organisation),
        "drafts": [one for one in told if one.is_draft()],
        "experiences": [(one, lines_of(user, one)) for one in shared],
        "recognised": [one for one in discernments if one.is_recognised()],
        "moves": [move for move in moves if move.name not in (*GRAVE, *WITH_A_FORM)],
        "form_moves": [
            (move, WITH_A_FORM[move.name]) for move in moves if move.name in WITH_A_FORM
        ],
        "grave_moves": [move for move in moves if move.name in GRAVE],
        "may_manage": can_manage(user, helper),
        "may_tell": can_tell(user, helper),
        "may_write": can_write_with(user, helper),
        "may_assess": can_write_with(user, helper),
        "may_discern": bool(shared) and can_discern(user, shared[0]),
        "history": history_of(helper),
        "history_words": HISTORY_WORDS,
    }


def languages_of(helper: PeerHelper) -> list[tuple[LanguageSkill, bool, str]]:
    """Return each language with whether it is of use here, and why (3.03)."""
    organisation = helper.person.centre.organisation
    skills = list(helper.language_skills.all())
    for skill in skills:
        skill.helper = helper
    return [
        (skill, is_mobilisable(skill, organisation), explain(skill, organisation))
        for skill in skills
    ]


GRAVE = ("graduate", "leave")
WITH_A_FORM = {"consolidate": "helpers:helper-consolidate", "prepare_exit": "helpers:helper-exit"}
"""Moves that ask for something: a page of their own, by its name."""


def persons_without_file(user: User) -> Any:
    """Return the persons who may become helpers: of one's centres, and without a file yet."""
    persons = Person.objects.visible_to(user).filter(helper=None)
    return persons.order_by("chosen_name", "pk")


def first_words_of_helper(user: User, *, person: str) -> dict[str, Any]:
    """Return what is known when a file is opened for a person (their reference, or nothing)."""
    try:
        found = persons_without_file(user).filter(reference=UUID(person)).first()
    except ValueError:
        found = None
    return {"referent": user.pk} | ({"person": found.pk} if found else {})


def skills_to_discern(experience: Experience) -> list[tuple[str, list[tuple[int, str]]]]:
    """Return the catalogue by group, first what meets a need of the centre; no skill twice."""
    centre = experience.helper.person.centre
    needed = Skill.objects.filter(needs__centre=centre, needs__state__in=WANTED)
    wanted = set(needed.values_list("pk", flat=True))
    known = experience.discernments.values("skill")
    first = gettext("Meets a need of the centre")
    groups: dict[str, list[tuple[int, str]]] = {first: []}
    groups |= {str(family.label): [] for family in Skill.Family}
    for skill in Skill.objects.exclude(pk__in=known).order_by("position", "pk"):
        group = first if skill.pk in wanted else str(skill.get_family_display())
        groups[group].append((skill.pk, typo(skill.label)))
    return [(name, group) for name, group in groups.items() if group]
