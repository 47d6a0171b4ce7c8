"""Making a share link one question per page: for whom, what, how long; then send.

What was answered stands in the address, by keys, never in words; every page works without
JavaScript, and nothing is kept before the last one is sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from certificates.actions import offered
from certificates.actions.sharing import NAME
from certificates.choices import Group, Line, groups_of
from certificates.models import Certificate
from certificates.models.share import MOST_DAYS, USUAL_DAYS, USUAL_VIEWS, RecipientKind

PAGES = {
    "for": "certificates/share_for.html",
    "items": "certificates/share_items.html",
    "days": "certificates/share_days.html",
    "views": "certificates/share_views.html",
    "send": "certificates/share_send.html",
}
DAYS = (7, USUAL_DAYS, MOST_DAYS)
VIEWS = (1, USUAL_VIEWS, 50)
SIGNS = {
    RecipientKind.COMPANY: "building",
    RecipientKind.ASSOCIATION: "people",
    RecipientKind.INSERTION: "briefcase",
    RecipientKind.TRAINING_BODY: "mortarboard",
    RecipientKind.EMPLOYMENT_SERVICE: "search",
    RecipientKind.OTHER: "person",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known so far; `step` is the first question without an answer."""

    certificate: Certificate
    groups: list[Group]
    recipient_kind: str = ""
    items: tuple[str, ...] = ()
    days: int = 0
    views: int = 0
    again: str = ""

    @property
    def step(self) -> str:
        if self.again in PAGES:
            return self.again
        known = {"for": self.recipient_kind, "items": self.items, "days": self.days}
        return next((step for step, answer in known.items() if not answer), "views_or_send")

    @property
    def page(self) -> str:
        step = self.step
        if step == "views_or_send":
            step = "send" if self.views else "views"
        return PAGES[step]

    # Addresses

    def known(self, *but: str) -> list[tuple[str, str]]:
        """Return what was answered, but for some keys, as the address or hidden fields say it."""
        told = [("for", self.recipient_kind), *(("item", key) for key in self.items)]
        told += [("days", str(self.days or "")), ("views", str(self.views or ""))]
        return [(key, value) for key, value in told if value and key not in but]

    def link(self, **answers: object) -> str:
        return "?" + urlencode([*self.known(*answers), *answers.items()])

    def kinds(self) -> list[tuple[str, str, str]]:
        return [
            (str(kind.label), SIGNS[kind], self.link(**{"for": kind.value}))
            for kind in RecipientKind
        ]

    def lasting(self) -> list[tuple[int, str]]:
        return [(days, self.link(days=days)) for days in DAYS]

    def readings(self) -> list[tuple[int, str]]:
        return [(views, self.link(views=views)) for views in VIEWS]

    def hidden(self) -> list[tuple[str, str]]:
        return self.known("item")

    def changes(self) -> dict[str, str]:
        """Return the way back to each question."""
        return {step: self.link(again=step) for step in ("for", "items", "days", "views")}

    # Answers

    def kind_words(self) -> str:
        return str(RecipientKind(self.recipient_kind).label) if self.recipient_kind else ""

    def chosen_words(self) -> list[str]:
        return [line.title for group in self.groups for line in group.lines if line.is_shown]

    def facts(self) -> dict[str, Any]:
        """Return what the pages have answered, as `actions.share` takes it."""
        told = {"recipient_kind": self.recipient_kind, "items": self.items}
        return told | {"days": self.days, "most_views": self.views}


def read(certificate: Certificate, asked: QueryDict) -> Answers:
    """Return what the address answers; what is unknown or not to be shared is asked again."""
    may = offered(certificate)
    items = tuple(key for key in may if key in asked.getlist("item"))
    kind = asked.get("for", "")
    return Answers(
        certificate,
        groups=shareable_groups(certificate, may, items or may),
        recipient_kind=kind if kind in RecipientKind.values else "",
        items=items,
        days=number(asked.get("days", ""), MOST_DAYS),
        views=number(asked.get("views", ""), VIEWS[-1]),
        again=asked.get("again", ""),
    )


def number(told: str, most: int) -> int:
    return int(told) if told.isascii() and told.isdigit() and 1 <= int(told) <= most else 0


def shareable_groups(
    certificate: Certificate, may: Sequence[str], chosen: Sequence[str]
) -> list[Group]:
    """Return what may be shared, as it is read before agreeing, the name first."""
    blocks, facts = certificate.template_version.blocks, certificate.facts
    name = Line(NAME, gettext("My name"), [facts["holder"]["name"]], NAME in chosen)
    groups = [Group(NAME, gettext("Who I am"), [name])]
    for group in groups_of(blocks, facts, certificate.hidden):
        lines = [
            Line(line.key, line.title, line.details, line.key in chosen, line.direction)
            for line in group.lines
            if line.key in may
        ]
        groups.append(Group(group.key, group.title, lines))
    return [group for group in groups if group.lines]
