"""What each status requires, allows and forbids (C7), read from `content/statuses.yaml`.

Each rule has its reason, its source, the day it was read there, and who is still to check it. The
content says WHY; the columns say WHERE (`FIELDS`); the database refuses the same things.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.content import load_yaml
from common.errors import Refused
from common.typography import day
from protocols.models import Protocol

REQUIRED, ALLOWED, FORBIDDEN = "required", "allowed", "forbidden"
WORK_CHECK = (
    "work_checked_by",
    "work_checked_on",
    "work_document",
    "work_valid_from",
    "work_valid_until",
)

FIELDS: dict[str, tuple[str, ...]] = {
    "voluntary_statement": ("voluntary_statement",),
    "freedom_to_stop": ("freedom_to_stop",),
    "insurance_ref": ("insurance",),
    "expenses_rule": ("expenses_repaid",),
    "availability_wished": ("availability",),
    "training": ("training_hours",),
    "internship_ref": ("contract_ref",),
    "civic_contract_ref": ("contract_ref",),
    "contract_ref": ("contract_ref",),
    "school_name": ("school_name",),
    "dates": ("starts_on", "ends_on", "weekly_hours"),
    "tutor": ("tutor_name",),
    "gratification_basis": ("pay_basis",),
    "gratification_short": ("compensation_amount",),
    "approval": ("approval_ref",),
    "title_check": WORK_CHECK,
    "work_right_check": WORK_CHECK,
    "weekly_hours": ("weekly_hours",),
    "pay_basis": ("pay_basis", "compensation_amount"),
    "income_information": ("income_told_on",),
    "extension": ("extension",),
    "leave": ("leave",),
    "working_time": ("timetable",),
    "compulsory_timetable": ("timetable",),
    "salary": ("compensation_amount",),
    "lump_sum": ("compensation_amount",),
    "gratification": ("compensation_amount",),
    "advantage_in_kind": ("advantage_in_kind",),
    "sanctions": ("sanctions",),
    "performance_control": ("performance_control",),
    "exclusivity": ("exclusivity",),
    "permanent_task": ("permanent_task",),
    "replacement": ("replaces_someone",),
    "cumulation": ("unchecked_cumulation",),
    "lower_pay_for_peer": ("lower_pay",),
}
"""Where each thing is typed; the first column is the one that must be filled."""

ELSEWHERE: dict[str, Any] = {
    "referent": _("in the helper’s file, and the deputy in the protocol"),
    "charter_signature": _("on the charter, before the first session"),
    "non_substitution_note": _("in the mission"),
    "job_description": _("in the mission, adopted"),
    "badge": _("on the badge itself"),
    "start_before_authorisation": _("follows from the dates"),
    "unwritten_reason": _("follows from the written reason of the contract"),
}
"""What is not typed in the protocol, and where it stands."""

IMPLIED: dict[str, tuple[str, ...]] = {
    "unwritten_reason": ("contract_reason",),
    "pay_basis": ("compensation_amount",),
}
"""Fields that a rule asks without naming them."""

ALWAYS = (
    "starts_on",
    "ends_on",
    "first_review_on",
    "availability",
    "deputy",
    "training_hours",
    "insurance",
    "explanation_language",
    "explained_by",
)
"""What every status says."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table of a status."""

    status: str
    kind: str
    key: str
    label: str
    reason: str
    source: str
    to_check_by: str
    dated: date

    @property
    def fields(self) -> tuple[str, ...]:
        return FIELDS.get(self.key, ())

    @property
    def is_checked(self) -> bool:
        return not self.to_check_by

    def origin(self) -> str:
        """Return where the rule comes from, when it was read there, and who is to check it."""
        told = gettext("%(source)s, read on %(day)s") % {
            "source": self.source,
            "day": day(self.dated),
        }
        if self.is_checked:
            return told
        return gettext("%(origin)s, to be checked by: %(whom)s") % {
            "origin": told,
            "whom": self.to_check_by,
        }

    def told(self) -> str:
        """Return the reason and its origin, as the form shows them beside the field."""
        return f"{self.reason} ({self.origin()})"


@cache
def table() -> dict[str, dict[str, tuple[Rule, ...]]]:
    """Return status → required, allowed or forbidden → rules."""
    content = load_yaml("protocols", "statuses")
    dated = content["meta"]["date_checked"]
    return {
        row["key"]: {
            kind: tuple(rule_of(row["key"], kind, line, dated) for line in row[kind])
            for kind in (REQUIRED, ALLOWED, FORBIDDEN)
        }
        for row in content["statuses"]
    }


def rule_of(status: str, kind: str, line: Mapping[str, Any], dated: date) -> Rule:
    waits = "" if line.get("checked", True) else str(line["to_check_by"])
    key, label, reason, source = (str(line[name]) for name in ("key", "label", "reason", "source"))
    return Rule(status, kind, key, label, reason, source, waits, dated)


def rules_of(status: str, *kinds: str) -> list[Rule]:
    """Return the rules of a status, of these kinds (of any if none)."""
    return [
        rule for kind in kinds or (REQUIRED, ALLOWED, FORBIDDEN) for rule in table()[status][kind]
    ]


def fields_of(status: str) -> list[str]:
    """Return what the form of this status asks: what it requires and allows, and nothing else."""
    named = [name for rule in rules_of(status, REQUIRED, ALLOWED) for name in rule.fields]
    implied = [name for rule in rules_of(status) for name in IMPLIED.get(rule.key, ())]
    return list(dict.fromkeys([*ALWAYS, *named, *implied]))


def all_fields() -> set[str]:
    """Return every column that some status says and others do not."""
    named = {name for names in (*FIELDS.values(), *IMPLIED.values()) for name in names}
    return named - set(ALWAYS)


def reasons_of(status: str) -> dict[str, str]:
    """Return field → why it is asked here; shown beside it."""
    told: dict[str, str] = {}
    for rule in rules_of(status):
        names = rule.fields[:1] if rule.kind != FORBIDDEN else ()
        for name in (*names, *IMPLIED.get(rule.key, ())):
            told.setdefault(name, rule.told())
    return told


def awaited_in(status: str) -> set[str]:
    """Return the fields that must be filled before the text is submitted."""
    asked = [
        rule.fields[:1] if rule.key in ONE_IS_ENOUGH else rule.fields
        for rule in rules_of(status, REQUIRED)
    ]
    waits = [IMPLIED[rule.key] for rule in rules_of(status, FORBIDDEN) if rule.key in WAITS]
    return {name for names in (*asked, *waits) for name in names} - set(ALWAYS)


def refused_in(status: str, posted: Iterable[str]) -> list[tuple[str, Rule]]:
    """Return the fields that were sent though the form of this status has none, and why not."""
    sent, asked = set(posted), set(fields_of(status))
    return [
        (name, rule)
        for rule in rules_of(status, FORBIDDEN)
        for name in (
            *rule.fields,
            *(("compensation",) if "compensation_amount" in rule.fields else ()),
        )
        if name in sent and name not in asked
    ]


def is_given(protocol: Protocol, rule: Rule) -> bool:
    """Tell whether a protocol says what the rule is about."""
    if rule.key in CONDITIONS:
        return bool(CONDITIONS[rule.key](protocol))
    if rule.kind == FORBIDDEN and rule.key in MONEY:
        return protocol.compensation == MONEY[rule.key]
    values = [getattr(protocol, name) for name in rule.fields]
    if rule.kind == REQUIRED and rule.key not in ONE_IS_ENOUGH:
        return all(bool(value) for value in values)
    return bool(values and values[0])


MONEY = {"salary": "salary", "lump_sum": "lump_sum", "gratification": "gratification"}
ONE_IS_ENOUGH = ("pay_basis",)
"""Of pay the basis must be said; the amount may be."""

CONDITIONS: dict[str, Any] = {
    "referent": lambda protocol: bool(protocol.helper.referent_id and protocol.deputy_id),
    "non_substitution_note": lambda protocol: bool(protocol.job.non_substitution_note),
    "job_description": lambda protocol: protocol.job.adopted_at is not None,
    "charter_signature": lambda _protocol: True,
    "badge": lambda _protocol: True,
    "unwritten_reason": lambda protocol: not protocol.contract_reason,
    "start_before_authorisation": lambda protocol: bool(
        protocol.work_valid_from and protocol.starts_on < protocol.work_valid_from
    ),
}
"""How what is not one column stands. The charter is asked for by the first session, not here."""


def missing_of(protocol: Protocol) -> list[Rule]:
    """Return what this protocol must hold and does not yet."""
    required = rules_of(protocol.status, REQUIRED)
    return [
        rule for rule in required if not is_given(protocol, rule) or ends_too_soon(protocol, rule)
    ]


def ends_too_soon(protocol: Protocol, rule: Rule) -> bool:
    """Tell whether a right-to-work check does not hold on the first day."""
    if rule.fields != WORK_CHECK:
        return False
    until = protocol.work_valid_until
    return until is not None and until < protocol.starts_on


def broken_by(protocol: Protocol) -> list[Rule]:
    """Return what this protocol says and its status forbids; an unwritten reason only waits."""
    forbidden = rules_of(protocol.status, FORBIDDEN)
    return [rule for rule in forbidden if rule.key not in WAITS and is_given(protocol, rule)]


WAITS = ("unwritten_reason",)


def still_waiting(protocol: Protocol) -> list[Rule]:
    """Return the prohibitions that bite on submission only."""
    forbidden = rules_of(protocol.status, FORBIDDEN)
    return [rule for rule in forbidden if rule.key in WAITS and is_given(protocol, rule)]


def check(protocol: Protocol) -> None:
    """Say what the status of this protocol forbids and it says, with the reason.

    :raises Refused: in that case.
    """
    if broken := broken_by(protocol):
        raise Refused(" ".join(refusal_of(rule) for rule in broken))


def refusal_of(rule: Rule) -> str:
    return gettext("This status refuses: %(what)s. %(why)s") % {
        "what": rule.label,
        "why": rule.told(),
    }


def pays_always(status: str) -> bool:
    """Tell whether this status cannot go without pay."""
    return "pay_basis" in {rule.key for rule in rules_of(status, REQUIRED)}


def expenses_allowed(protocol: Protocol) -> bool:
    """Tell whether this status pays expenses back, and this protocol says so."""
    may = {rule.key for rule in rules_of(protocol.status, REQUIRED, ALLOWED)}
    return "expenses_rule" in may and protocol.expenses_repaid
