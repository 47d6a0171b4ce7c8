"""The register of numbers: the next one is leased in a short transaction, before the paper."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from certificates import codes, keys, status
from certificates.lifecycle import CANCELLED, DRAFTING, REVIEW
from certificates.models import Certificate, RegisterLine
from people.models import Organisation

NO_LONGER_TO_SIGN = (DRAFTING, REVIEW, CANCELLED)


@transaction.atomic
def lease(certificate: Certificate, *, at: datetime) -> RegisterLine:
    """Return the line of this certificate: its own, else one that is free again, else the next.

    The writers queue here, for a few milliseconds each. Keys of trial are made here as well, so
    that two who sign first make them once.
    """
    list(Organisation.objects.select_for_update(no_key=True).order_by("pk"))  # one after the other
    keys.credential_key(at=at), keys.seal_key(at=at)
    own = RegisterLine.objects.filter(certificate=certificate).first()
    if own:
        return own
    issuer = certificate.protocol.job.centre.organisation.issuer_name
    series = f"{codes.initials_of(issuer) or 'A'}-{timezone.localtime(at).year}"
    lines = RegisterLine.objects.filter(series=series)
    free = lines.filter(certificate__state__in=NO_LONGER_TO_SIGN).order_by("place").first()
    if free:
        free.certificate = certificate
        free.save(update_fields=["certificate"])
        return free
    last = lines.aggregate(last=Max("place"))["last"] or 0
    return RegisterLine.objects.create(
        series=series, place=last + 1, status_place=free_place(), certificate=certificate
    )


def free_place() -> int:
    """Return a place of the status lists that is neither held nor leased."""
    while True:
        place = status.free_place()
        if not RegisterLine.objects.filter(status_place=place).exists():
            return place
