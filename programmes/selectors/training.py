"""The catalogue of trainings, and which part of them peers lead (3.32)."""

from typing import Any

from django.db.models import Sum

from helpers.lifecycle import ATTENDED, VALIDATED
from helpers.models import TrainingModule, TrainingRecord
from people.models import User
from programmes.policies import may_train_team, training_moves_for


def catalogue(user: User) -> dict[str, Any]:
    """Return the trainings offered, one's own, the team's, and the part led by peers so far."""
    records = TrainingRecord.objects.visible_to(user).for_list()
    own = records.filter(member=user)
    team = records.filter(helper=None).exclude(member=user)[:50]
    return {
        "modules": TrainingModule.objects.order_by("position"),
        "own": own,
        "team": [(one, training_moves_for(user, one)) for one in team],
        "peer_share": peer_share(user),
        "may_train_team": may_train_team(user),
    }


def peer_share(user: User) -> int | None:
    """Return, in per cent, the part of the hours held that peers led; nothing before any."""
    held = TrainingRecord.objects.visible_to(user).filter(state__in=[ATTENDED, VALIDATED])
    told = held.aggregate(hours=Sum("hours"), minutes=Sum("peer_led_minutes"))
    if not told["hours"]:
        return None
    share: float = 100 * told["minutes"] / (60 * told["hours"])
    return round(share)
