from programmes.models.candidacy import Candidacy, InterestDoor, InterviewSheet
from programmes.models.notice import Notice, NoticeReceipt
from programmes.models.programme import (
    Group,
    Programme,
    ProgrammeReview,
    SignOff,
    SteeringMember,
)
from programmes.models.readiness import ReadinessAnswer, TeamReadiness

__all__ = [
    "Candidacy",
    "Group",
    "InterestDoor",
    "InterviewSheet",
    "Notice",
    "NoticeReceipt",
    "Programme",
    "ProgrammeReview",
    "ReadinessAnswer",
    "SignOff",
    "SteeringMember",
    "TeamReadiness",
]
