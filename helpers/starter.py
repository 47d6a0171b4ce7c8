"""Starter content of this app, loaded by `manage.py load_content`."""

from common.content import fill, load_yaml
from helpers.models import ExperienceTheme, Skill


def load() -> int:
    """Add the themes and skills that are missing, and return how many."""
    themes = load_yaml("helpers", "experience_themes")["experience_themes"]
    skills = load_yaml("helpers", "skills")["skills"]
    return fill(
        ExperienceTheme,
        (
            {"key": theme["key"], "label": theme["label"], "icon": theme["icon"], "position": place}
            for place, theme in enumerate(themes)
        ),
    ) + fill(
        Skill,
        (
            {
                "key": skill["key"],
                "family": skill["family"],
                "label": skill["label"],
                "plain_label": skill["text_a2"],
                "alignments": skill["align"],
                "position": place,
            }
            for place, skill in enumerate(skills)
        ),
    )
