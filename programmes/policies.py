"""Who may do what on the path of helpers, and with trainings. WHO, never WHEN; no query."""

from common.lifecycle import Move
from helpers.models import TrainingRecord
from helpers.policies import can_manage, is_in_charge
from people.models import Role, User


def may_see_board(user: User) -> bool:
    return is_in_charge(user)


def may_train_team(user: User) -> bool:
    """Management notes the trainings of the team."""
    return user.has_role(Role.MANAGER)


def can_note_training(user: User, record: TrainingRecord) -> bool:
    """Whoever is in charge of the helper, or manages the member; nobody for oneself."""
    if record.is_of(user):
        return False
    return can_manage(user, record.helper) if record.helper else may_train_team(user)


def training_moves_for(user: User, record: TrainingRecord) -> list[Move]:
    """Return the moves open to this person now: where lifecycle and policy agree."""
    if not can_note_training(user, record):
        return []
    return record.lifecycle.open_from(record.state)
