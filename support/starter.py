"""Starter content of this app, loaded by `manage.py load_content`."""

from common.content import fill, load_yaml
from support.models import ActivityType


def load() -> int:
    """Add the types of activity that are missing, and return how many."""
    rows = load_yaml("support", "activity_types")["activity_types"]
    return fill(
        ActivityType,
        (
            {
                "key": row["key"],
                "label": row["label"],
                "plain_label": row["sentence_a2"],
                "icon": row["icon"],
                "position": place,
            }
            for place, row in enumerate(rows)
        ),
    )
