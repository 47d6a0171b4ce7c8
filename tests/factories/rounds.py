"""A round of co-design: a draft, five people, and what they say."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from certificates import actions
from certificates.models import Participant, Round, Suggestion, TemplateVersion
from people.models import Centre, Role, User
from tests.factories.people import make_centre, make_user


@dataclass(slots=True)
class Workshop:
    """Who writes together: a manager who facilitates, two of the team, two helpers."""

    centre: Centre
    manager: User
    worker: User
    team: User
    helper: User
    other_helper: User
    version: TemplateVersion
    round: Round | None = None

    def everyone(self) -> list[User]:
        return [self.manager, self.worker, self.team, self.helper, self.other_helper]

    def suggest(self, by: User, *, at: datetime | None = None, **said: Any) -> Suggestion:
        told = {"submission": uuid4(), "change": "add", "kind": "paragraph", "after": "holder"}
        if said.get("change", "add") != "add":
            told = {"submission": told["submission"]}
        if told.get("kind") == said.get("kind", "paragraph") == "paragraph":
            told["text"] = "A aidé sans compter."
        return actions.suggest(self.of(), by=by, at=at or timezone.now(), **told | said)

    def object(self, to: Suggestion, by: User, *, reason: str = "Trop long", **said: Any) -> Any:
        told = {"change": "add", "kind": "paragraph", "after": "holder", "text": "Merci."} | said
        return self.suggest(by, against=to, reason=reason, **told)

    def agree(self, suggestion: Suggestion, *users: User) -> None:
        for user in users or self.everyone():
            suggestion.refresh_from_db()
            if suggestion.is_open():
                actions.consent(suggestion, by=user, at=timezone.now())
        suggestion.refresh_from_db()

    def of(self) -> Round:
        assert self.round
        return self.round

    def taking(self, user: User) -> Participant:
        return self.of().participants.get(user=user)

    def keys(self) -> list[str]:
        self.version.refresh_from_db()
        return [block["key"] for block in self.version.blocks]

    def words_of(self, key: str) -> str:
        self.version.refresh_from_db()
        return next(str(one["text"]) for one in self.version.blocks if one["key"] == key)

    def let_end(self) -> None:
        """Let the last day of the round go by: it began weeks ago."""
        today = timezone.localdate()
        days = {"starts_on": today - timedelta(days=21), "ends_on": today - timedelta(days=1)}
        Round.objects.filter(pk=self.of().pk).update(**days)
        self.of().refresh_from_db()


def make_workshop(centre: Centre | None = None, *, opened: bool = True) -> Workshop:
    centre, now = centre or make_centre(), timezone.now()
    manager = make_user(Role.MANAGER, centre, "Bruno Morel")
    made = Workshop(
        centre,
        manager,
        make_user(Role.SOCIAL_WORKER, centre, "Chloé Lambert"),
        make_user(Role.TEAM, centre, "Inès Carvalho"),
        make_user(Role.HELPER, centre, "Amina Rahmani"),
        make_user(Role.HELPER, centre, "Selam Haile"),
        actions.create_template(centre, title="Notre attestation", by=manager, at=now),
    )
    if opened:
        made.round = open_round(made)
    return made


def open_round(made: Workshop, **fields: Any) -> Round:
    now = timezone.now()
    known = {
        "centre": made.centre,
        "users": made.everyone(),
        "ends_on": timezone.localdate(now) + timedelta(days=21),
        "by": made.manager,
        "at": now,
    }
    return actions.open_round(made.version, **known | fields)
