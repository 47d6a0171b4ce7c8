"""What the pages of candidacies show, and what is missing before one can go on."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.journal import history_of
from common.lifecycle import Move
from common.lists import Show
from helpers.lifecycle import ACTIVE, CONSOLIDATED
from helpers.models import PeerHelper
from people.models import Centre, Membership, Role, User
from programmes import candidacy_words as wording
from programmes.lifecycle import (
    ACCEPTED,
    DECLINED,
    INTEREST,
    INTERVIEW_DONE,
    REDIRECTED,
    WITHDRAWN,
)
from programmes.models import Candidacy, InterestDoor, InterviewSheet
from programmes.policies import CANDIDACY_MOVES, can_meet, is_candidate

EVIDENCE = ("motivation", "what_you_know", "availability", "support_needed", "your_questions")
"""What an interview must have noted: motivation, skills, availability, expectations both ways."""

SHOWS: dict[str, Show] = {
    "to-meet": (_("To meet"), lambda found: found.filter(state=INTEREST)),
    "to-decide": (_("To decide"), lambda found: found.filter(state=INTERVIEW_DONE)),
    "accepted": (_("Accepted"), lambda found: found.filter(state=ACCEPTED)),
    "ended": (
        _("Ended"),
        lambda found: found.filter(state__in=[REDIRECTED, DECLINED, WITHDRAWN]),
    ),
}

HISTORY_WORDS = {
    "express": _("Interest said"),
    "add_contact": _("Name and contact given"),
    "note_interview": _("Interview noted"),
    "meet": _("Interview held"),
    "accept": _("Accepted"),
    "propose_other": _("Another proposal made"),
    "decline": _("Not this time"),
    "withdraw": _("Withdrawn"),
}


def missing_to_meet(candidacy: Candidacy) -> list[str]:
    """Return, in words, what the interview still lacks to count as held (C6)."""
    sheet = candidacy.sheet()
    if sheet is None:
        return [gettext("The interview sheet is not filled in yet.")]
    roles = roles_on_panel(sheet)
    empty = [
        str(row["order"])
        for row, text in noted(sheet)
        if row["key"] in EVIDENCE and not text.strip()
    ]
    missing = []
    if Role.SOCIAL_WORKER not in roles:
        missing.append(gettext("A social worker of the centre must take part."))
    if Role.MANAGER not in roles:
        missing.append(gettext("The manager of the centre must take part."))
    if empty:
        told = gettext("No note yet for these questions, asked of all: %s.")
        missing.append(told % ", ".join(empty))
    if not sheet.readiness:
        missing.append(gettext("Ask whether the person feels ready: yes, not yet, or later."))
    return missing


def roles_on_panel(sheet: InterviewSheet) -> set[str]:
    """Return the roles that those on the panel held in this centre on that day."""
    held = Membership.objects.current(on=sheet.held_on).filter(
        user__in=sheet.panel.all(), centre=sheet.candidacy.centre_id
    )
    return set(held.values_list("role", flat=True))


def noted(sheet: InterviewSheet | None) -> list[tuple[dict[str, Any], str]]:
    """Return each of the eleven questions with what was noted."""
    answers = sheet.answers if sheet else {}
    return [(row, str(answers.get(row["key"], ""))) for row in wording.questions()]


def peers_of(centre: Centre) -> Any:
    """Return the peer helpers of a centre who may sit on a panel."""
    helpers = PeerHelper.objects.filter(person__centre=centre, state__in=[ACTIVE, CONSOLIDATED])
    return helpers.select_related("person").order_by("person__chosen_name", "pk")


def moves_for(user: User, candidacy: Candidacy) -> list[Move]:
    moves = candidacy.lifecycle.open_from(candidacy.state)
    return [m for m in moves if m.name != "meet" and CANDIDACY_MOVES[m.name](user, candidacy)]


def page_of(user: User, candidacy: Candidacy) -> dict[str, Any]:
    """Return what the page of one candidacy shows."""
    sheet = candidacy.sheet()
    moves = moves_for(user, candidacy)
    return {
        "candidacy": candidacy,
        "sheet": sheet,
        "panel": list(sheet.panel.order_by("name", "pk")) if sheet else [],
        "noted": noted(sheet),
        "missing": missing_to_meet(candidacy) if candidacy.state == INTEREST else [],
        "decisions": [move for move in moves if move.name != "withdraw"],
        "leave": [move for move in moves if move.name == "withdraw"],
        "reason": wording.reason_of(candidacy.decline_reason),
        "may_meet": can_meet(user, candidacy) and candidacy.is_waiting(),
        "is_mine": is_candidate(user, candidacy),
        "history": history_of(candidacy),
        "history_words": HISTORY_WORDS,
    }


def posters_of(user: User) -> list[tuple[Centre, InterestDoor | None]]:
    """Return each centre where one is in charge, with its open door."""
    doors = {door.centre_id: door for door in InterestDoor.objects.visible_to(user).open()}
    centres = Centre.objects.filter(pk__in=user.centre_ids(Role.MANAGER, Role.SOCIAL_WORKER))
    return [(centre, doors.get(centre.pk)) for centre in centres.order_by("name")]


def own_candidacy(user: User) -> Candidacy | None:
    """Return what a signed-in person said last, unless they took it back."""
    mine = Candidacy.objects.filter(person__user=user).exclude(state=WITHDRAWN)
    return mine.order_by("-expressed_at").first()


def centres_to_help_in(user: User) -> list[Centre]:
    """Return the centres for which this person may say, or bring, an interest."""
    ids = {m.centre_id for m in user.current_memberships() if m.centre_id}
    return list(Centre.objects.filter(Q(pk__in=ids)).order_by("name"))
