"""What the stages share: the story's clock, its dice, and who is who."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from helpers.models import PeerHelper
from people.models import Centre, Organisation, Person, User
from protocols.models import JobDescription, Need, Protocol
from support.models import Match


@dataclass(slots=True)
class World:
    """One run of the story: `suffix` tells the copies of a scaled demonstration apart."""

    script: dict[str, Any]
    today: date
    dice: Random
    suffix: str = ""
    organisation: Organisation = field(init=False)
    centres: dict[str, Centre] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    needs: dict[str, Need] = field(default_factory=dict)
    helpers: dict[str, PeerHelper] = field(default_factory=dict)
    jobs: dict[str, JobDescription] = field(default_factory=dict)
    protocols: dict[str, Protocol] = field(default_factory=dict)
    matches: dict[str, list[Match]] = field(default_factory=dict)

    def day(self, days_ago: int) -> date:
        return self.today - timedelta(days=days_ago)

    def at(self, day: date, hour: int = 10, minute: int = 0) -> datetime:
        """Return that hour of that day here, never in the future."""
        moment = timezone.make_aware(datetime.combine(day, time(hour, minute)))
        return min(moment, timezone.now())

    def user_name(self, key: str) -> str:
        return f"{key}{self.suffix}"

    def manager_of(self, centre: str) -> User:
        return self.users["bruno" if centre == "les_tilleuls" else "driss"]
