"""What the pages of needs, missions and protocols show."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.forms import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.journal import history_of
from common.lifecycle import Move
from common.lists import Show
from common.models import JournalEntry
from common.templatetags.ui import day
from helpers.models import PeerHelper
from people.models import IN_CHARGE, Membership, Role, User
from protocols import terms
from protocols.lifecycle import (
    ACTIVE,
    CANCELLED,
    DRAFT,
    ENDED,
    PAUSED,
    PROPOSED,
    JobState,
    NeedState,
    ProtocolState,
)
from protocols.models import Clause, JobDescription, Need, Party, Protocol, Signature
from protocols.policies import (
    JOB_MOVES,
    MOVES,
    NEED_MOVES,
    can_manage_need,
    can_write_job,
    parties_of,
)

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


def terms_of(protocol: Protocol, *, at: datetime) -> tuple[terms.Text, list[str]]:
    """Return the text of a protocol as it would be frozen now, and what it still lacks."""
    office = office_of(protocol, on=timezone.localtime(at).date())
    if office is None:
        return {}, [gettext("a manager of the centre")]
    written = terms.write(protocol, Clause.objects.order_by("position", "pk"), office, at=at)
    return written.text, written.missing


def office_of(protocol: Protocol, *, on: date) -> terms.Office | None:
    """Return who answers for the centre on this day: its longest-serving manager."""
    team = Membership.objects.filter(centre=protocol.job.centre, role__in=IN_CHARGE)
    members = list(team.current(on=on).select_related("user").order_by("starts_on", "pk"))
    manager = next((m for m in members if m.role == Role.MANAGER), None)
    functions = [m.function for m in members if m.user_id == protocol.helper.referent_id]
    if manager is None:
        return None
    return terms.Office(manager.user, manager.function, functions[0] if functions else "")


def page_of_need(user: User, need: Need) -> dict[str, Any]:
    return {
        "need": need,
        "jobs": need.jobs.order_by("title", "-version"),
        "moves": need_moves_for(user, need),
        "may_write": can_manage_need(user, need) and need.state != NeedState.CLOSED,
        "history": history_of(need),
        "words": NEED_WORDS,
    }


def page_of_job(user: User, job: JobDescription) -> dict[str, Any]:
    return {
        "job": job,
        "moves": job_moves_for(user, job),
        "missing": job.missing_to_adopt() if job.is_draft() else [],
        "may_write": can_write_job(user, job),
        "history": history_of(job),
        "words": JOB_WORDS,
    }


def page_of(user: User, protocol: Protocol, *, at: datetime) -> dict[str, Any]:
    """Return what the page of a protocol shows: what waits, who signed, the way, the moves.

    Submitting is no move beside others: it is what waits now, once nothing is missing.
    """
    awaited = protocol.missing_signatures() if protocol.state == PROPOSED else []
    mine = [party for party in parties_of(user, protocol) if party in awaited]
    history = history_of(protocol)
    return {
        "protocol": protocol,
        "moves": [move for move in moves_for(user, protocol) if move.name != "propose"],
        "missing": terms_of(protocol, at=at)[1] if protocol.state == DRAFT else [],
        "signs": signs_of(protocol),
        "awaited": [Party(party).label for party in awaited],
        "to_sign": mine[0] if mine else "",
        "statement": terms.statement_for(mine[0]) if mine else "",
        "steps": steps_of(protocol, history),
        "history": history,
        "words": PROTOCOL_WORDS,
    }


def signs_of(protocol: Protocol) -> list[dict[str, Any]]:
    """Return the three places to sign: the name in the text, and the signature once given."""
    named = {party["party"]: party for party in (protocol.text or {}).get("parties", [])}
    return [
        {
            "name": named[party]["name"],
            "role": Party(party).label,
            "function": named[party]["function"],
            "signature": protocol.signature_of(party),
        }
        for party in Party.values
        if party in named
    ]


def steps_of(protocol: Protocol, history: list[JournalEntry]) -> list[dict[str, str]]:
    """Return the way of a protocol (C7): what is done, what is now, what comes and when."""
    if protocol.state == CANCELLED:
        return cancelled_steps(history)
    reached = REACHED[ProtocolState(protocol.state)]
    signed = len(protocol.valid_signatures())
    told = [
        (gettext("Written together"), "pencil", day_of_first(history, "draft")),
        (gettext("Text frozen"), "lock", day(protocol.proposed_at)),
        (gettext("Signatures, %(signed)d of 3") % {"signed": signed}, "pen", last_signed(protocol)),
        (gettext("Mission running"), "play", gettext("from %s") % day(protocol.starts_on)),
        (
            gettext("First review"),
            "chat-square-heart",
            gettext("planned on %s") % day(protocol.first_review_on),
        ),
        (gettext("Certificate"), "award", gettext("possible after a session that was read")),
    ]
    return [
        {"state": standing(place, reached), "title": title, "sign": sign, "detail": detail}
        for place, (title, sign, detail) in enumerate(told)
    ]


def cancelled_steps(history: list[JournalEntry]) -> list[dict[str, str]]:
    told = [
        ("done", gettext("Written together"), "pencil", day_of_first(history, "draft")),
        ("now", gettext("Cancelled"), "x-lg", day_of_first(history, "cancel")),
    ]
    return [
        {"state": state, "title": title, "sign": sign, "detail": detail}
        for state, title, sign, detail in told
    ]


def last_signed(protocol: Protocol) -> str:
    """Return the day of the last signature once all are given, or who is still awaited."""
    if not protocol.text:
        return ""
    if missing := protocol.missing_signatures():
        names = ", ".join(str(Party(party).label) for party in missing)
        return gettext("still awaited: %s") % names
    return day(max(signature.signed_at for signature in protocol.valid_signatures()))


def day_of_first(history: list[JournalEntry], action: str) -> str:
    return next((day(entry.at) for entry in reversed(history) if entry.action == action), "")


REACHED = {DRAFT: 0, PROPOSED: 2, ACTIVE: 3, PAUSED: 3, ENDED: 5}
"""In which step of the way a protocol stands."""

NEED_WORDS = {
    "record": _("Recorded"),
    "rewrite": _("Corrected"),
    "prioritise": _("Priority set"),
    "open": _("Mission written"),
    "cover": _("Covered"),
    "reopen": _("Open again"),
    "close": _("Closed"),
}
JOB_WORDS = {
    "write": _("Draft written"),
    "rewrite": _("Corrected"),
    "adopt": _("Adopted"),
    "retire": _("Retired"),
}
PROTOCOL_WORDS = {
    "draft": _("Draft written"),
    "rewrite": _("Corrected"),
    "propose": _("Submitted for signature"),
    "withdraw": _("Taken back to be corrected"),
    "sign": _("Signed"),
    "activate": _("In force"),
    "pause": _("Paused"),
    "resume": _("Resumed"),
    "end": _("Ended"),
    "cancel": _("Cancelled"),
}
"""What the journal says of each record, in words."""


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


def first_words_of_job(user: User, *, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return what is known when a mission is written: for a need, or after an earlier version."""
    words: dict[str, Any] = {"referent": user.pk, "authors": [user.pk]}
    if earlier := found(JobDescription.objects.visible_to(user), asked.get("job", "")):
        words |= model_to_dict(earlier)
    elif need := found(Need.objects.visible_to(user), asked.get("need", "")):
        words |= {"needs": [need], "languages": need.languages, "centre": need.centre_id}
    return words


def found(records: QuerySet[Any], reference: str) -> Any:
    """Return the record of this reference, or nothing, even if it is no reference at all."""
    try:
        return records.filter(reference=UUID(reference)).first()
    except ValueError:
        return None


def first_words_of_protocol(user: User, *, helper: str, on: date) -> dict[str, Any]:
    """Return the usual terms of a protocol: half a year from today, a review after two months."""
    words: dict[str, Any] = {
        "starts_on": on,
        "ends_on": on + HALF_A_YEAR,
        "first_review_on": on + TWO_MONTHS,
        "explanation_language": "fra",
    }
    if known := found(PeerHelper.objects.visible_to(user), helper):
        words |= {"helper": known.pk, "availability": known.availability}
    return words
