"""From an experience to a skill: who is asked, who has spoken, what is decided together."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from helpers.lifecycle import ExperienceState, HelperState
from helpers.models import (
    CRITERIA,
    Discernment,
    Experience,
    PeerHelper,
    Side,
    Skill,
    Voice,
    unrated,
)
from people.models import User


@transaction.atomic
def open_discernment(
    experience: Experience, *, skill: Skill, by: User, at: datetime
) -> Discernment:
    """Start to discern, together, whether this experience holds this skill.

    :raises Refused: if that was done, or is being done, or if the experience is not shared.
    """
    if experience.is_draft():
        raise Refused(gettext("The peer helper has not shared this experience."))
    discernment, is_new = Discernment.objects.get_or_create(experience=experience, skill=skill)
    if not is_new:
        raise Refused(gettext("This skill is already discerned for this experience."))
    if experience.state == ExperienceState.TOLD:
        experience.move("discuss", by=by, at=at)
    JournalEntry.record(discernment, "open", by=by, at=at)
    return discernment


@transaction.atomic
def invite_peer(discernment: Discernment, *, peer: PeerHelper, by: User, at: datetime) -> Voice:
    """Ask another helper of the centre what they see; the comparison then waits for them.

    :raises Refused: if all have spoken, a peer is asked already, or this one cannot be.
    """
    lock_before_comparison(discernment)
    helper = discernment.experience.helper
    rater = peer.person.user
    is_peer = (
        peer.pk != helper.pk
        and peer.person.centre_id == helper.person.centre_id
        and peer.state in ACTIVE_STATES
    )
    if rater is None or not is_peer:
        raise Refused(gettext("Choose another active peer helper of this centre."))
    if Voice.objects.filter(discernment=discernment, side=Side.PEER).exists():
        raise Refused(gettext("A peer is asked already."))
    voice = Voice.objects.create(discernment=discernment, side=Side.PEER, rater=rater)
    JournalEntry.record(discernment, "invite", by=by, at=at)
    return voice


ACTIVE_STATES = (HelperState.ACTIVE, HelperState.CONSOLIDATED)


@transaction.atomic
def release_peer(discernment: Discernment, *, by: User, at: datetime) -> None:
    """Wait no longer for the peer who was asked and has not spoken.

    :raises Refused: if nobody is waited for.
    """
    lock_before_comparison(discernment)
    waited = Voice.objects.filter(discernment=discernment, side=Side.PEER, said_at=None)
    deleted, _ = waited.delete()
    if not deleted:
        raise Refused(gettext("No peer is waited for."))
    JournalEntry.record(discernment, "release", by=by, at=at)
    open_comparison(discernment, at=at)


@transaction.atomic
def speak(
    discernment: Discernment, *, side: str, levels: Mapping[str, int], by: User, at: datetime
) -> Voice:
    """Say what one sees, without seeing what others say. It may be changed until all have spoken.

    The last of those who were asked opens the comparison.

    :raises Refused: if a criterion is not rated, somebody else has spoken for this side, or all
        have spoken already.
    """
    check_rated(levels)
    lock_before_comparison(discernment)
    voice = own_voice(discernment, side=side, by=by)
    return keep_voice(voice, discernment, levels, by=by, at=at)


@transaction.atomic
def note_voice(
    discernment: Discernment, *, levels: Mapping[str, int], by: User, at: datetime
) -> Voice:
    """Note what a helper without an account says, in their presence; who noted it is kept.

    It stays as blind as any: who notes it does not speak for the professionals.

    :raises Refused: if the helper has an account, this person or somebody else has spoken
        already, a criterion is not rated, or all have spoken.
    """
    check_rated(levels)
    if discernment.experience.helper.person.user_id is not None:
        raise Refused(gettext("This helper has an account: they speak for themselves."))
    lock_before_comparison(discernment)
    voices = list(Voice.objects.filter(discernment=discernment))
    if any(voice.rater_id == by.pk for voice in voices):
        raise Refused(gettext("You have spoken already: somebody else notes the helper’s voice."))
    voice = next((voice for voice in voices if voice.side == Side.HELPER), None)
    if voice is not None and voice.noted_by_id != by.pk:
        raise Refused(gettext("Somebody has spoken for this side already."))
    voice = voice or Voice(discernment=discernment, side=Side.HELPER, noted_by=by)
    return keep_voice(voice, discernment, levels, by=by, at=at)


def check_rated(levels: Mapping[str, int]) -> None:
    if missing := unrated(levels):
        raise Refused(gettext("Not rated yet: %s.") % ", ".join(missing))


def keep_voice(
    voice: Voice, discernment: Discernment, levels: Mapping[str, int], *, by: User, at: datetime
) -> Voice:
    """Keep what is said; the last who was asked opens the comparison."""
    for name in CRITERIA:
        setattr(voice, name, levels[name])
    voice.said_at = at
    voice.save()
    action = "note" if voice.noted_by_id else "speak"
    JournalEntry.record(discernment, action, by=by, at=at, details={"side": str(voice.side)})
    open_comparison(discernment, at=at)
    return voice


def own_voice(discernment: Discernment, *, side: str, by: User) -> Voice:
    """Return the voice of this person for this side, new or to change.

    :raises Refused: if it is somebody else's, or this person speaks for another side.
    """
    voices = list(Voice.objects.filter(discernment=discernment))
    if any(voice.belongs_to(by) and voice.side != side for voice in voices):
        raise Refused(gettext("One person has one voice."))
    voice = next((voice for voice in voices if voice.side == side), None)
    if voice is None and side == Side.PEER:
        raise Refused(gettext("A peer speaks when they are asked."))
    if voice is not None and voice.rater_id != by.pk:
        raise Refused(gettext("Somebody has spoken for this side already."))
    return voice or Voice(discernment=discernment, side=side, rater=by)


def lock_before_comparison(discernment: Discernment) -> None:
    """Hold the discernment while a voice changes.

    :raises Refused: if voices are read together already: from then on they stay as they are.
    """
    here = Discernment.objects.select_for_update().get(pk=discernment.pk)
    if here.is_compared() or not here.is_open():
        raise Refused(gettext("All have spoken: voices no longer change."))


def open_comparison(discernment: Discernment, *, at: datetime) -> None:
    """Let voices be read together, once all who were asked have spoken."""
    here = Discernment.objects.prefetch_related("voices").get(pk=discernment.pk)
    if not here.missing_to_decide():
        Discernment.objects.filter(pk=here.pk).update(compared_at=at)
        discernment.compared_at = at


@transaction.atomic
def decide_together(
    discernment: Discernment, *, by: User, at: datetime, **choices: Any
) -> Discernment:
    """Take the decision on what was compared, as `Discernment.decide` does.

    :raises Refused: if somebody who was asked has not spoken, or as `Discernment.decide`.
    """
    if missing := discernment.missing_to_decide():
        raise Refused(gettext("Not heard yet: %s.") % ", ".join(missing))
    discernment.decide(by=by, at=at, **choices)
    return discernment
