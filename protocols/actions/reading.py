"""What happens before the helper signs: the text is read with them, and understood."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import User
from protocols import copies
from protocols.actions.signing import behind_lock
from protocols.models import (
    Clause,
    ClauseTranslation,
    Party,
    Reading,
    Signable,
    Understanding,
)
from protocols.policies import can_view
from protocols.questions import asked_on, on_topic


@transaction.atomic
def record_reading(
    text: Signable, *, text_sha256: str, by: User, at: datetime, **told: Any
) -> Reading:
    """Note who read or explained this very text to the helper, in which language.

    `told` holds `how`, `explained_by`, `language` and `interpreter_name`.

    :raises Refused: if the text has changed, or the helper has signed it already.
    """
    now = behind_lock(text)
    check_open_to_reading(now, text_sha256, by)
    reading = Reading.objects.create(
        protocol=now.agreement(), text_sha256=now.text_sha256, read_at=at, recorded_by=by, **told
    )
    JournalEntry.record(now.agreement(), "read", by=by, at=at)
    return reading


@transaction.atomic
def answer(
    text: Signable, *, topic: str, chosen: str, text_sha256: str, by: User, at: datetime
) -> bool:
    """Return whether the answer is the right one; only a right one leaves a trace.

    :raises Refused: if the text has changed, or the helper has signed it already.
    """
    now = behind_lock(text)
    check_open_to_reading(now, text_sha256, by)
    asked = on_topic(now.text, topic)
    if asked is None:
        raise Refused(gettext("This question is not one of this text."))
    if chosen != asked.right:
        return False
    Understanding.objects.get_or_create(
        protocol=now.agreement(),
        text_sha256=now.text_sha256,
        topic=asked.topic,
        defaults={"understood_at": at, "recorded_by": by},
    )
    return True


def check_open_to_reading(text: Signable, text_sha256: str, user: User) -> None:
    """Say why nothing can be read or answered for this text now.

    :raises Refused: in that case.
    """
    if not can_view(user, text.agreement()):
        raise Refused(gettext("Only the peer helper and the team in charge read this together."))
    if not text_sha256 or text_sha256 != text.text_sha256:
        raise Refused(gettext("The text has changed since you read it. Read it again."))
    if text.signature_of(Party.HELPER):
        raise Refused(gettext("The peer helper has signed this text already."))
    if not text.awaits_signatures():
        raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))


@transaction.atomic
def read_and_understand(
    text: Signable,
    *,
    by: User,
    at: datetime,
    language: str = "fra",
    explained_by: str,
    interpreter_name: str = "",
) -> Reading:
    """Record in one go that this text was explained to the helper, and each point understood."""
    reading = record_reading(
        text,
        text_sha256=text.text_sha256,
        how=Reading.How.EXPLAINED,
        explained_by=explained_by,
        language=language,
        interpreter_name=interpreter_name,
        by=by,
        at=at,
    )
    for asked in asked_on(text.text):
        answer(
            text,
            topic=asked.topic,
            chosen=asked.right,
            text_sha256=text.text_sha256,
            by=by,
            at=at,
        )
    return reading


@transaction.atomic
def enter_translation(
    clause: Clause, *, language: str, text: str, by: User, at: datetime
) -> ClauseTranslation:
    """Keep a reading copy of a clause as it stands now; it waits for someone else to read it.

    :raises Refused: if it has a blank that the French has not.
    """
    if unknown := copies.unknown_blanks(clause.text, text):
        names = ", ".join(unknown)
        raise Refused(gettext("The French has no such blank: %s.") % names)
    translation, _ = ClauseTranslation.objects.update_or_create(
        clause=clause,
        language=language,
        defaults={
            "text": text,
            "french": clause.text,
            "entered_by": by,
            "entered_at": at,
            "confirmed_by": None,
            "confirmed_at": None,
        },
    )
    return translation


@transaction.atomic
def confirm_translation(
    translation: ClauseTranslation, *, seen: str, by: User, at: datetime
) -> None:
    """Confirm that a reading copy says what the French says: never by who entered it.

    `seen` is the digest of the copy that was read.

    :raises Refused: in that case, or if one or the other has changed since it was read.
    """
    now = ClauseTranslation.objects.select_for_update().get(pk=translation.pk)
    if now.entered_by_id == by.pk:
        raise Refused(gettext("Someone else has to read it again."))
    if now.digest() != seen or not now.is_current():
        raise Refused(gettext("It has changed since you read it. Read it again."))
    now.confirmed_by, now.confirmed_at = by, at
    now.save(update_fields=["confirmed_by", "confirmed_at"])
