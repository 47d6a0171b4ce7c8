"""What people say in a round: propose, consent, object with something else, comment.

One road for all: a helper and a director fill in the same form, and each has one voice. Whoever
writes locks the round first, so that the last yes and its change to the draft are one step.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from certificates.lifecycle import UNHEARD, SuggestionState, VersionState
from certificates.models import (
    Change,
    Comment,
    Participant,
    Round,
    Suggestion,
    TemplateVersion,
    Voice,
)
from certificates.proposing import ADDED, WORDED, block_of, changed
from common import audio
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import User

SAID = ("change", "block", "after", "kind", "text", "because")


def taking_part(round_: Round, *, by: User, at: datetime) -> Participant:
    """Lock a round and return the participant who speaks in it.

    :raises Refused: to anybody else, and once it is over.
    """
    held = Round.objects.select_for_update().get(pk=round_.pk)
    if not held.is_open() or held.is_over(on=timezone.localdate(at)):
        raise Refused(gettext("This round is over: nobody speaks in it any more."))
    try:
        return held.participants.get(user=by)
    except Participant.DoesNotExist as error:
        raise Refused(gettext("Only those who are named at the start speak in a round.")) from error


@transaction.atomic
def suggest(
    round_: Round,
    *,
    submission: UUID,
    by: User,
    at: datetime,
    recording: bytes = b"",
    against: Suggestion | None = None,
    reason: str = "",
    **said: str,
) -> Suggestion:
    """Propose a change to the template, in words or by voice; with `against`, in place of another.

    Sent twice, it is one. What is spoken waits until somebody has written it down.

    :raises Refused: if the template cannot change like this, or words are missing.
    """
    author = taking_part(round_, by=by, at=at)
    if twice := Suggestion.objects.filter(submission=submission, author=author).first():
        return twice
    version = TemplateVersion.objects.get(pk=round_.version_id)
    suggestion = Suggestion(
        round=round_,
        author=author,
        submission=submission,
        against=against,
        created_at=at,
        **{name: said.get(name, "").strip() for name in SAID},
    )
    check(suggestion, version, is_spoken=bool(recording))
    suggestion.base = str(block_of(version.blocks, suggestion.block).get("text", ""))
    if recording and not suggestion.text:
        suggestion.audio = audio.keep(recording)
        suggestion.state = SuggestionState.SPOKEN
    else:
        changed(version.blocks, suggestion)
    suggestion.save(force_insert=True)
    JournalEntry.record(suggestion, "suggest", by=by, at=at)
    if suggestion.is_open():
        consent_of_author(suggestion, at=at)
    if against:
        object_to(against, author, instead=suggestion, reason=reason, by=by, at=at)
    return suggestion


def check(suggestion: Suggestion, version: TemplateVersion, *, is_spoken: bool) -> None:
    """Check that what is proposed says something.

    :raises Refused: with the sentence that helps.
    """
    if suggestion.change == Change.ADD and suggestion.kind not in ADDED:
        raise Refused(gettext("There is no such kind of block."))
    asks_words = suggestion.change == Change.REWORD or suggestion.kind in WORDED
    if is_spoken and not asks_words:
        raise Refused(gettext("There are no words to record here."))
    if asks_words and not (is_spoken or suggestion.text):
        raise Refused(gettext("Write your words, or record them."))
    if suggestion.change == Change.REWORD:
        words = block_of(version.blocks, suggestion.block).get("text", "")
        if not words:
            raise Refused(gettext("This block has no words."))
        if suggestion.text == words:
            raise Refused(gettext("These are the words that stand: change something."))


# Voices


def consent_of_author(suggestion: Suggestion, *, at: datetime) -> None:
    """Who proposes says yes to their own words."""
    Voice.objects.create(
        suggestion=suggestion, participant=suggestion.author, consents=True, given_at=at
    )


@transaction.atomic
def consent(suggestion: Suggestion, *, by: User, at: datetime) -> None:
    """Say yes for oneself; the last yes changes the draft. Who had objected may still say yes.

    :raises Refused: once it is settled, or to who takes no part.
    """
    taking = taking_part(suggestion.round, by=by, at=at)
    suggestion.refresh_from_db(fields=["state"])
    voice = suggestion.voices.filter(participant=taking).first()
    if voice and voice.consents:
        return
    refuse_unless_open(suggestion)
    says = {"consents": True, "reason": "", "instead": None, "given_at": at}
    suggestion.voices.update_or_create(participant=taking, defaults=says)
    JournalEntry.record(suggestion, "consent", by=by, at=at)
    if suggestion.voices.filter(consents=True).count() == suggestion.round.participants.count():
        accept(suggestion, by=by, at=at)


def refuse_unless_open(suggestion: Suggestion) -> None:
    if not suggestion.is_open():
        raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))


def object_to(
    suggestion: Suggestion,
    taking: Participant,
    *,
    instead: Suggestion,
    reason: str,
    by: User,
    at: datetime,
) -> None:
    """Say no for oneself, with a reason and something else.

    :raises Refused: without a reason, to one's own words, or once it is settled.
    """
    if not reason.strip():
        raise Refused(gettext("Say why it does not suit you: the others read your reason."))
    suggestion.refresh_from_db(fields=["state"])
    if suggestion.round_id != instead.round_id:
        raise Refused(gettext("This proposal is of another round."))
    if suggestion.author_id == taking.pk:
        raise Refused(gettext("These are your own words: take them back instead."))
    refuse_unless_open(suggestion)
    says = {"consents": False, "reason": reason.strip(), "instead": instead, "given_at": at}
    suggestion.voices.update_or_create(participant=taking, defaults=says)
    JournalEntry.record(suggestion, "object", by=by, at=at)


def accept(suggestion: Suggestion, *, by: User, at: datetime) -> None:
    """Put what all agree on into the draft, in this very transaction.

    What it answered, and what answered it, is settled with it; what proposed other words for the
    same block is too late. If the draft no longer takes it, it is too late itself.
    """
    version = TemplateVersion.objects.select_for_update().get(pk=suggestion.round.version_id)
    try:
        blocks = changed(version.blocks, suggestion)
    except Refused:
        suggestion.move("outdate", by=by, at=at, settled_at=at)
        return
    here = TemplateVersion.objects.filter(pk=version.pk, state=VersionState.SHARED)
    if not here.update(blocks=blocks, updated_at=at):
        raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))
    suggestion.move("accept", by=by, at=at, settled_at=at)
    JournalEntry.record(version, "agree", by=by, at=at)
    others = suggestion.round.suggestions.unsettled().exclude(pk=suggestion.pk)
    move_each(others.filter(against=suggestion), "replace", by=by, at=at)
    move_each(others.filter(answers=suggestion), "replace", by=by, at=at)
    if suggestion.change in (Change.REWORD, Change.HIDE):
        late = others.filter(block=suggestion.block, change__in=[Change.REWORD, Change.HIDE])
        move_each(late, "outdate", by=by, at=at)


def move_each(suggestions: Iterable[Suggestion], move: str, *, by: User, at: datetime) -> None:
    for suggestion in suggestions:
        suggestion.move(move, by=by, at=at, settled_at=at)


@transaction.atomic
def take_back(suggestion: Suggestion, *, by: User, at: datetime) -> None:
    """Take one's own words back; an objection that offered them no longer stands.

    :raises Refused: to anybody else, or once it is settled.
    """
    taking = taking_part(suggestion.round, by=by, at=at)
    if suggestion.author_id != taking.pk:
        raise Refused(gettext("Only its author takes a proposal back."))
    recording = Suggestion.objects.get(pk=suggestion.pk).audio
    suggestion.move("take_back", by=by, at=at, settled_at=at, audio="")
    audio.forget(recording)
    Voice.objects.filter(instead=suggestion).delete()


# What was spoken


@transaction.atomic
def write_down(suggestion: Suggestion, *, text: str, by: User, at: datetime) -> None:
    """Write down what was spoken: its author, and it is open; the facilitator, and its author says.

    :raises Refused: to anybody else, without words, or if the template cannot say this.
    """
    is_author = suggestion.author.user_id == by.pk
    if not is_author and suggestion.round.facilitator_id != by.pk:
        raise Refused(gettext("Its author writes it down, or who facilitates the round."))
    hold(suggestion, at=at)
    if not text.strip():
        raise Refused(gettext("Write what was said."))
    suggestion.text = text.strip()
    changed(suggestion.round.version.blocks, suggestion)
    suggestion.move("write", by=by, at=at, text=suggestion.text)
    if is_author:
        confirm(suggestion, by=by, at=at)


@transaction.atomic
def confirm(suggestion: Suggestion, *, by: User, at: datetime) -> None:
    """Say that what was written down is what one said: the others may now answer.

    :raises Refused: to anybody but the author, or before it is written down.
    """
    refuse_unless_author(suggestion, by=by, at=at)
    suggestion.move("confirm", by=by, at=at)
    consent_of_author(suggestion, at=at)


@transaction.atomic
def unwrite(suggestion: Suggestion, *, by: User, at: datetime) -> None:
    """Say that what was written down is not what one said: it is to be written again.

    :raises Refused: to anybody but the author.
    """
    refuse_unless_author(suggestion, by=by, at=at)
    suggestion.move("unwrite", by=by, at=at, text="")


def refuse_unless_author(suggestion: Suggestion, *, by: User, at: datetime) -> None:
    if suggestion.author.user_id != by.pk:
        raise Refused(gettext("Its author alone knows what was said."))
    hold(suggestion, at=at)


def hold(suggestion: Suggestion, *, at: datetime) -> None:
    """Lock the round of a spoken suggestion; its author speaks in it, whoever writes."""
    taking_part(suggestion.round, by=suggestion.author.user, at=at)
    suggestion.refresh_from_db(fields=["state", "text"])
    if suggestion.state not in UNHEARD:
        raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))


# Comments


@transaction.atomic
def comment(
    round_: Round,
    *,
    text: str,
    by: User,
    at: datetime,
    block: str = "",
    suggestion: Suggestion | None = None,
) -> Comment:
    """Say a word on a block or on a suggestion; said twice, it is one.

    :raises Refused: without a word, to who takes no part, or on a block that is not there.
    """
    taking = taking_part(round_, by=by, at=at)
    if not text.strip():
        raise Refused(gettext("Write a word first."))
    version = TemplateVersion.objects.get(pk=round_.version_id)
    if block and not block_of(version.blocks, block):
        raise Refused(gettext("This block is no longer there."))
    made, _is_new = Comment.objects.get_or_create(
        round=round_,
        author=taking,
        suggestion=suggestion,
        block=block,
        text=text.strip(),
        defaults={"created_at": at},
    )
    return made
