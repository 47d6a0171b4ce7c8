"""What the pages of amendments show."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from common.journal import history_of
from common.lifecycle import Move
from people.models import User
from protocols import amended, terms
from protocols.lifecycle import AmendmentState
from protocols.models import Amendment, Clause, Party, Protocol
from protocols.policies import AMENDMENT_MOVES, parties_of
from protocols.selectors.protocols import PROTOCOL_WORDS, office_of
from protocols.selectors.signing import before_signing


def terms_of_amendment(amendment: Amendment, *, at: datetime) -> tuple[terms.Text, list[str]]:
    """Return the text of an amendment as it would be frozen now, and what it still lacks."""
    protocol = amendment.protocol
    office = office_of(protocol, on=timezone.localtime(at).date())
    if office is None:
        return {}, [gettext("a manager of the centre")]
    clauses = Clause.objects.of_centre(protocol.job.centre)
    written = amended.write(amendment, clauses, office, at=at)
    return written.text, written.missing


def page_of_amendment(user: User, amendment: Amendment, *, at: datetime) -> dict[str, Any]:
    """Return what the page of an amendment shows: the differences, the text, who signs."""
    is_proposed = amendment.state == AmendmentState.PROPOSED
    awaited = amendment.missing_signatures() if is_proposed else []
    mine = [party for party in parties_of(user, amendment.protocol) if party in awaited]
    mine = [party for party in mine if not amendment.missing_to_sign(party)]
    text, missing = amendment.text, list[str]()
    if amendment.is_draft():
        text, missing = terms_of_amendment(amendment, at=at)
    return before_signing(user, amendment) | {
        "amendment": amendment,
        "text": text,
        "missing": missing,
        "differences": amended.differences_of(amendment),
        "signs": signs_of_amendment(amendment),
        "awaited": [Party(party).label for party in awaited],
        "bound": [Party(party).label for party in amendment.parties()],
        "to_sign": mine[0] if mine else "",
        "statement": terms.statement_for(mine[0]) if mine else "",
        "moves": moves_of_amendment(user, amendment),
        "history": history_of(amendment),
        "words": PROTOCOL_WORDS,
    }


def moves_of_amendment(user: User, amendment: Amendment) -> list[Move]:
    """Return the moves open to this person now; being in force follows from the signatures."""
    moves = amendment.lifecycle.open_from(amendment.state)
    return [
        move
        for move in moves
        if move.name in AMENDMENT_MOVES and AMENDMENT_MOVES[move.name](user, amendment)
    ]


def signs_of_amendment(amendment: Amendment) -> list[dict[str, Any]]:
    """Return the places to sign of those it binds."""
    if not amendment.text:
        return []
    return [
        {
            "name": amendment.named(party)["name"],
            "role": Party(party).label,
            "function": amendment.named(party)["function"],
            "signature": amendment.signature_of(party),
        }
        for party in amendment.parties()
    ]


def usual_end(protocol: Protocol) -> date:
    """Return the last day of a renewal: as long again, half a year at most."""
    lasted = protocol.ends_on - protocol.starts_on
    return protocol.ends_on + min(lasted, timedelta(days=182))
