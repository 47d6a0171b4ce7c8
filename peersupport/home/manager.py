"""« À faire aujourd’hui »: what waits for the manager of a centre."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from monitoring.periods import month_of
from monitoring.selectors import figures_of_month
from peersupport.home import counts
from peersupport.home.certificates import certificates_asked, words_asked
from peersupport.home.contracts import amendments_waiting, expenses_waiting
from peersupport.home.jobs import missions_to_answer
from peersupport.home.news import news_for
from peersupport.home.programmes import programme_todos
from peersupport.home.rounds import rounds_waiting
from peersupport.home.todo import Todo, waiting
from peersupport.home.voices import discernments_waiting
from people.models import IN_CHARGE, User


def told(user: User, *, at: datetime) -> dict[str, Any]:
    """Return what the template home_manager.html shows."""
    today = timezone.localdate(at)
    count = counts.preparing(user, today=today)
    todos = waiting(
        *candidacies_waiting(count["candidacies"]),
        *protocols_waiting(user, today=today),
        *expenses_waiting(count["expenses"], pays=True),
        *sessions_waiting(user, today=today),
        *certificates_waiting(user),
        *certificates_asked(count["requests"]),
        *words_asked(count["words"]),
        *needs_waiting(count["needs"]),
        *diagnoses_waiting(count["diagnoses"]),
        *programme_todos(user, today=today),
        *missions_to_answer(count["missions"]),
        *rounds_waiting(count["rounds"]),
        *discernments_waiting(count["discernments"]),
    )
    late = [todo for todo in todos if todo.is_over]
    soon = [todo for todo in todos if not todo.is_over]
    return {
        "today": today,
        "late": late,
        "late_count": sum(todo.count for todo in late),
        "soon": soon,
        "soon_count": sum(todo.count for todo in soon),
        "figures": figures_of_month(user.centre_ids(*IN_CHARGE), month_of(today), today=today),
        "news": news_for(user, at=at),
    }


def candidacies_waiting(count: Mapping[str, int]) -> list[Todo]:
    """Return who would like to help: to be met, then to be answered."""
    listed = reverse("programmes:candidacy-list")
    return [
        Todo(
            count["to-meet"],
            f"{listed}?show=to-meet",
            ngettext("Candidacy to meet", "Candidacies to meet", count["to-meet"]),
            gettext("Somebody would like to help: go and see them."),
        ),
        Todo(
            count["to-decide"],
            f"{listed}?show=to-decide",
            ngettext("Candidacy to answer", "Candidacies to answer", count["to-decide"]),
            gettext("Tell the person first, by word of mouth."),
        ),
    ]


def protocols_waiting(user: User, *, today: date) -> list[Todo]:
    """Return the signatures awaited from management, and the protocols that end."""
    count = counts.protocols(user, today=today)
    listed = reverse("protocols:protocol-list")
    return [
        *amendments_waiting(count),
        Todo(
            count["to-sign"],
            f"{listed}?show=to-sign",
            ngettext(
                "Protocol without your signature",
                "Protocols without your signature",
                count["to-sign"],
            ),
            gettext("The first day is past: a mission cannot begin.")
            if count["to-sign-late"]
            else gettext("The mission begins once everyone has signed."),
            is_over=count["to-sign-late"] > 0,
        ),
        Todo(
            count["over"],
            f"{listed}?show=over",
            ngettext("Protocol past its last day", "Protocols past their last day", count["over"]),
            gettext("Close it, or write a new one."),
            is_over=True,
        ),
        Todo(
            count["ending"],
            f"{listed}?show=ending",
            ngettext(
                "Protocol that ends within 30 days",
                "Protocols that end within 30 days",
                count["ending"],
            ),
            gettext("Prepare what comes next: a new protocol, or a certificate."),
        ),
        Todo(
            count["drafts"],
            f"{listed}?show=drafts",
            ngettext("Protocol in draft", "Protocols in draft", count["drafts"]),
            gettext("Submit it for signature once it is complete."),
        ),
    ]


def sessions_waiting(user: User, *, today: date) -> list[Todo]:
    """Return the sessions to read: late when one has waited for more than a week."""
    count = counts.sessions(user, today=today)
    days = (today - count["since"]).days if count["since"] else 0
    return [
        Todo(
            count["to_read"],
            reverse("support:session-list") + "?show=to-read",
            ngettext("Session to read", "Sessions to read", count["to_read"]),
            ngettext(
                "The oldest has waited for %(days)s day.",
                "The oldest has waited for %(days)s days.",
                days,
            )
            % {"days": days},
            is_over=count["is_late"],
        )
    ]


def certificates_waiting(user: User) -> list[Todo]:
    count = counts.certificates(user)
    listed = reverse("certificates:certificate-list")
    return [
        Todo(
            count["to_sign"],
            f"{listed}?show=to-sign",
            ngettext("Certificate to sign", "Certificates to sign", count["to_sign"]),
            gettext("Its holder has approved the wording."),
        ),
        Todo(
            count["drafts"],
            f"{listed}?show=drafts",
            ngettext("Certificate being written", "Certificates being written", count["drafts"]),
            gettext("Give it to its holder to read."),
        ),
    ]


def needs_waiting(counted: Mapping[str, int]) -> list[Todo]:
    count = counted["without-mission"]
    return [
        Todo(
            count,
            reverse("protocols:need-list") + "?show=without-mission",
            ngettext("Need without a mission", "Needs without a mission", count),
            gettext("Write the mission that answers it."),
        )
    ]


def diagnoses_waiting(count: Mapping[str, int]) -> list[Todo]:
    """Return the diagnoses to read and to validate, and those to redo after a year."""
    listed = reverse("protocols:diagnosis-list")
    return [
        Todo(
            count["to-read"],
            f"{listed}?show=to-read",
            ngettext("Diagnosis to validate", "Diagnoses to validate", count["to-read"]),
            gettext("Read it, then validate it or give it back."),
        ),
        Todo(
            count["to-redo"],
            f"{listed}?show=to-redo",
            ngettext("Diagnosis to redo", "Diagnoses to redo", count["to-redo"]),
            gettext("It is more than a year old."),
            is_over=True,
        ),
    ]
