"""Starter content of this app, loaded by `manage.py load_content`."""

from common.content import fill, load_yaml
from protocols.models import Clause, NeedDomain


def load() -> int:
    """Add the domains of needs and the clauses that are missing, and return how many."""
    domains = load_yaml("protocols", "need_domains")["domains"]
    clauses = load_yaml("protocols", "clauses")["clauses"]
    return fill(
        NeedDomain,
        (
            {"key": row["key"], "label": row["label"], "icon": row["icon"], "position": place}
            for place, row in enumerate(domains)
        ),
    ) + fill(
        Clause,
        (
            {
                "key": clause["key"],
                "kind": clause["kind"],
                "title": clause["title"],
                "text": clause["text"],
                "plain_text": clause.get("text_a2", ""),
                "statuses": clause["statuses"],
                "position": clause["order"],
                "is_checked": clause.get("checked", True),
            }
            for clause in clauses
        ),
    )
