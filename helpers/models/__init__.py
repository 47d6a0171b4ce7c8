from helpers.models.badge import HelperBadge
from helpers.models.criteria import CRITERIA, FAR_APART, LEVELS, Side, unrated
from helpers.models.discernment import Discernment
from helpers.models.experience import Experience, ExperienceTheme
from helpers.models.former_decision import FormerDecision
from helpers.models.helper import LanguageSkill, PeerHelper, Tie
from helpers.models.precarity import AXES, PrecarityCheck, Weight
from helpers.models.skill import Skill
from helpers.models.training import CONF, TrainingModule, TrainingRecord
from helpers.models.voice import Voice

__all__ = [
    "AXES",
    "CONF",
    "CRITERIA",
    "FAR_APART",
    "LEVELS",
    "Discernment",
    "Experience",
    "ExperienceTheme",
    "FormerDecision",
    "HelperBadge",
    "LanguageSkill",
    "PeerHelper",
    "PrecarityCheck",
    "Side",
    "Skill",
    "Tie",
    "TrainingModule",
    "TrainingRecord",
    "Voice",
    "Weight",
    "unrated",
]
