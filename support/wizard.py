"""Logging a session one thing per page: who, with whom, what, how long; then send.

What was answered stands in the address, by references and keys, never by names; nothing is
kept on the server until the last page is sent, and every page works without JavaScript.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import QueryDict
from django.urls import reverse

from people.models import User
from protocols.models import Protocol
from support.models import ActivityType, Match, SupportSession
from support.selectors import matches_of, protocols_to_log_on

GROUP = "group"
DURATIONS = (15, 30, 45, 60, 90, 120)


@dataclass(slots=True)
class Answers:
    """What is known so far; `step` is the first question without an answer."""

    asked: QueryDict
    protocols: list[Protocol] = field(default_factory=list)
    protocol: Protocol | None = None
    matches: list[Match] = field(default_factory=list)
    match: Match | None = None
    attendance: int | None = None
    types: list[ActivityType] = field(default_factory=list)
    minutes: int | None = None

    @property
    def step(self) -> str:
        if self.protocol is None:
            return "helper"
        if self.match is None and self.attendance is None:
            return "people" if self.asked.get("with") != GROUP else "group"
        if not self.types:
            return "types"
        return "minutes" if self.minutes is None else "send"

    def known(self) -> list[tuple[str, str]]:
        return [(key, value) for key in self.asked for value in self.asked.getlist(key)]

    def link(self, **answers: object) -> str:
        """Return the address of the next page, with these answers added."""
        return "?" + urlencode([*self.known(), *answers.items()])

    def people(self) -> list[tuple[Match, str]]:
        return [(match, self.link(**{"with": match.reference})) for match in self.matches]

    def group_link(self) -> str:
        return self.link(**{"with": GROUP})

    def durations(self) -> list[tuple[int, str]]:
        return [(minutes, self.link(minutes=minutes)) for minutes in DURATIONS]

    def again(self) -> str:
        """Return the address of the first question after the helper."""
        return f"?protocol={self.protocol.reference}" if self.protocol else "?"

    def mode(self) -> str:
        mode = SupportSession.Mode
        return str(mode.INDIVIDUAL if self.match else mode.COLLECTIVE)


def read(user: User, asked: QueryDict, *, today: date) -> Answers:
    """Return what the address answers; what is unknown or not this person's is asked again."""
    answers = Answers(asked, protocols_to_log_on(user, on=today))
    if len(answers.protocols) == 1:
        answers.protocol = answers.protocols[0]
    wanted = asked.get("protocol", "")
    answers.protocol = pick(answers.protocols, wanted) or answers.protocol
    if answers.protocol is None:
        return answers
    answers.matches = matches_of(answers.protocol)
    answers.match = pick(answers.matches, asked.get("with", ""))
    if asked.get("with") == GROUP:
        answers.attendance = number(asked.get("attendance"), most=300)
    keys = asked.getlist("types")[:3]
    answers.types = list(ActivityType.objects.filter(key__in=keys).order_by("position"))
    answers.minutes = number(asked.get("minutes"), most=480, least=5)
    return answers


Record = TypeVar("Record", Protocol, Match)


def pick(records: list[Record], reference: str) -> Record | None:
    return next((record for record in records if str(record.reference) == reference), None)


def number(text: str | None, *, most: int, least: int = 1) -> int | None:
    """Return a whole number between two bounds, or nothing."""
    value = int(text) if text and text.isascii() and text.isdigit() else 0
    return value if least <= value <= most else None


def facts_of(answers: Answers) -> dict[str, Any]:
    """Return what the pages have answered, as `log_session` takes it."""
    return {
        "protocol": answers.protocol,
        "match": answers.match,
        "attendance": answers.attendance,
        "mode": answers.mode(),
        "activity_types": answers.types,
        "minutes": answers.minutes,
    }


def submission_in(sent: QueryDict) -> UUID:
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
