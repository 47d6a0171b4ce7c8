"""What the pages of protocols show."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.journal import history_of
from common.lifecycle import Move
from common.lists import Show
from helpers.models import PeerHelper
from people.models import IN_CHARGE, Membership, Role, User
from protocols import rules, terms
from protocols.lifecycle import ACTIVE, DRAFT, PAUSED, PROPOSED
from protocols.models import Amendment, Clause, Party, Protocol, Signature
from protocols.policies import MOVES, can_write, is_its_helper, parties_of
from protocols.selectors.lookup import found
from protocols.selectors.steps import signs_of, steps_of

WARNED = timedelta(days=30)


TWO_MONTHS, HALF_A_YEAR = timedelta(days=60), timedelta(days=182)


def moves_for(user: User, protocol: Protocol) -> list[Move]:
    """Return the moves open to this person now; being in force follows from the signatures."""
    moves = protocol.lifecycle.open_from(protocol.state)
    return [m for m in moves if m.name != "activate" and MOVES[m.name](user, protocol)]


def terms_of(protocol: Protocol, *, at: datetime) -> tuple[terms.Text, list[str]]:
    """Return the text of a protocol as it would be frozen now, and what it still lacks."""
    office = office_of(protocol, on=timezone.localtime(at).date())
    if office is None:
        return {}, [gettext("a manager of the centre")]
    clauses = Clause.objects.of_centre(protocol.job.centre)
    written = terms.write(protocol, clauses, office, at=at)
    return written.text, written.missing


def missing_of(protocol: Protocol, lacking: list[str]) -> list[str]:
    """Return all that stands in the way of submitting: what the clauses lack, then the status."""
    waiting = [*rules.missing_of(protocol), *rules.still_waiting(protocol)]
    told = [str(terms.LABELS.get(rule.key, rule.label)) for rule in waiting]
    return list(dict.fromkeys([*lacking, *told]))


def office_of(protocol: Protocol, *, on: date) -> terms.Office | None:
    """Return who answers for the centre on this day: its longest-serving manager.

    Never the helper themself: nobody signs for the association what they promise it.
    """
    team = Membership.objects.filter(centre=protocol.job.centre, role__in=IN_CHARGE)
    members = list(team.current(on=on).select_related("user").order_by("starts_on", "pk"))
    own = protocol.helper.person.user_id
    manager = next((m for m in members if m.role == Role.MANAGER and m.user_id != own), None)
    functions = [m.function for m in members if m.user_id == protocol.helper.referent_id]
    if manager is None:
        return None
    return terms.Office(manager.user, manager.function, functions[0] if functions else "")


def page_of(user: User, protocol: Protocol, *, at: datetime) -> dict[str, Any]:
    """Return what the page of a protocol shows: what waits, who signed, the way, the moves.

    Submitting is no move beside others: it is what waits now, once nothing is missing.
    """
    awaited = protocol.missing_signatures() if protocol.state == PROPOSED else []
    mine = [party for party in parties_of(user, protocol) if party in awaited]
    history, moves = history_of(protocol), moves_for(user, protocol)
    amendments = list(protocol.amendments.order_by("number")) if protocol.text else []
    return {
        "protocol": protocol,
        "moves": [move for move in moves if move.name not in ("propose", "pause", "end")],
        "stops": [move for move in moves if move.name in ("pause", "end")],
        "asks_why": not is_its_helper(user, protocol),
        "amendments": amendments,
        "may_amend": may_amend(user, protocol, amendments),
        "reminded": protocol.last_reminder(),
        "pays_expenses": rules.expenses_allowed(protocol),
        "missing": missing_of(protocol, terms_of(protocol, at=at)[1])
        if protocol.is_draft()
        else [],
        "signs": signs_of(protocol),
        "awaited": [Party(party).label for party in awaited],
        "to_sign": mine[0] if mine else "",
        "statement": terms.statement_for(mine[0]) if mine else "",
        "steps": steps_of(protocol, history),
        "history": history,
        "words": PROTOCOL_WORDS,
    }


def may_amend(user: User, protocol: Protocol, amendments: list[Amendment]) -> bool:
    """Tell whether this person can change this protocol now: it runs, and nothing is open."""
    is_free = not any(one.is_open() for one in amendments)
    return protocol.state in (ACTIVE, PAUSED) and is_free and can_write(user, protocol)


PROTOCOL_WORDS = {
    "draft": _("Draft written"),
    "rewrite": _("Corrected"),
    "propose": _("Submitted for signature"),
    "withdraw": _("Taken back to be corrected"),
    "read": _("Read with the peer helper"),
    "sign": _("Signed"),
    "invite": _("Link to sign sent"),
    "uninvite": _("Link to sign taken back"),
    "activate": _("In force"),
    "pause": _("Paused"),
    "resume": _("Resumed"),
    "end": _("Ended"),
    "cancel": _("Cancelled"),
    "amend": _("Amended"),
}
"""What the journal says of each record, in words."""


def protocol_shows(user: User, *, on: date) -> dict[str, Show]:
    """Return the ways to narrow the list of protocols; the home counts exactly these."""
    party = Party.MANAGEMENT if user.has_role(Role.MANAGER) else Party.REFERENT

    def to_sign(protocols: Any) -> Any:
        waiting = protocols.filter(state=PROPOSED).exclude(signed_by(party))
        return waiting if party == Party.MANAGEMENT else waiting.filter(helper__referent=user)

    return {
        "to-sign": (_("To sign"), to_sign),
        "to-sign-late": (_("Late"), lambda all_: to_sign(all_).filter(starts_on__lte=on)),
        "to-amend": (_("Amendments to sign"), lambda all_: all_.filter(amended_for(user, party))),
        "drafts": (_("In draft"), lambda all_: all_.filter(state=DRAFT)),
        "running": (_("In force"), lambda all_: all_.filter(state=ACTIVE)),
        "ending": (
            _("Ending within 30 days"),
            lambda all_: all_.filter(state=ACTIVE, ends_on__gte=on, ends_on__lte=on + WARNED),
        ),
        "over": (_("Past their last day"), lambda all_: all_.filter(state=ACTIVE, ends_on__lt=on)),
    }


def amended_for(user: User, party: Party) -> Exists:
    """Tell whether an amendment awaits this party; availability and training bind no management."""
    waiting = Amendment.objects.filter(protocol=OuterRef("pk"), state=PROPOSED)
    waiting = waiting.exclude(signed_by(party, protocol="protocol"))
    if party == Party.REFERENT:
        return Exists(waiting.filter(protocol__helper__referent=user))
    unchanged = dict.fromkeys(("ends_on", "first_review_on", "deputy", "job"))
    return Exists(waiting.exclude(clauses_left_out__isnull=True, **unchanged))


def signed_by(party: Party) -> Exists:
    """Tell whether this party has signed the text as it now stands."""
    return Exists(Signature.objects.filter(party=party, text_sha256=OuterRef("text_sha256")))


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
