from helpers.models.badge import HelperBadge
from helpers.models.helper import LanguageSkill, PeerHelper, Tie
from helpers.models.precarity import AXES, PrecarityCheck, Weight
from helpers.models.skill import CRITERIA, Discernment, Experience, ExperienceTheme, Skill
from helpers.models.training import CONF, TrainingModule, TrainingRecord

__all__ = [
    "AXES",
    "CONF",
    "CRITERIA",
    "Discernment",
    "Experience",
    "ExperienceTheme",
    "HelperBadge",
    "LanguageSkill",
    "PeerHelper",
    "PrecarityCheck",
    "Skill",
    "Tie",
    "TrainingModule",
    "TrainingRecord",
    "Weight",
]
