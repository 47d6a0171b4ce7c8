from support.models.match import Match
from support.models.review import REVIEW_LENGTH, Review
from support.models.session import NOTE_LENGTH, ActivityType, SupportSession

__all__ = [
    "NOTE_LENGTH",
    "REVIEW_LENGTH",
    "ActivityType",
    "Match",
    "Review",
    "SupportSession",
]
