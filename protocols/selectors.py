"""What the pages of needs, missions and protocols show."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.lifecycle import Move
from common.lists import Show
from common.templatetags.ui import day
from helpers.models import PeerHelper
from people.models import Role, User
from protocols.lifecycle import (
    ACTIVE,
    DRAFT,
    ENDED,
    PAUSED,
    PROPOSED,
    JobState,
    NeedState,
    ProtocolState,
)
from protocols.models import JobDescription, Need, Party, Protocol, Signature
from protocols.policies import JOB_MOVES, MOVES, NEED_MOVES, parties_of
from protocols.terms import missing_to_propose, statement_for

WARNED = timedelta(days=30)
TWO_MONTHS, HALF_A_YEAR = timedelta(days=60), timedelta(days=182)
BY_HAND = {"close", "reopen"}


def need_moves_for(user: User, need: Need) -> list[Move]:
    moves = need.lifecycle.open_from(need.state)
    return [m for m in moves if m.name in BY_HAND and NEED_MOVES[m.name](user, need)]


def job_moves_for(user: User, job: JobDescription) -> list[Move]:
    moves = job.lifecycle.open_from(job.state)
    return [move for move in moves if JOB_MOVES[move.name](user, job)]


def moves_for(user: User, protocol: Protocol) -> list[Move]:
    """Return the moves open to this person now; being in force follows from the signatures."""
    moves = protocol.lifecycle.open_from(protocol.state)
    return [m for m in moves if m.name != "activate" and MOVES[m.name](user, protocol)]


def page_of(user: User, protocol: Protocol) -> dict[str, Any]:
    """Return what the page of a protocol shows: what waits, who signed, the way, the moves."""
    awaited = protocol.missing_signatures() if protocol.state == PROPOSED else []
    mine = [party for party in parties_of(user, protocol) if party in awaited]
    return {
        "protocol": protocol,
        "moves": moves_for(user, protocol),
        "missing": missing_to_propose(protocol) if protocol.state == DRAFT else [],
        "signs": [(party, protocol.signature_of(party)) for party in Party],
        "awaited": [Party(party).label for party in awaited],
        "to_sign": mine[0] if mine else "",
        "statement": statement_for(mine[0]) if mine else "",
        "steps": steps_of(protocol),
    }


def steps_of(protocol: Protocol) -> list[dict[str, str]]:
    """Return the way of a protocol (C7): what is done, what is now, what comes."""
    signed = len(protocol.valid_signatures())
    order = [DRAFT, PROPOSED, ACTIVE, ENDED]
    state = ACTIVE if protocol.state == PAUSED else protocol.state
    reached = order.index(ProtocolState(state)) if state in order else 0
    told = [
        (gettext("Written together"), "pencil", ""),
        (
            gettext("Signatures, %(signed)d of 3") % {"signed": signed},
            "pen",
            gettext("text of %s") % day(protocol.proposed_at) if protocol.proposed_at else "",
        ),
        (gettext("Mission running"), "play", gettext("until %s") % day(protocol.ends_on)),
        (gettext("Mission ended"), "award", gettext("a certificate remains")),
    ]
    return [
        {"state": standing(place, reached), "title": title, "sign": sign, "detail": detail}
        for place, (title, sign, detail) in enumerate(told)
    ]


def standing(place: int, reached: int) -> str:
    return "done" if place < reached else "now" if place == reached else "next"


NEED_SHOWS: dict[str, Show] = {
    "without-mission": (
        _("Without a mission"),
        lambda needs: needs.filter(state__in=[NeedState.IDENTIFIED, NeedState.PRIORITISED]),
    ),
    "covered": (_("Covered"), lambda needs: needs.filter(state=NeedState.COVERED)),
    "closed": (_("Closed"), lambda needs: needs.filter(state=NeedState.CLOSED)),
}

JOB_SHOWS: dict[str, Show] = {
    "drafts": (_("In draft"), lambda jobs: jobs.filter(state=JobState.DRAFT)),
    "adopted": (_("Adopted"), lambda jobs: jobs.filter(state=JobState.ADOPTED)),
}


def protocol_shows(user: User, *, on: date) -> dict[str, Show]:
    """Return the ways to narrow the list of protocols; the home counts exactly these."""
    party = Party.MANAGEMENT if user.has_role(Role.MANAGER) else Party.REFERENT

    def to_sign(protocols: Any) -> Any:
        waiting = protocols.filter(state=PROPOSED).exclude(signed_by(party))
        return waiting if party == Party.MANAGEMENT else waiting.filter(helper__referent=user)

    return {
        "to-sign": (_("To sign"), to_sign),
        "to-sign-late": (_("Late"), lambda all_: to_sign(all_).filter(starts_on__lte=on)),
        "drafts": (_("In draft"), lambda all_: all_.filter(state=DRAFT)),
        "running": (_("In force"), lambda all_: all_.filter(state=ACTIVE)),
        "ending": (
            _("Ending within 30 days"),
            lambda all_: all_.filter(state=ACTIVE, ends_on__gte=on, ends_on__lte=on + WARNED),
        ),
        "over": (_("Past their last day"), lambda all_: all_.filter(state=ACTIVE, ends_on__lt=on)),
    }


def signed_by(party: Party) -> Exists:
    """Tell whether this party has signed the text as it now stands."""
    return Exists(
        Signature.objects.filter(
            protocol=OuterRef("pk"), party=party, text_sha256=OuterRef("text_sha256")
        )
    )


def first_words_of_job(user: User, *, need: str) -> dict[str, Any]:
    """Return what is known when a mission is written for a need (its reference, or nothing)."""
    try:
        found = Need.objects.visible_to(user).filter(reference=UUID(need)).first()
    except ValueError:
        found = None
    words: dict[str, Any] = {"referent": user.pk, "authors": [user.pk]}
    if found:
        words |= {"needs": [found.pk], "languages": found.languages, "centre": found.centre_id}
    return words


def first_words_of_protocol(user: User, *, helper: str, on: date) -> dict[str, Any]:
    """Return the usual terms of a protocol: half a year from today, a review after two months."""
    try:
        found = PeerHelper.objects.visible_to(user).filter(reference=UUID(helper)).first()
    except ValueError:
        found = None
    words: dict[str, Any] = {
        "starts_on": on,
        "ends_on": on + HALF_A_YEAR,
        "first_review_on": on + TWO_MONTHS,
        "explanation_language": "fra",
    }
    return words | ({"helper": found.pk, "availability": found.availability} if found else {})
