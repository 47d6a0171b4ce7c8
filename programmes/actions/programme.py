"""A programme from its decision to its end (C1)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from people.models import Centre, Role, User
from programmes.lifecycle import PROGRAMME
from programmes.models import Programme, ProgrammeReview, SignOff, SteeringMember
from programmes.models.programme import a_year_after
from programmes.selectors.missing import MISSING


@transaction.atomic
def start_programme(
    centre: Centre, *, by: User, at: datetime, guarantor: User | None = None, **fields: Any
) -> Programme:
    """Write down that this centre wants a programme: a draft, to be completed.

    :raises Refused: if it has one that is not closed, or if the guarantor does not manage it.
    """
    Centre.objects.select_for_update().get(pk=centre.pk)  # who starts at the same time waits here
    if Programme.objects.filter(centre=centre).not_closed().exists():
        raise Refused(gettext("This centre has a programme already."))
    check_guarantor(guarantor, centre.pk)
    programme = Programme.objects.create(centre=centre, guarantor=guarantor, **fields)
    JournalEntry.record(programme, "start", by=by, at=at)
    return programme


def check_guarantor(guarantor: User | None, centre_id: int) -> None:
    if guarantor and not guarantor.has_role(Role.MANAGER, centre_id):
        raise Refused(gettext("The guarantor is a manager of the centre."))


def open_programme(programme: Programme, *, by: User, at: datetime) -> None:
    """Open the programme: its needs are looked at.

    :raises Refused: with all that is missing.
    """
    check(programme, "open")
    programme.move("open", by=by, at=at)


def validate_diagnosis(programme: Programme, *, by: User, at: datetime) -> None:
    check(programme, "validate_diagnosis")
    programme.move("validate_diagnosis", by=by, at=at)


def go(programme: Programme, *, by: User, at: datetime) -> None:
    """Start: from now on helpers come in; the first yearly review is due in a year."""
    check(programme, "go")
    due_on = a_year_after(timezone.localdate(at))
    programme.move("go", by=by, at=at, started_at=at, review_due_on=due_on)


def suspend(programme: Programme, *, reason: str, by: User, at: datetime) -> None:
    """Suspend, for a reason that the team reads.

    :raises Refused: without a reason.
    """
    if not reason.strip():
        raise Refused(gettext("Say why: the team reads it."))
    programme.move("suspend", by=by, at=at, suspension_reason=reason.strip())


def resume(programme: Programme, *, by: User, at: datetime) -> None:
    programme.move("resume", by=by, at=at, suspension_reason="")


@transaction.atomic
def review(
    programme: Programme,
    *,
    held_on: date,
    findings: str,
    decisions: str,
    by: User,
    at: datetime,
) -> ProgrammeReview:
    """Record the yearly review; the next one is due a year after it.

    :raises Refused: if it is dated tomorrow or later, or before the programme or its last review.
    """
    if held_on > timezone.localdate(at):
        raise Refused(gettext("A review is recorded once it is held."))
    if programme.started_at and held_on < timezone.localdate(programme.started_at):
        raise Refused(gettext("The programme was not running on that day."))
    if programme.reviews.filter(held_on__gte=held_on).exists():
        raise Refused(gettext("A review of that day, or a later one, is recorded already."))
    programme.move("review", by=by, at=at, review_due_on=a_year_after(held_on))
    return ProgrammeReview.objects.create(
        programme=programme, held_on=held_on, findings=findings, decisions=decisions, by=by
    )


def close(programme: Programme, *, by: User, at: datetime) -> None:
    """Close for good.

    :raises Refused: with all that is missing.
    """
    check(programme, "close")
    programme.move("close", by=by, at=at, closed_at=at, suspension_reason="")


def check(programme: Programme, move: str) -> None:
    """Refuse a move with the very list that the page shows; out of turn, `move()` refuses it."""
    if programme.state not in PROGRAMME[move].sources:
        return
    if missing := MISSING[move](programme, None):
        things = " ".join(thing.what for thing in missing)
        raise Refused(gettext("Still missing: %s") % things)


@transaction.atomic
def sign_off(programme: Programme, *, by: User, at: datetime) -> SignOff:
    """Say again, as the guarantor, that one answers for the programme (3.49).

    :raises Refused: if somebody else is its guarantor, if it does not run, or twice in a day.
    """
    if programme.guarantor_id != by.pk:
        raise Refused(gettext("Only the guarantor signs this."))
    if not programme.is_in_progress():
        raise Refused(gettext("The programme does not run: there is nothing to sign."))
    today = timezone.localdate(at)
    if any(timezone.localdate(one.signed_at) == today for one in programme.sign_offs.all()):
        raise Refused(gettext("You have signed today already."))
    JournalEntry.record(programme, "sign_off", by=by, at=at)
    return SignOff.objects.create(programme=programme, guarantor=by, signed_at=at)


@transaction.atomic
def seat(
    programme: Programme,
    *,
    group: str,
    starts_on: date,
    by: User,
    at: datetime,
    user: User | None = None,
    name: str = "",
) -> SteeringMember:
    """Give somebody a place in the steering group, for one group of actors.

    :raises Refused: if the programme is closed, or if that person sits there already.
    """
    if programme.is_closed():
        raise Refused(gettext("The programme is closed."))
    Programme.objects.select_for_update().get(pk=programme.pk)
    sitting = programme.steering.sitting()
    if (user and sitting.filter(user=user).exists()) or (
        name and sitting.filter(name=name).exists()
    ):
        raise Refused(gettext("This person is in the steering group already."))
    member = SteeringMember.objects.create(
        programme=programme, user=user, name=name, group=group, starts_on=starts_on
    )
    JournalEntry.record(programme, "seat", by=by, at=at, details={"group": group})
    return member


@transaction.atomic
def unseat(member: SteeringMember, *, by: User, at: datetime) -> None:
    """End a membership of the steering group today; what it was stays known.

    :raises Refused: if it has ended.
    """
    sitting = SteeringMember.objects.sitting().filter(pk=member.pk)
    today = max(timezone.localdate(at), member.starts_on)
    if not sitting.update(ends_on=today):
        raise Refused(gettext("This person has left the steering group already."))
    member.ends_on = today
    JournalEntry.record(member.programme, "unseat", by=by, at=at, details={"group": member.group})
