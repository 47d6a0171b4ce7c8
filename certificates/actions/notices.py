"""« Your certificate is ready », by mail, at most once."""

import logging
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext, override
from django_tasks import task

from certificates.models import Certificate, Notice

logger = logging.getLogger(__name__)


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

    It is never tried again: a server that breaks off may have sent it.
    """
    notices = Notice.objects.select_related("certificate__protocol__helper__person__user")
    notice = notices.get(pk=notice_pk)
    holder = notice.certificate.protocol.helper.person.user
    if not (holder and holder.email and notice.claim(at=timezone.now())):
        return False
    try:
        with override(settings.LANGUAGE_CODE):
            write(notice, str(holder.email))
    except OSError:
        logger.exception("A mail could not be sent: notice %s", notice.pk)
        return False
    Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now())
    return True


def write(notice: Notice, to: str) -> None:
    """Write to the holder; neither subject nor text holds a name."""
    context = {"address": settings.SITE_URL + notice.certificate.get_absolute_url()}
    text = render_to_string("certificates/mail/ready.txt", context)
    send_mail(gettext("Your certificate is ready"), text, None, [to])
