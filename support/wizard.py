"""Logging a session one thing per page: who, with whom, what, how long; then send.

What was answered stands in the address, by references and keys, never by names; nothing is
kept on the server until the last page is sent, and every page works without JavaScript. The
mark of the sending stands there from the first page on: whoever comes back to an address that
was sent finds their session, and cannot send it twice.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.urls import reverse

from common.errors import Refused
from people.models import User
from protocols.models import Protocol
from protocols.selectors.start import Missing, missing_for_session
from support.actions import noted_before
from support.forms import AttendanceForm, DurationForm, TypesForm
from support.models import ActivityType, Match, SupportSession
from support.selectors import matches_of, protocols_to_log_on, usual_first

GROUP = "group"
DURATIONS = (15, 30, 45, 60, 90, 120)
USUAL = 6
KEYS = ("submission", "protocol", "with", "attendance", "types", "minutes", "on")

PAGES = {
    "helper": "support/session_helper.html",
    "gate": "support/session_gate.html",
    "people": "support/session_people.html",
    "group": "support/session_group.html",
    "types": "support/session_types.html",
    "minutes": "support/session_minutes.html",
}


@dataclass(slots=True)
class Answers:
    """What is known so far; `step` is the first question without an answer, or one asked again;
    the gate when the helper may not log a session yet (C8)."""

    asked: QueryDict
    today: date
    submission: UUID
    session: SupportSession | None = None
    protocols: list[Protocol] = field(default_factory=list)
    protocol: Protocol | None = None
    missing: list[Missing] = field(default_factory=list)
    is_own: bool = False
    matches: list[Match] = field(default_factory=list)
    match: Match | None = None
    attendance: int | None = None
    kinds: list[ActivityType] = field(default_factory=list)
    types: list[ActivityType] = field(default_factory=list)
    minutes: int | None = None
    held_on: date | None = None
    form: forms.Form | None = None

    @property
    def step(self) -> str:
        again = self.asked.get("again")
        if self.protocol is None or (again == "helper" and len(self.protocols) > 1):
            return "helper"
        if self.missing:
            return "gate"
        if again == "people" or (self.match is None and self.attendance is None):
            is_group = self.asked.get("with") == GROUP and again != "people"
            return "group" if is_group else "people"
        if again == "types" or not self.types:
            return "types"
        return "minutes" if again == "minutes" or self.minutes is None else "send"

    # Addresses

    def known(self, *but: str) -> list[tuple[str, str]]:
        """Return what was answered, but for some keys, as the address or hidden fields say it."""
        kept = [key for key in KEYS if key in self.asked and key not in (*but, "submission")]
        told = [(key, value) for key in kept for value in self.asked.getlist(key)]
        return [("submission", str(self.submission)), *told]

    def link(self, **answers: object) -> str:
        """Return the address of the next page, with these answers in place of what they were."""
        return "?" + urlencode([*self.known(*answers), *answers.items()])

    def hidden(self) -> list[tuple[str, str]]:
        """Return what the form of this step carries along."""
        return self.known(*(self.form.fields if self.form else ()))

    def helpers(self) -> list[tuple[Protocol, str]]:
        return [(one, self.link(protocol=one.reference)) for one in self.protocols]

    def people(self) -> list[tuple[Match, str]]:
        return [(match, self.link(**{"with": match.reference})) for match in self.matches]

    def group_link(self) -> str:
        return self.link(**{"with": GROUP})

    def usual(self) -> list[tuple[ActivityType, str]]:
        return [(kind, self.link(types=kind.key)) for kind in self.kinds[:USUAL]]

    def durations(self) -> list[tuple[int, str]]:
        return [(minutes, self.link(minutes=minutes)) for minutes in DURATIONS]

    def change_helper(self) -> str:
        return self.link(again="helper") if len(self.protocols) > 1 else ""

    def change_people(self) -> str:
        return self.link(again="people")

    def change_types(self) -> str:
        return self.link(again="types")

    def change_time(self) -> str:
        return self.link(again="minutes")

    # Answers

    def ticked(self) -> list[str]:
        return self.asked.getlist("types")

    def is_today(self) -> bool:
        return self.held_on == self.today

    def facts(self) -> dict[str, Any]:
        """Return what the pages have answered, as `log_session` takes it."""
        return {
            "submission": self.submission,
            "protocol": self.protocol,
            "match": self.match,
            "attendance": self.attendance,
            "activity_types": self.types,
            "minutes": self.minutes,
            "held_on": self.held_on,
        }


def read(user: User, asked: QueryDict, *, today: date) -> Answers:
    """Return what the address answers; what is unknown or not this person's is asked again."""
    answers = Answers(asked, today, mark_in(asked))
    try:
        answers.session = noted_before(answers.submission, by=user)
    except Refused:
        answers.submission = uuid4()
    answers.protocols = protocols_to_log_on(user, on=today)
    if "protocol" in asked:
        answers.protocol = pick(answers.protocols, asked.get("protocol", ""))
    elif len(answers.protocols) == 1:
        answers.protocol = answers.protocols[0]
    if answers.protocol is not None:
        answers.missing = missing_for_session(answers.protocol.helper, on=today)
        answers.is_own = answers.protocol.helper.person.user_id == user.pk
        read_the_rest(answers, answers.protocol)
    return answers


def read_the_rest(answers: Answers, protocol: Protocol) -> None:
    asked = answers.asked
    answers.matches = matches_of(protocol)
    answers.match = pick(answers.matches, asked.get("with", ""))
    group = AttendanceForm(asked if "attendance" in asked else None)
    if asked.get("with") == GROUP and group.is_valid():
        answers.attendance = group.cleaned_data["attendance"]
    answers.kinds = list(ActivityType.objects.order_by("position"))
    types = TypesForm(asked if "types" in asked else None, kinds=answers.kinds)
    if types.is_valid():
        chosen = types.cleaned_data["types"]
        answers.types = [kind for kind in answers.kinds if kind.key in chosen]
    time = DurationForm(
        asked if "minutes" in asked else None, protocol=protocol, today=answers.today
    )
    if time.is_valid():
        answers.minutes = time.cleaned_data["minutes"]
        answers.held_on = time.cleaned_data["on"]
    answers.form = {"group": group, "types": types, "minutes": time}.get(answers.step)
    if answers.step == "types":
        answers.kinds = usual_first(protocol, answers.kinds)


Record = TypeVar("Record", Protocol, Match)


def pick(records: list[Record], reference: str) -> Record | None:
    return next((record for record in records if str(record.reference) == reference), None)


def mark_in(sent: QueryDict) -> UUID:
    """Return the mark that tells two clicks on one button from two sessions."""
    try:
        return UUID(sent.get("submission", ""))
    except ValueError:
        return uuid4()


def place_after_reading(sent: QueryDict, session: SupportSession) -> str:
    """Return where to go on: back to the list of what is to read, when one came from there."""
    if sent.get("from") == "list":
        return reverse("support:session-list") + "?show=to-read"
    return session.get_absolute_url()
