"""The counts behind the to-do lists: one query for each kind of record."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q

from certificates.lifecycle import APPROVED, DRAFTING
from certificates.models import Certificate
from monitoring.indicators import PATIENCE
from people.models import User
from protocols.lifecycle import ACTIVE, DRAFT, PROPOSED, NeedState
from protocols.models import Need, Party, Protocol, Signature
from support.models import SupportSession

SOON = timedelta(days=30)
WITHOUT_MISSION = (NeedState.IDENTIFIED, NeedState.PRIORITISED)


def protocols(user: User, *, today: date) -> dict[str, int]:
    """Count what awaits the signature of management, what ends, what is in draft."""
    to_sign, in_force = Q(state=PROPOSED, is_signed=False), Q(state=ACTIVE)
    seen = Protocol.objects.visible_to(user).annotate(is_signed=signed_by(Party.MANAGEMENT))
    return seen.aggregate(
        to_sign=Count("pk", filter=to_sign),
        to_sign_late=Count("pk", filter=to_sign & Q(starts_on__lte=today)),
        over=Count("pk", filter=in_force & Q(ends_on__lt=today)),
        ending=Count("pk", filter=in_force & Q(ends_on__gte=today, ends_on__lte=today + SOON)),
        drafts=Count("pk", filter=Q(state=DRAFT)),
    )


def to_sign_as_referent(user: User) -> int:
    """Count the protocols of one's own helpers that await one's signature."""
    own = Protocol.objects.visible_to(user).filter(helper__referent=user, state=PROPOSED)
    return own.exclude(signed_by(Party.REFERENT)).count()


def signed_by(party: Party) -> Exists:
    """Tell whether this party has signed the text as it now stands."""
    signatures = Signature.objects.filter(
        protocol=OuterRef("pk"), party=party, text_sha256=OuterRef("text_sha256")
    )
    return Exists(signatures)


def sessions(user: User, *, today: date) -> dict[str, Any]:
    """Count the sessions to read, tell since when the oldest waits, and whether that is late."""
    waiting = SupportSession.objects.visible_to(user).to_read()
    count = waiting.aggregate(to_read=Count("pk"), since=Min("held_on"))
    is_late = bool(count["since"]) and count["since"] < today - PATIENCE
    return count | {"is_late": is_late}


def certificates(user: User) -> dict[str, int]:
    return Certificate.objects.visible_to(user).aggregate(
        to_sign=Count("pk", filter=Q(state=APPROVED)),
        drafts=Count("pk", filter=Q(state=DRAFTING)),
    )


def needs_without_mission(user: User) -> int:
    return Need.objects.visible_to(user).filter(state__in=WITHOUT_MISSION).count()
