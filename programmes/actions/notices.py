"""The note to the team, and who has read it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from people.models import User
from programmes.models import Notice, NoticeReceipt, Programme
from programmes.wording import no_competition_note


@transaction.atomic
def send_notice(programme: Programme, *, by: User, at: datetime) -> Notice:
    """Freeze the words of the note and put it before the whole team; who sends it has read it.

    :raises Refused: if the programme is closed or has no guarantor, or if the team has these very
        words already.
    """
    Programme.objects.select_for_update().get(pk=programme.pk)
    if programme.is_closed():
        raise Refused(gettext("The programme is closed."))
    if programme.guarantor is None:
        raise Refused(gettext("Name the guarantor first: the note gives their name."))
    note = no_competition_note(programme.guarantor.name)
    last = programme.notices.order_by("-version").first()
    if last and (last.title, last.text) == (note.title, note.text):
        raise Refused(gettext("The team has this very note already."))
    notice = Notice.objects.create(
        programme=programme,
        version=last.version + 1 if last else 1,
        title=note.title,
        text=note.text,
        sent_by=by,
        sent_at=at,
    )
    NoticeReceipt.objects.create(notice=notice, reader=by, read_at=at)
    JournalEntry.record(programme, "send_notice", by=by, at=at, details={"version": notice.version})
    return notice


@transaction.atomic
def confirm_notice(notice: Notice, *, by: User, at: datetime) -> None:
    """Confirm that one has read the note; a second tap changes nothing.

    :raises Refused: if a newer note replaces this one.
    """
    if not Notice.objects.newest().filter(pk=notice.pk).exists():
        raise Refused(gettext("A newer note replaces this one: read that one."))
    NoticeReceipt.objects.get_or_create(notice=notice, reader=by, defaults={"read_at": at})
