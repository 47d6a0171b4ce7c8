"""Share links: made and ended by their holder, read by whoever holds them (C18).

Opening a link shows nothing yet and counts nothing, be it a person, a mail scanner or the preview
of a messenger. The button of that page counts one reading and gives a pass of half an hour: with
it the page may be read again, printed, gone back to, without counting.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext

from certificates import codes
from certificates.facts import HIDEABLE, LISTS, Facts, shown
from certificates.lifecycle import ISSUED
from certificates.models import Certificate, ShareLink, ShareView
from certificates.models.share import MOST_DAYS, MOST_VIEWS, USUAL_DAYS, USUAL_VIEWS, RecipientKind
from common.errors import Refused
from common.models import JournalEntry
from people.models import User

PASS = "certificates.share"  # noqa: S105 - what a pass is for
PASS_LIFE = timedelta(minutes=30)
MOST_LINKS = 20  # open at the same time, for one certificate
NAME = "name"
"""The name as printed: on a link as its holder chooses, like any item (D10)."""


def offered(certificate: Certificate) -> list[str]:
    """Return the keys of what a link of this certificate may show."""
    return [NAME, *certificate.shareable()]


@transaction.atomic
def share(
    certificate: Certificate,
    *,
    items: Collection[str],
    recipient_kind: str,
    days: int = USUAL_DAYS,
    most_views: int = USUAL_VIEWS,
    by: User,
    at: datetime,
) -> tuple[ShareLink, str]:
    """Make a link, and return it with its address, which is told once: its hash is kept.

    :raises Refused: unless the certificate is valid, something is chosen that may be shown, and
        the time and number of readings are within their limits.
    """
    list(Certificate.objects.select_for_update().filter(pk=certificate.pk).values("pk"))
    certificate.refresh_from_db(fields=["state", "hidden", "facts"])
    if certificate.state != ISSUED:
        raise Refused(gettext("Only a valid certificate can be shared."))
    check_choice(items, offered(certificate))
    if recipient_kind not in RecipientKind.values:
        raise Refused(gettext("Choose for whom the link is."))
    if not 1 <= days <= MOST_DAYS:
        raise Refused(gettext("A link lasts 90 days at most."))
    if not 1 <= most_views <= MOST_VIEWS:
        raise Refused(gettext("A link opens 100 times at most."))
    if ShareLink.objects.filter(certificate=certificate).open_at(at).count() >= MOST_LINKS:
        raise Refused(gettext("You have many open links. End one first."))
    token = codes.new_token()
    link = ShareLink.objects.create(
        certificate=certificate,
        recipient_kind=recipient_kind,
        shown=sorted(set(items)),
        days=days,
        most_views=most_views,
        token_sha256=codes.digest_of(token),
        created_at=at,
        expires_at=at + timedelta(days=days),
    )
    JournalEntry.record(certificate, "share", by=by, at=at, details={"items": len(link.shown)})
    return link, f"{settings.SITE_URL}{reverse('certificates:shared', args=[token])}"


def check_choice(chosen: Collection[str], may: Collection[str]) -> None:
    if not chosen:
        raise Refused(gettext("Choose at least one thing to show."))
    if not set(chosen) <= set(may):
        raise Refused(gettext("One of these things is not to be shared. Choose again."))


def link_of(token: str, *, at: datetime) -> ShareLink | None:
    """Return the link this token opens now, or nothing: whatever the reason, it is the same."""
    found = ShareLink.objects.filter(token_sha256=codes.digest_of(token)).open_at(at)
    return found.select_related("certificate__template_version").first()


@transaction.atomic
def open_link(token: str, *, at: datetime) -> str | None:
    """Count one reading and return the pass to read with; nothing if the link shows no more."""
    found = link_of(token, at=at)
    if found is None:
        return None
    here = ShareLink.objects.filter(pk=found.pk, views__lt=F("most_views"))
    if not here.update(views=F("views") + 1):
        return None  # someone took the last one meanwhile
    ShareView.objects.create(link=found, hour=at.replace(minute=0, second=0, microsecond=0))
    return signing.dumps(str(found.reference), salt=PASS)


def passed(token: str, given: str, *, at: datetime) -> ShareLink | None:
    """Return the link that this pass, half an hour old at most, was given for.

    The readings may be used up since: this one was counted. Ended is ended.
    """
    try:
        reference = signing.loads(given, salt=PASS, max_age=PASS_LIFE)
    except signing.BadSignature:
        return None
    found = ShareLink.objects.filter(
        token_sha256=codes.digest_of(token), reference=reference, expires_at__gt=at
    ).not_ended()
    return found.select_related("certificate__template_version").first()


def link_of_opinion(token: str, *, at: datetime) -> ShareLink | None:
    """Return the link that one may still speak about: used up, perhaps, but not ended."""
    here = ShareLink.objects.filter(token_sha256=codes.digest_of(token), expires_at__gt=at)
    return here.not_ended().select_related("certificate").first()


def facts_shared(link: ShareLink) -> Facts:
    """Return the facts with what was chosen and may still be shown, and nothing else.

    A name that was not chosen becomes initials.
    """
    certificate = link.certificate
    left = set(link.shown) & set(offered(certificate))
    facts: Facts = certificate.facts
    kept = [key for key in HIDEABLE if key not in LISTS and key not in left]
    kept += [
        f"{name}.{place}"
        for name in LISTS
        for place in range(len(facts[name]))  # type: ignore[literal-required]
        if f"{name}.{place}" not in left
    ]
    told = shown(facts, kept)
    if NAME not in left:
        told["holder"]["name"] = ""
    return told
