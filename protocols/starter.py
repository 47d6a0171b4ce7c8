"""Starter content of this app, loaded by `manage.py load_content`."""

from decimal import Decimal
from typing import Any

from django.utils import timezone

from common.content import fill, load_yaml
from protocols.models import Allowance, Charter, Clause, NeedDomain
from protocols.terms import sha256_of


def load() -> int:
    """Add the domains, clauses, charter and amounts that are missing; return how many."""
    domains = load_yaml("protocols", "need_domains")["domains"]
    added = fill(
        NeedDomain,
        (
            {"key": row["key"], "label": row["label"], "icon": row["icon"], "position": place}
            for place, row in enumerate(domains)
        ),
    )
    return added + load_clauses() + load_charter() + load_allowances()


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


def load_charter() -> int:
    """Add the version of the charter that ships, if it is not there.

    The first is in force at once; a later one waits to be put in force: everybody signs it anew.
    """
    content = load_yaml("protocols", "charter")
    version = content["meta"]["version"]
    if Charter.objects.filter(version=version).exists():
        return 0
    texts = {content["meta"]["language"]: spoken(content)}
    is_first = not Charter.objects.filter(is_current=True).exists()
    Charter.objects.create(
        version=version,
        texts=texts,
        text_sha256=sha256_of(texts),
        is_current=is_first,
        active_since=timezone.now() if is_first else None,
    )
    return 1


def spoken(content: dict[str, Any]) -> dict[str, Any]:
    """Return what people read of the file, without the notes of those who write it."""
    said = ("title", "title_a2", "preamble", "preamble_a2")
    block, staff_block = content["signature_block"], content["staff_signature_block"]
    return {key: content[key] for key in said} | {
        "articles": [
            {key: row[key] for key in ("key", "number", "title", "text", "text_a2")}
            | ({"question": row["question"]} if "question" in row else {})
            for row in content["articles"]
        ],
        "statement": block["text"],
        "statement_a2": block["text_a2"],
        "staff_statement": staff_block["text"],
    }
