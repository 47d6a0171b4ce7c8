from support.models.match import Match
from support.models.session import NOTE_LENGTH, ActivityType, SupportSession

__all__ = ["NOTE_LENGTH", "ActivityType", "Match", "SupportSession"]
