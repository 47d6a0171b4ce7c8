"""The words of a protocol: clauses of the library, their blanks filled with the facts of the day.

    {"title": …, "number": …, "written_at": …, "parties": […], "mission": …,
     "articles": [{"key": …, "heading": …, "paragraphs": […], "plain": …}],
     "tasks": […], "not_tasks": […]}

Plain JSON. Its SHA-256, over the canonical form, is what a signature binds to. It says when it was
written, so that a text taken back and submitted again, word for word, is signed again.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from common.content import load_yaml
from common.typography import day
from people.languages import language_name, language_names
from people.models import User
from protocols.models import Clause, Party, Protocol

LANGUAGE = "fr"
BLANK = re.compile(r"\{\{\s*(\w+)\s*\}\}")
CHARTER_VERSION = NOTICE_VERSION = "1"
FIRST_AMENDMENT = "1"
VOLUNTARY = "Je m'engage librement. Personne ne m'y oblige."

Text = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Office:
    """Who answers for the centre on the day a text is written."""

    manager: User
    manager_function: str
    referent_function: str


@dataclass(frozen=True, slots=True)
class Terms:
    """The text, and the facts that fixed clauses still lack."""

    text: Text
    missing: list[str] = field(default_factory=list)


def write(protocol: Protocol, clauses: Iterable[Clause], office: Office, *, at: datetime) -> Terms:
    """Return the text of this protocol as of now, from the clauses of its status.

    A fixed clause always stands, and what it lacks is told; an optional one stands if it is not
    left out and all it says is known. A local clause stands once a centre or its association has
    worded it; then what it lacks is told as well.
    """
    with override(LANGUAGE):
        facts = facts_of(protocol, office)
        stand = [clause for clause in clauses if not is_left_out(clause, protocol)]
        kept, missing = chosen(stand, protocol.status, facts)
        text = {
            "title": title_for(protocol.status),
            "number": protocol.number,
            "written_at": at.isoformat(),
            "organisation": facts["organisation_name"],
            "parties": parties_of(facts),
            "mission": protocol.job.title,
            "articles": [article_of(clause, facts) for clause in kept],
            "tasks": protocol.job.task_labels(),
            "not_tasks": protocol.job.all_not_tasks(),
        }
    return Terms(text, [str(LABELS.get(name, name)) for name in missing])


def chosen(
    clauses: Iterable[Clause], status: str, facts: dict[str, str]
) -> tuple[list[Clause], list[str]]:
    """Return the clauses that stand in the text, and the names of the facts they lack."""
    kept, missing = [], dict[str, None]()
    for clause in clauses:
        if status not in clause.statuses or is_blank(clause):
            continue
        lacking = [name for name in blanks_of(clause) if not facts.get(name)]
        if clause.kind != Clause.Kind.OPTIONAL:
            missing |= dict.fromkeys(lacking)
        if not lacking:
            kept.append(clause)
    return kept, list(missing)


def is_left_out(clause: Clause, protocol: Protocol) -> bool:
    return clause.kind == Clause.Kind.OPTIONAL and clause.key in protocol.clauses_left_out


def is_blank(clause: Clause) -> bool:
    """Tell whether a local clause still waits for a centre's own words."""
    return clause.kind == Clause.Kind.LOCAL and not clause.nearness()


def blanks_of(clause: Clause) -> list[str]:
    return named_in(clause.text + clause.plain_text)


def named_in(text: str) -> list[str]:
    """Return the names of the blanks of a text, as they are written in it."""
    return BLANK.findall(text)


def without_blanks(text: str) -> str:
    return BLANK.sub("", text)


def article_of(clause: Clause, facts: dict[str, str]) -> dict[str, Any]:
    return {
        "key": clause.key,
        "heading": clause.title,
        "paragraphs": [filled(clause.text, facts)],
        "plain": filled(clause.plain_text, facts),
    }


def filled(words: str, facts: dict[str, str]) -> str:
    return BLANK.sub(lambda found: facts[found[1]], words)


def parties_of(facts: dict[str, str]) -> list[dict[str, str]]:
    return [
        {
            "party": str(party),
            "role": str(party.label),
            "name": facts[name],
            "function": "" if facts[function] == str(party.label) else facts[function],
        }
        for party, name, function in PARTIES
    ]


def title_for(status: str) -> str:
    """Return what the agreement is called for this status (C7)."""
    rows = load_yaml("protocols", "statuses")["statuses"]
    return next(str(row["agreement_label"]) for row in rows if row["key"] == status)


def statement_for(party: str) -> str:
    """Return the sentence that is signed (D4)."""
    with override(LANGUAGE):
        if party == Party.HELPER:
            return gettext("I have read this text, or it was read to me. I agree, freely.")
        if party == Party.WITNESS:
            return gettext("I told this text to the peer helper in their language, all of it.")
        return gettext("I have read this text. I agree on behalf of the association.")


def sha256_of(text: Text) -> str:
    """Return the SHA-256 (hex) of the canonical JSON of a text."""
    line = json.dumps(text, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(line.encode()).hexdigest()


def facts_of(protocol: Protocol, office: Office) -> dict[str, str]:
    """Return what fills the blanks of the clauses, in words; an unknown fact is empty."""
    job, helper, organisation = protocol.job, protocol.helper, protocol.job.centre.organisation
    return {
        "organisation_name": organisation.name,
        "centre_name": job.centre.name,
        "helper_name": helper.person.chosen_name,
        "helper_title": organisation.helper_title,
        "referent_name": helper.referent.name,
        "referent_function": office.referent_function,
        "deputy_referent_name": protocol.deputy.name if protocol.deputy else "",
        "manager_name": office.manager.name,
        "manager_function": office.manager_function,
        "protocol_number": protocol.number,
        "job_description_title": job.title,
        "job_description_version": str(job.version),
        "start_on": day(protocol.starts_on),
        "end_on": day(protocol.ends_on),
        "first_review_on": day(protocol.first_review_on),
        "voluntary_statement": protocol.voluntary_statement,
        "availability_wished": protocol.availability or job.availability,
        "languages_used": language_names(job.languages or ["fra"]),
        "explanation_language": language_name(protocol.explanation_language),
        "explained_by": protocol.explained_by or helper.referent.name,
        "insurance_ref": protocol.insurance,
        "expenses_kinds": organisation.expenses_kinds,
        "expenses_delay_days": str(organisation.expenses_delay_days or ""),
        "expenses_contact": organisation.expenses_contact,
        "charter_version": CHARTER_VERSION,
        "data_notice_version": NOTICE_VERSION,
        "dpo_contact": organisation.privacy_contact,
        "supervision_rhythm": job.supervision,
        "supervision_kind": job.get_supervision_kind_display().lower()
        or gettext("in the form the mission description says"),
        "training_hours": str(protocol.training_hours or ""),
        "third_party_name": organisation.third_party_name,
        "third_party_contact": organisation.third_party_contact,
        "amendment_number": FIRST_AMENDMENT,
        "contract_ref": protocol.contract_ref,
        "internship_ref": protocol.contract_ref,
        "civic_contract_ref": protocol.contract_ref,
        "weekly_hours": protocol.weekly_hours,
        "pay_basis": protocol.pay_basis,
        "gratification_basis": protocol.pay_basis,
        "school_name": protocol.school_name,
        "tutor_name": protocol.tutor_name,
    }


PARTIES = (
    (Party.HELPER, "helper_name", "helper_title"),
    (Party.REFERENT, "referent_name", "referent_function"),
    (Party.MANAGEMENT, "manager_name", "manager_function"),
)

RIGHT_TO_WORK = _(
    "the right-to-work check, valid on the first day (write in the protocol who looked, when, "
    "at which document, and until when it holds)"
)

LABELS: dict[str, Any] = {
    "voluntary_statement": _("the statement of free commitment"),
    "title_check": RIGHT_TO_WORK,
    "work_right_check": RIGHT_TO_WORK,
    "unwritten_reason": _("the written reason of the contract"),
    "availability_wished": _("the availability wished"),
    "deputy_referent_name": _("a deputy of the referent"),
    "insurance_ref": _("the insurance"),
    "training_hours": _("the hours of training offered"),
    "manager_function": _("the function of the manager"),
    "third_party_name": _("the third person in case of disagreement (association)"),
    "third_party_contact": _("how to reach that third person (association)"),
    "expenses_kinds": _("the expenses that are paid back (association)"),
    "expenses_delay_days": _("the days it takes to pay them back (association)"),
    "expenses_contact": _("who receives the receipts (association)"),
    "dpo_contact": _("the data-protection contact (association)"),
    "contract_ref": _("the reference of the work contract"),
    "internship_ref": _("the reference of the placement agreement"),
    "civic_contract_ref": _("the reference of the civic-service contract"),
    "weekly_hours": _("the hours a week"),
    "pay_basis": _("the basis of pay"),
    "gratification_basis": _("the basis of the allowance"),
    "school_name": _("the school or training body"),
    "tutor_name": _("the tutor"),
    "tutor": _("the tutor"),
}
"""What a missing fact is called on the page; a fact of the association is set by its settings."""
