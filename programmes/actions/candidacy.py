"""From « j’aimerais aider » to an answer that is told: a candidacy and its steps (C6)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from common import audio, codes
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from helpers.actions import open_file
from helpers.models import PeerHelper
from people.actions import welcome_person
from people.models import Centre, Person, User
from people.selectors import in_charge_of
from programmes import candidacy_words as wording
from programmes import door as doors
from programmes.lifecycle import INTEREST, INTERVIEW_DONE, WAITING
from programmes.models import Candidacy, InterestDoor, InterviewSheet
from programmes.selectors.candidacy import missing_to_meet

Channel = Candidacy.Channel


@transaction.atomic
def open_door(centre: Centre, *, by: User, at: datetime) -> InterestDoor:
    """Give a centre a poster with an address of its own; the one it had opens nothing more."""
    Centre.objects.select_for_update().get(pk=centre.pk)
    InterestDoor.objects.open().filter(centre=centre).update(closed_at=at)
    door = InterestDoor(centre=centre, opened_at=at)
    door.token_sha256 = codes.digest_of(doors.token_of(door))
    door.save()
    JournalEntry.record(door, "open", by=by, at=at)
    return door


@transaction.atomic
def express_interest(
    centre: Centre,
    *,
    submission: UUID,
    channel: str,
    is_adult: bool,
    by: User | None,
    at: datetime,
    person: Person | None = None,
    message: str = "",
    recording: bytes = b"",
    called: str = "",
    **fields: Any,
) -> Candidacy:
    """Keep that somebody would like to help. Sent twice, it is one candidacy.

    :raises Refused: if they are not of age (P30), or if nothing is said: then nothing is kept.
    """
    if not is_adult:
        raise Refused(gettext("Only adults can be peer helpers."))
    if known := said_before(centre, submission, person):
        return known
    if not has_said(channel, message, recording, called, person):
        raise Refused(gettext("Write or say a few words, or tell us who you are."))
    candidacy, is_new = Candidacy.objects.get_or_create(
        reference=submission,
        centre=centre,
        defaults={
            "channel": channel,
            "is_adult": True,
            "person": person,
            "message": message if channel == Channel.WRITTEN else "",
            "audio": audio.keep(recording) if channel == Channel.AUDIO else "",
            "called": called,
            "entered_by": by,
            "expressed_at": at,
            **fields,
        },
    )
    if is_new:
        JournalEntry.record(candidacy, "express", by=by, at=at, details={"channel": channel})
    return candidacy


def has_said(
    channel: str, message: str, recording: bytes, called: str, person: Person | None
) -> bool:
    """Tell whether there is something to go on: words, a voice, or somebody to look for."""
    if channel == Channel.ORAL:
        return bool(called.strip() or person)
    return bool(message.strip() if channel == Channel.WRITTEN else recording)


def said_before(centre: Centre, submission: UUID, person: Person | None) -> Candidacy | None:
    """Return what was sent under this mark, or what this person said and waits for an answer to.

    :raises Refused: if the mark is another centre’s.
    """
    if known := Candidacy.objects.filter(reference=submission).first():
        if known.centre_id != centre.pk:
            raise Refused(gettext("This page is too old. Start again."))
        return known
    if person is None:
        return None
    return Candidacy.objects.waiting().filter(centre=centre, person=person).first()


@transaction.atomic
def add_contact(candidacy: Candidacy, *, called: str, reached: str, at: datetime) -> None:
    """Add by what name, and how, to reach who has just said they would like to help.

    :raises OutOfTurn: if it was given already, or the answer is on its way.
    """
    blank = Candidacy.objects.filter(pk=candidacy.pk, state=INTEREST, called="", reached="")
    if not blank.update(called=called, reached=reached, updated_at=at):
        raise OutOfTurn(gettext("We have your name already. Thank you."))
    JournalEntry.record(candidacy, "add_contact", by=None, at=at)


# The interview


@transaction.atomic
def note_interview(
    candidacy: Candidacy,
    *,
    held_on: date,
    panel: Iterable[User],
    by: User,
    at: datetime,
    answers: dict[str, str],
    **fields: Any,
) -> InterviewSheet:
    """Keep the sheet of the interview; once nothing is missing on it, the interview is held.

    :raises Refused: once an answer was given, or if the day is still to come.
    """
    now = Candidacy.objects.select_for_update().get(pk=candidacy.pk)
    if now.state not in WAITING:
        raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))
    if held_on > timezone.localdate(at):
        raise Refused(gettext("This day is still to come."))
    asked = {row["key"] for row in wording.questions()}
    kept = {key: text for key, text in answers.items() if key in asked}
    sheet, _is_new = InterviewSheet.objects.update_or_create(
        candidacy=candidacy, defaults={"held_on": held_on, "answers": kept, **fields}
    )
    sheet.panel.set(panel)
    JournalEntry.record(candidacy, "note_interview", by=by, at=at)
    candidacy.refresh_from_db()
    if candidacy.state == INTEREST and not missing_to_meet(candidacy):
        candidacy.move("meet", by=by, at=at)
    return sheet


def meet(candidacy: Candidacy, *, by: User, at: datetime) -> None:
    """Tell that the interview was held as it must be.

    :raises Refused: if a panel member or an answer is missing; the text says which.
    """
    if missing := missing_to_meet(candidacy):
        raise Refused(" ".join(missing))
    candidacy.move("meet", by=by, at=at)


# The answer


@transaction.atomic
def accept(
    candidacy: Candidacy,
    *,
    referent: User,
    tie: str,
    by: User,
    at: datetime,
    person: Person | None = None,
    chosen_name: str = "",
    **fields: Any,
) -> PeerHelper:
    """Say yes: make the person known if need be, open their file as a helper, link the two.

    The recording has served: it goes as the file opens.

    :raises Refused: if the interview was not held, or the referent is not in charge there.
    """
    today = timezone.localdate(at)
    if not in_charge_of({candidacy.centre_id}, on=today).filter(pk=referent.pk).exists():
        raise Refused(gettext("Choose a referent who is in charge in this centre."))
    if candidacy.state != INTERVIEW_DONE:
        raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))
    person = candidacy.person or person or welcome_candidate(candidacy, chosen_name, by=by, at=at)
    if person.centre_id != candidacy.centre_id:
        raise Refused(gettext("Choose a person of this centre."))
    helper = PeerHelper.objects.filter(person=person).first()
    helper = helper or open_file(
        person, referent=referent, tie=tie, is_adult=True, by=by, at=at, **fields
    )
    recording = Candidacy.objects.select_for_update().get(pk=candidacy.pk).audio
    candidacy.move("accept", by=by, at=at, person=person, helper=helper, audio="", ended_at=at)
    audio.forget(recording)
    return helper


def welcome_candidate(candidacy: Candidacy, chosen_name: str, *, by: User, at: datetime) -> Person:
    """Make known to the centre somebody who said they would like to help."""
    name = chosen_name.strip() or candidacy.called
    if not name:
        raise Refused(gettext("Type the name by which the person is called."))
    languages = [candidacy.language] if candidacy.language else []
    return welcome_person(
        centre=candidacy.centre, chosen_name=name, languages=languages, by=by, at=at
    )


def propose_other(
    candidacy: Candidacy,
    *,
    proposal: str,
    told_by: User,
    told_at: datetime,
    by: User,
    at: datetime,
) -> None:
    """Propose another place, which was explained to the person; they choose."""
    told = check_told(told_by=told_by, told_at=told_at, at=at)
    candidacy.move("propose_other", by=by, at=at, proposal=proposal, ended_at=at, **told)


def decline(
    candidacy: Candidacy,
    *,
    reason: str,
    told_by: User | None,
    told_at: datetime | None,
    by: User,
    at: datetime,
) -> None:
    """Say « pas cette fois » with a reason of the list, once it was told by word of mouth.

    :raises Refused: if the reason is not of the list, or nobody has told it yet.
    """
    if not wording.reason_of(reason):
        raise Refused(gettext("Choose a reason of the list."))
    told = check_told(told_by=told_by, told_at=told_at, at=at)
    candidacy.move("decline", by=by, at=at, decline_reason=reason, ended_at=at, **told)


def check_told(*, told_by: User | None, told_at: datetime | None, at: datetime) -> dict[str, Any]:
    """Return who told the person and when.

    :raises Refused: if it was not told yet.
    """
    if told_by is None or told_at is None or told_at > at:
        raise Refused(gettext("Tell the person first, by word of mouth; then write it here."))
    return {"told_by": told_by, "told_at": told_at}


@transaction.atomic
def withdraw(candidacy: Candidacy, *, by: User | None, at: datetime) -> None:
    """Take it back, at any time and for no reason; the recording goes at once."""
    recording = Candidacy.objects.select_for_update().get(pk=candidacy.pk).audio
    candidacy.move("withdraw", by=by, at=at, audio="", ended_at=at)
    audio.forget(recording)


# How long it is kept (P04)


def over_since(at: datetime, months: int) -> QuerySet[Candidacy]:
    """Return what was answered, or last spoken of without an answer, longer ago than this."""
    limit = months_before(at, months)
    answered = Q(ended_at__lt=limit)
    met_lately = Q(interview__held_on__gte=timezone.localdate(limit))
    forgotten = Q(state__in=WAITING, expressed_at__lt=limit) & ~met_lately
    return Candidacy.objects.filter(answered | forgotten)


def months_before(at: datetime, months: int) -> datetime:
    """Return the same day some months ago, or the 28th where that month is shorter."""
    years, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    return at.replace(year=years, month=month + 1, day=min(at.day, 28))


@transaction.atomic
def purge(*, at: datetime, commit: bool, months: int | None = None) -> int:
    """Delete what is kept no longer, with its recording; return how many. Dry unless `commit`."""
    over = over_since(at, months or settings.CANDIDACY_MONTHS)
    if not commit:
        return over.count()
    found = list(over.select_for_update(of=("self",)))
    for candidacy in found:
        JournalEntry.record(candidacy, "purge", by=None, at=at)
        audio.forget(candidacy.audio)
        candidacy.delete()
    return len(found)
