"""What time does to protocols: a warning before the last day, and the end once it is past."""

import logging
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext, override

from people.models import User
from protocols.actions.protocols import end
from protocols.lifecycle import ACTIVE, PAUSED
from protocols.models import Protocol, Reminder

logger = logging.getLogger(__name__)

BEFORE: dict[str, timedelta] = {
    Reminder.Kind.MONTH: timedelta(days=30),
    Reminder.Kind.WEEK: timedelta(days=7),
}


def due(kind: str, *, on: date) -> QuerySet[Protocol]:
    """Return the protocols that end soon and of which this warning is not claimed.

    Whoever is within the last week is warned of that alone.
    """
    claimed = Reminder.objects.filter(
        protocol=OuterRef("pk"), kind=kind, ends_on=OuterRef("ends_on")
    )
    after = on + BEFORE[Reminder.Kind.WEEK] if kind == Reminder.Kind.MONTH else on - timedelta(1)
    soon = Protocol.objects.filter(
        ~Exists(claimed),
        state__in=[ACTIVE, PAUSED],
        ends_on__gt=after,
        ends_on__lte=on + BEFORE[kind],
    )
    return soon.select_related("helper__person__user", "helper__referent").order_by("pk")


def remind(*, at: datetime) -> int:
    """Send every warning that is due and return how many protocols were warned of."""
    today = timezone.localtime(at).date()
    return sum(
        warn(protocol, kind, at=at)
        for kind in Reminder.Kind.values
        for protocol in due(kind, on=today)
    )


def warn(protocol: Protocol, kind: str, *, at: datetime) -> bool:
    """Warn of one protocol, at most once: its row is committed before any mail leaves.

    Killed after that, or refused by the mail server, no run sends it again: one of the two
    letters may have gone. The list shows it as not sent. Of two runs at once, one takes the row.
    """
    try:
        with transaction.atomic(durable=True):
            claim = Reminder.objects.create(
                protocol=protocol, kind=kind, ends_on=protocol.ends_on, claimed_at=at
            )
    except IntegrityError:
        return False
    try:
        send(protocol)
    except OSError:
        logger.exception("A reminder could not be sent: %s", protocol.reference)
        return False
    Reminder.objects.filter(pk=claim.pk).update(sent_at=at)
    return True


def send(protocol: Protocol) -> None:
    """Write to the helper and to the referent, each on their own; names stay out of the mail."""
    readers = [protocol.helper.person.user, protocol.helper.referent]
    with override(settings.LANGUAGE_CODE):
        letters = [letter_to(user, protocol) for user in readers if user and user.email]
    get_connection().send_messages(letters)


def letter_to(user: User, protocol: Protocol) -> EmailMessage:
    address = settings.SITE_URL + protocol.get_absolute_url()
    words = gettext(
        "A protocol ends on %(day)s.\n\n"
        "It is never renewed in silence. Go on, change or stop: you choose together.\n\n"
        "To read it: %(address)s"
    )
    text = words % {"day": f"{protocol.ends_on:%d/%m/%Y}", "address": address}
    return EmailMessage(gettext("A protocol ends soon"), text, to=[str(user.email)])


def over(*, on: date) -> QuerySet[Protocol]:
    """Return the protocols whose last day is past and which still run."""
    running = Protocol.objects.filter(state__in=[ACTIVE, PAUSED], ends_on__lt=on)
    return running.select_related("job").order_by("pk")


def end_those_over(*, at: datetime) -> int:
    """End every protocol whose last day is past, and return how many."""
    late = list(over(on=timezone.localtime(at).date()))
    for protocol in late:
        end(protocol, by=None, at=at)
    return len(late)
