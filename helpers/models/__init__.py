from helpers.models.helper import LanguageSkill, PeerHelper, Tie
from helpers.models.skill import CRITERIA, Discernment, Experience, ExperienceTheme, Skill
from helpers.models.training import CONF, TrainingModule, TrainingRecord

__all__ = [
    "CONF",
    "CRITERIA",
    "Discernment",
    "Experience",
    "ExperienceTheme",
    "LanguageSkill",
    "PeerHelper",
    "Skill",
    "Tie",
    "TrainingModule",
    "TrainingRecord",
]
