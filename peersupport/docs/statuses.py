"""docs/statuses.md: what each status requires, allows and forbids, and who is to check it."""

from django.utils.translation import override

from peersupport.docs.markdown import code, table
from peersupport.docs.markdown import page as markdown
from protocols import rules
from protocols.models import EngagementStatus
from protocols.models.status_facts import name_of

INTRODUCTION = """The status of a mission decides the form of the contract (`protocols/rules.py`,
from `protocols/content/statuses.yaml`). Required: it must be there before the text is submitted.
Allowed: the form asks it, and it may stay empty. Forbidden: the form does not ask it, refuses it
with its reason if it is sent, the actions refuse it, and so does the database (the constraint
named here). Each cell is tested by `tests/protocols/test_rules.py`. A rule nobody has read yet
says who is to check it."""

HEAD = ["Rule", "In the protocol", "Reason", "Source", "To be checked by"]


def page() -> str:
    with override("fr"):
        parts = [part for status in EngagementStatus for part in parts_of(status)]
        return markdown("Statuses", INTRODUCTION, *parts)


def parts_of(status: EngagementStatus) -> list[str]:
    """Return the headings and the tables of one status."""
    parts = [f"## {status.label}: `{status}`"]
    for kind, title in KINDS.items():
        rows = [row_of(rule) for rule in rules.rules_of(status, kind)]
        parts += [f"### {title}", table(HEAD, rows)]
    return parts


KINDS = {rules.REQUIRED: "Required", rules.ALLOWED: "Allowed", rules.FORBIDDEN: "Forbidden"}


def row_of(rule: rules.Rule) -> list[str]:
    if rule.kind == rules.FORBIDDEN:
        place = code(name_of(rule.status, rule.key))
    else:
        place = ", ".join(map(code, rule.fields)) or str(rules.ELSEWHERE[rule.key])
    return [rule.label, place, rule.reason, rule.source, rule.to_check_by or "–"]
