"""A training validated, and the mission that may start with it (C9, C10)."""

from datetime import datetime

from django.db import transaction

from helpers.models import TrainingRecord
from people.models import User
from protocols.actions.start import start_if_ready


@transaction.atomic
def validate_training(record: TrainingRecord, *, by: User, at: datetime) -> None:
    """Say that a training was understood; a helper who lacked nothing else starts.

    :raises Refused: about oneself, or before it is followed.
    """
    record.validate(by=by, at=at)
    if record.helper:
        start_if_ready(record.helper, by=by, at=at)
