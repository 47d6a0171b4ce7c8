"""The note to a team: its words before it is sent, who has read it afterwards."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from people.models import STAFF, Membership, User
from programmes.models import Notice, NoticeReceipt, Programme
from programmes.policies import can_manage
from programmes.selectors.facts import count
from programmes.wording import no_competition_note, receipt_words


def last_notice(programme: Programme, *, on: date) -> Notice | None:
    """Return the last note sent, with how many the team has today and how many have read it."""
    team = Membership.objects.current(on=on).filter(
        centre=OuterRef("programme__centre"), role__in=STAFF
    )
    read = team.filter(user__notice_receipts__notice=OuterRef("pk"))
    return (
        programme.notices.annotate(
            team=count(team, per="centre", of="user"), read=count(read, per="centre", of="user")
        )
        .order_by("-version")
        .first()
    )


def page_of_notice(user: User, notice: Notice) -> dict[str, Any]:
    """Return the words, whether this person has confirmed them, and for managers who has."""
    may_manage = can_manage(user, notice.programme)
    readers = list(team_with_receipts(notice)) if may_manage else []
    return {
        "notice": notice,
        "programme": notice.programme,
        "paragraphs": notice.text.split("\n\n"),
        "receipt_words": receipt_words(),
        "receipt": NoticeReceipt.objects.filter(notice=notice, reader=user).first(),
        "newer": notice.programme.notices.filter(version__gt=notice.version)
        .order_by("-version")
        .first(),
        "may_manage": may_manage,
        "readers": readers,
        "read": sum(one.read_at is not None for one in readers),
    }


def team_with_receipts(notice: Notice) -> QuerySet[Any]:
    """Return the team of today, each with the moment they confirmed this note, if they have."""
    today = Membership.objects.current(on=timezone.localdate())
    team = today.filter(centre=notice.programme.centre_id, role__in=STAFF).values("user")
    receipt = NoticeReceipt.objects.filter(notice=notice, reader=OuterRef("pk"))
    return (
        User.objects.filter(pk__in=team)
        .annotate(read_at=Subquery(receipt.values("read_at")[:1]))
        .order_by("name", "pk")
    )


def words_to_send(programme: Programme) -> dict[str, Any]:
    """Return the note as it would be sent now, and what stands against it."""
    note = no_competition_note(programme.guarantor.name if programme.guarantor else "…")
    last = programme.notices.order_by("-version").first()
    return {
        "programme": programme,
        "note": note,
        "paragraphs": note.text.split("\n\n"),
        "last": last,
        "is_same": last is not None and last.text == note.text,
    }


def awaiting(user: User) -> QuerySet[Notice]:
    """Return the notes this person has still to read."""
    return Notice.objects.awaiting(user).order_by("sent_at")
