"""Starter content of this app, loaded by `manage.py load_content`."""

from decimal import Decimal

from common.content import fill, load_yaml
from protocols.models import Allowance, Clause, NeedDomain


def load() -> int:
    """Add the domains of needs, the clauses and the amounts that are missing; return how many."""
    domains = load_yaml("protocols", "need_domains")["domains"]
    added = fill(
        NeedDomain,
        (
            {"key": row["key"], "label": row["label"], "icon": row["icon"], "position": place}
            for place, row in enumerate(domains)
        ),
    )
    return added + load_clauses() + load_allowances()


def load_clauses() -> int:
    """Add the common clauses that are missing; what a centre worded is left as it is."""
    content = load_yaml("protocols", "clauses")
    known = set(Clause.objects.filter(organisation=None, centre=None).values_list("key", flat=True))
    new = [
        Clause(
            key=clause["key"],
            kind=clause["kind"],
            title=clause["title"],
            text=clause["text"],
            plain_text=clause.get("text_a2", ""),
            statuses=clause["statuses"],
            position=clause["order"],
            is_checked=clause.get("checked", True),
            to_check_by=clause.get("to_check_by", ""),
            source=clause.get("source", ""),
        )
        for clause in content["clauses"]
        if clause["key"] not in known
    ]
    return len(Clause.objects.bulk_create(new))


def load_allowances() -> int:
    """Add the amounts that nobody has set for their day, as unchecked."""
    known = set(Allowance.objects.filter(organisation=None).values_list("key", "valid_from"))
    new = [
        Allowance(
            key=row["key"],
            amount=Decimal(row["amount"]),
            valid_from=row["valid_from"],
            source=row["source"],
        )
        for row in load_yaml("protocols", "allowances")["allowances"]
        if (row["key"], row["valid_from"]) not in known
    ]
    return len(Allowance.objects.bulk_create(new))
