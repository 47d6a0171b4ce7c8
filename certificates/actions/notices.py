"""« Your certificate is ready », by mail, at most once."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext, override
from django_tasks import task

from certificates.models import Certificate, Notice

logger = logging.getLogger(__name__)

LATER = timedelta(minutes=15)
GIVEN_UP = timedelta(days=1)


def announce(certificate: Certificate, *, at: datetime) -> Notice | None:
    """Put in the queue the mail to a holder with an account and an address; else nothing.

    Within the transaction that issues: there is a mail if, and only if, there is a certificate.
    """
    holder = certificate.protocol.helper.person.user
    if not (holder and holder.is_active and holder.email):
        return None
    notice = Notice.objects.create(certificate=certificate, made_at=at)
    send.enqueue(notice.pk)
    return notice


@task()
def send(notice_pk: int) -> bool:
    """Send the mail of a notice, unless someone has taken it; return whether it left.

    All that can be done before is done before the claim. Until then it is tried again, for a day;
    afterwards never: a server that breaks off may have sent it.
    """
    notices = Notice.objects.select_related("certificate__protocol__helper__person__user")
    notice = notices.get(pk=notice_pk)
    holder = notice.certificate.protocol.helper.person.user
    if notice.claimed_at or not (holder and holder.email):
        return False
    with override(settings.LANGUAGE_CODE):
        letter = letter_to(str(holder.email), notice.certificate)
    try:
        with get_connection() as server:
            if not notice.claim(at=timezone.now()):
                return False
            server.send_messages([letter])
    except OSError:
        logger.exception("A mail could not be sent: notice %s", notice.pk)
        try_later(notice, at=timezone.now())
        return False
    Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now())
    return True


def try_later(notice: Notice, *, at: datetime) -> None:
    """Put it in the queue again if it was not claimed, in a quarter of an hour, within a day."""
    unclaimed = Notice.objects.filter(pk=notice.pk, claimed_at=None, made_at__gt=at - GIVEN_UP)
    if unclaimed.exists() and send.get_backend().supports_defer:
        send.using(run_after=at + LATER).enqueue(notice.pk)


def letter_to(address: str, certificate: Certificate) -> EmailMessage:
    """Write to the holder; neither subject nor text holds a name."""
    context = {"address": settings.SITE_URL + certificate.get_absolute_url()}
    text = render_to_string("certificates/mail/ready.txt", context)
    return EmailMessage(gettext("Your certificate is ready"), text, to=[address])
