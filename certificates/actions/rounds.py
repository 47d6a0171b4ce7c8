"""Rounds of co-design: open one with named people, tell how one is credited, close it, give it up.

What silence means is said to all on the first day: while the round lasts, a suggestion is accepted
once every participant has said yes. After its last day nobody speaks any more, and what is still
open is accepted if nobody objects and at least half of the participants have spoken, its author
included; else it is not accepted. Nobody is made to agree by a small group of the quick ones, and
nobody stops the others by never answering.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from certificates.actions.codesign import accept, move_each
from certificates.actions.writing import publish
from certificates.blocks import Block, every
from certificates.lifecycle import RoundState
from certificates.models import Participant, Round, Suggestion, TemplateVersion
from certificates.words import content
from common import audio
from common.errors import Refused
from common.models import JournalEntry
from people.models import STAFF, Centre, Role, User
from protocols.models import Side

FEWEST, MOST = 2, 20
LONGEST_DAYS = 180


@transaction.atomic
def open_round(
    version: TemplateVersion,
    *,
    centre: Centre,
    users: Iterable[User],
    ends_on: date,
    by: User,
    at: datetime,
    aim: str = "",
) -> Round:
    """Open a round on a draft with these people; who opens it facilitates it.

    :raises Refused: without a helper and one of the staff, or if a round is open already.
    """
    today = timezone.localdate(at)
    if not today < ends_on or (ends_on - today).days > LONGEST_DAYS:
        raise Refused(gettext("A round lasts at least until the next day, and at most six months."))
    sides = {user: side_of(user, centre) for user in dict.fromkeys(users)}
    if set(sides.values()) != set(Side):
        raise Refused(gettext("A round needs at least one helper and one of the staff."))
    if len(sides) > MOST:
        raise Refused(gettext("A round has at most %d participants.") % MOST)
    if Round.objects.open().filter(version=version).exists():
        raise Refused(gettext("A round is open already on this template."))
    version.move("share", by=by, at=at, blocks=with_credits(version.blocks))
    try:
        with transaction.atomic():
            opened = Round.objects.create(
                version=version,
                centre=centre,
                facilitator=by,
                aim=aim.strip(),
                starts_on=today,
                ends_on=ends_on,
            )
    except IntegrityError as error:  # two clicks at the same time
        raise Refused(gettext("A round is open already on this template.")) from error
    Participant.objects.bulk_create(
        Participant(round=opened, user=user, side=side) for user, side in sides.items()
    )
    JournalEntry.record(opened, "open", by=by, at=at, details={"participants": len(sides)})
    return opened


def with_credits(blocks: list[Block]) -> list[Block]:
    """Return the blocks with the line that names their authors, before anybody speaks of it.

    Where nobody wishes to be named, nothing of it is printed.
    """
    if any("template_authors" in str(block.get("text", "")) for block in every(blocks)):
        return blocks
    kinds = [block["kind"] for block in blocks]
    place = kinds.index("status_note") if "status_note" in kinds else len(blocks)
    return [*blocks[:place], content()["credits_line"], *blocks[place:]]


def side_of(user: User, centre: Centre) -> Side:
    """Return for which side one speaks in the centres of this association; employed is staff."""
    roles = {
        membership.role
        for membership in user.current_memberships()
        if membership.organisation_id == centre.organisation_id and membership.centre_id
    }
    if roles.intersection(STAFF):
        return Side.PROFESSIONAL
    if Role.HELPER in roles:
        return Side.HELPER
    raise Refused(gettext("Only helpers and staff of the association take part."))


@transaction.atomic
def tell_credit(
    taking: Participant, *, name: str, on_certificates: bool, by: User, at: datetime
) -> None:
    """Keep how one wishes to be named, or not at all. Papers issued before stay as they are.

    :raises Refused: for anybody else, or on certificates without a name.
    """
    if taking.user_id != by.pk:
        raise Refused(gettext("Everybody says for themselves how they are named."))
    name = " ".join(name.split())
    if on_certificates and not name:
        raise Refused(gettext("Write the name to print, or leave the box empty."))
    taking.credit_name, taking.on_certificates, taking.credit_told_at = name, on_certificates, at
    taking.save(update_fields=["credit_name", "on_certificates", "credit_told_at"])
    JournalEntry.record(taking, "credit", by=by, at=at)


@transaction.atomic
def close(round_: Round, *, by: User, at: datetime) -> None:
    """End a round: what is open is settled as silence says, and its recordings go.

    :raises Refused: before the last day, while something is open.
    """
    held = Round.objects.select_for_update().get(pk=round_.pk)
    unsettled = held.suggestions.unsettled()
    if not held.is_over(on=timezone.localdate(at)) and (waiting := unsettled.count()):
        text = ngettext(
            "%d proposal is still open: wait for the others, or for the last day.",
            "%d proposals are still open: wait for the others, or for the last day.",
            waiting,
        )
        raise Refused(text % waiting)
    if held.is_open():
        count = held.participants.count()
        for suggestion in unsettled.open().order_by("created_at", "pk"):
            settle(suggestion, count, by=by, at=at)
    end(round_, "close", by=by, at=at)


def settle(suggestion: Suggestion, count: int, *, by: User, at: datetime) -> None:
    """Accept or decline what is open when the last day is over; the rule is on top of this page."""
    suggestion.refresh_from_db()
    if not suggestion.is_open():
        return  # it went with another one
    said = list(suggestion.voices.values_list("consents", flat=True))
    if all(said) and 2 * len(said) >= count:
        accept(suggestion, by=by, at=at)
    else:
        suggestion.move("decline", by=by, at=at, settled_at=at)


@transaction.atomic
def abandon(round_: Round, *, why: str, by: User, at: datetime) -> None:
    """Give a round up, with a reason. What was agreed stays in the draft; the rest goes.

    :raises Refused: if no reason is given.
    """
    if not why.strip():
        raise Refused(gettext("Say why: all who take part read your reason."))
    end(round_, "abandon", by=by, at=at, why_abandoned=why.strip())
    if not round_.version.rounds.filter(state=RoundState.CLOSED).exists():
        round_.version.move("unshare", by=by, at=at)


def end(round_: Round, move: str, *, by: User, at: datetime, **changes: str) -> None:
    """Make the last move of a round; no voice of it is kept."""
    round_.move(move, by=by, at=at, ended_at=at, ended_by=by, **changes)
    move_each(round_.suggestions.unsettled(), "decline", by=by, at=at)
    for name in round_.suggestions.exclude(audio="").values_list("audio", flat=True):
        audio.forget(name)
    round_.suggestions.update(audio="")


@transaction.atomic
def publish_together(version: TemplateVersion, *, by: User, at: datetime) -> None:
    """Publish what a round has agreed on, and credit all who took part.

    :raises Refused: without a closed round, while one is open, or if it cannot be printed.
    """
    rounds = list(version.rounds.select_for_update())
    if any(one.state == RoundState.OPEN for one in rounds):
        raise Refused(gettext("A round is still open on this template: close it first."))
    closed = [one for one in rounds if one.state == RoundState.CLOSED]
    if not closed:
        raise Refused(gettext("A template is published after a round with helpers and staff."))
    version.refresh_from_db()
    publish(version, by=by, at=at)
    version.authors.set(Participant.objects.filter(round__in=closed))
    if version.made_from:
        version.authors.add(*version.made_from.authors.all())
