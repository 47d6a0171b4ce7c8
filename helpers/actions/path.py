"""Reviews, the badge, and the end of a mission."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from common import storage
from common.errors import Refused
from common.models import JournalEntry
from helpers.lifecycle import ACTIVE, CONSOLIDATED, ONBOARDING, PAUSED
from helpers.models import HelperBadge, PeerHelper, PrecarityCheck
from people.models import Organisation, User

# Reviews, and the end


@transaction.atomic
def look_at_precarity(
    helper: PeerHelper, *, checked_on: date, by: User, at: datetime, **said: Any
) -> PrecarityCheck:
    """Keep what weighs on a helper, on four axes, and what is done about it (3.38).

    :raises Refused: about oneself, for a day to come, or noted already.
    """
    if helper.person.user_id == by.pk:
        raise Refused(gettext("You fill this together: your referent notes it."))
    if checked_on > timezone.localdate(at):
        raise Refused(gettext("This day has not come yet."))
    check, is_new = PrecarityCheck.objects.get_or_create(
        helper=helper, checked_on=checked_on, defaults={"held_by": by} | said
    )
    if not is_new:
        raise Refused(gettext("This is noted already for that day."))
    JournalEntry.record(helper, "look_at_precarity", by=by, at=at)
    return check


@transaction.atomic
def hold_first_review(
    helper: PeerHelper, *, checked_on: date, by: User, at: datetime, **said: Any
) -> None:
    """Hold the first review, with its look at what weighs: the helper is settled (C9).

    :raises Refused: as `look_at_precarity` does, or before the mission has started.
    """
    look_at_precarity(helper, checked_on=checked_on, by=by, at=at, **said)
    helper.consolidate(reviewed_on=checked_on, by=by, at=at)


# Badges

FIT_FOR_A_BADGE = (ONBOARDING, ACTIVE, CONSOLIDATED, PAUSED)


@transaction.atomic
def issue_badge(
    helper: PeerHelper, *, valid_until: date, by: User, at: datetime, photo: bytes = b""
) -> HelperBadge:
    """Give a helper their card, with a photo if they chose one (1.04).

    :raises Refused: outside a mission, in the past, or with a card in use.
    """
    if helper.state not in FIT_FOR_A_BADGE:
        raise Refused(gettext("A badge is for a peer helper on a mission."))
    if valid_until < timezone.localdate(at):
        raise Refused(gettext("This day is past: choose a later one."))
    organisation = Organisation.objects.select_for_update().get(
        pk=helper.person.centre.organisation_id
    )
    if HelperBadge.objects.in_use().filter(helper=helper).exists():
        raise Refused(gettext("This helper has a badge already."))
    start = f"B{organisation.pk}-{timezone.localtime(at).year}-"
    taken = HelperBadge.objects.filter(number__startswith=start).count()
    badge = HelperBadge.objects.create(
        helper=helper,
        number=f"{start}{taken + 1:04d}",
        valid_until=valid_until,
        photo_sha256=storage.store(photo) if photo else "",
    )
    JournalEntry.record(badge, "issue", by=by, at=at)
    return badge


@transaction.atomic
def end_mission(helper: PeerHelper, *, by: User, at: datetime) -> None:
    """End a mission that was prepared, and stay in touch; the badge says nothing any more."""
    helper.graduate(by=by, at=at)
    void_badges(helper, by=by, at=at)


@transaction.atomic
def leave(helper: PeerHelper, *, by: User, at: datetime) -> None:
    """Stop for good, without a reason; the badge says nothing any more."""
    helper.leave(by=by, at=at)
    void_badges(helper, by=by, at=at)


def void_badges(helper: PeerHelper, *, by: User, at: datetime) -> None:
    for badge in HelperBadge.objects.in_use().filter(helper=helper):
        badge.void(by=by, at=at)
