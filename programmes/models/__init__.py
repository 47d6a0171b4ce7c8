from programmes.models.candidacy import Candidacy, InterestDoor, InterviewSheet

__all__ = [
    "Candidacy",
    "InterestDoor",
    "InterviewSheet",
]
