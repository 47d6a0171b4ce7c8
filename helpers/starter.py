"""Starter content of this app, loaded by `manage.py load_content`."""

from common.content import fill, load_yaml
from helpers.models import ExperienceTheme, Skill, TrainingModule


def load() -> int:
    """Add the themes, skills and trainings that are missing, and return how many."""
    themes = load_yaml("helpers", "experience_themes")["experience_themes"]
    skills = load_yaml("helpers", "skills")["skills"]
    known = fill(
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
    return known + load_trainings()


def load_trainings() -> int:
    modules = load_yaml("helpers", "trainings")["modules"]
    return fill(
        TrainingModule,
        (
            {
                "key": row["key"],
                "code": row["code"],
                "title": row["title"],
                "plain_title": row.get("title_a2", ""),
                "audience": row["audience"],
                "is_compulsory": row["compulsory"],
                "hours": row["hours"],
                "peer_led_minutes": row["peer_led_minutes"],
                "aims": row["aims"],
                "plain_aims": row.get("aims_a2", []),
                "outline": row["outline"],
                "position": place,
            }
            for place, row in enumerate(modules)
        ),
    )
