from helpers.models.helper import LanguageSkill, PeerHelper, Tie
from helpers.models.skill import CRITERIA, Discernment, Experience, ExperienceTheme, Skill

__all__ = [
    "CRITERIA",
    "Discernment",
    "Experience",
    "ExperienceTheme",
    "LanguageSkill",
    "PeerHelper",
    "Skill",
    "Tie",
]
