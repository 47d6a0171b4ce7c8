"""The words of a protocol: clauses of the library, their blanks filled with the facts of the day.

    {"title": …, "parties": […], "articles": [{"heading": …, "paragraphs": […], "plain": …}]}

Plain JSON. Its SHA-256, over the canonical form, is what a signature binds to.
"""

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.languages import language_name, language_names
from people.models import Membership, Role
from protocols.models import Clause, Party, Protocol

BLANK = re.compile(r"\{\{(\w+)\}\}")
CHARTER_VERSION = NOTICE_VERSION = "1"
FIRST_AMENDMENT = "1"

Text = dict[str, Any]


@dataclass(slots=True)
class Terms:
    """The text, and the facts that fixed clauses still lack."""

    text: Text
    missing: list[str] = field(default_factory=list)


def write(protocol: Protocol, manager: Membership) -> Terms:
    """Return the text of this protocol as of now, in the words of its status' clauses."""
    facts = facts_of(protocol, manager)
    clauses = Clause.objects.order_by("position", "pk")
    articles, missing = [], []
    for clause in clauses:
        if protocol.job.status_kind not in clause.statuses:
            continue
        lacking = [name for name in BLANK.findall(clause.text) if not facts.get(name)]
        if lacking and clause.kind == Clause.Kind.FIXED:
            missing += lacking
        elif not lacking and clause.kind != Clause.Kind.LOCAL:
            articles.append(article_of(clause, facts))
    text = {
        "title": gettext("Agreement on mutual commitments"),
        "number": protocol.number,
        "organisation": facts["organisation_name"],
        "parties": [
            {
                "party": str(party),
                "role": str(party.label),
                "name": facts[name],
                "function": facts.get(function, ""),
            }
            for party, name, function in PARTIES
        ],
        "mission": protocol.job.title,
        "articles": articles,
        "tasks": protocol.job.tasks,
        "not_tasks": protocol.job.all_not_tasks(),
    }
    return Terms(text, [LABELS.get(name, name) for name in dict.fromkeys(missing)])


def article_of(clause: Clause, facts: dict[str, str]) -> dict[str, Any]:
    return {
        "heading": clause.title,
        "paragraphs": [filled(clause.text, facts)],
        "plain": filled(clause.plain_text, facts),
    }


def filled(words: str, facts: dict[str, str]) -> str:
    return BLANK.sub(lambda found: facts.get(found[1], ""), words)


def sha256_of(text: Text) -> str:
    """Return the SHA-256 (hex) of the canonical JSON of a text."""
    line = json.dumps(text, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(line.encode()).hexdigest()


def facts_of(protocol: Protocol, manager: Membership) -> dict[str, str]:
    """Return what fills the blanks of the clauses, in words; an unknown fact is empty."""
    job, helper = protocol.job, protocol.helper
    organisation = job.centre.organisation
    delay = organisation.expenses_delay_days
    return {
        "organisation_name": organisation.name,
        "centre_name": job.centre.name,
        "helper_name": helper.person.chosen_name,
        "helper_title": organisation.helper_title,
        "referent_name": helper.referent.name,
        "deputy_referent_name": protocol.deputy.name if protocol.deputy else "",
        "manager_name": manager.user.name,
        "manager_function": manager.function,
        "protocol_number": protocol.number,
        "job_description_title": job.title,
        "job_description_version": str(job.version),
        "start_on": date_format(protocol.starts_on, "j F Y"),
        "end_on": date_format(protocol.ends_on, "j F Y"),
        "first_review_on": date_format(protocol.first_review_on, "j F Y"),
        "availability_wished": protocol.availability or job.availability,
        "languages_used": language_names(job.languages or ["fra"]),
        "explanation_language": language_name(protocol.explanation_language),
        "explained_by": protocol.explained_by or helper.referent.name,
        "insurance_ref": protocol.insurance,
        "expenses_kinds": organisation.expenses_kinds,
        "expenses_delay_days": str(delay) if delay else "",
        "expenses_contact": organisation.expenses_contact,
        "charter_version": CHARTER_VERSION,
        "data_notice_version": NOTICE_VERSION,
        "dpo_contact": organisation.privacy_contact,
        "supervision_rhythm": job.supervision,
        "supervision_kind": gettext("individual or in a group"),
        "training_hours": str(protocol.training_hours) if protocol.training_hours else "",
        "third_party_name": organisation.third_party_name,
        "third_party_contact": organisation.third_party_contact,
        "amendment_number": FIRST_AMENDMENT,
    }


PARTIES = (
    (Party.HELPER, "helper_name", "helper_title"),
    (Party.REFERENT, "referent_name", "referent_function"),
    (Party.MANAGEMENT, "manager_name", "manager_function"),
)

LABELS: dict[str, Any] = {
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
}
"""What a missing fact is called on the page; a fact of the association is set by its settings."""


def management_of(protocol: Protocol) -> Membership | None:
    """Return the manager who signs for the centre: the one in office."""
    memberships = Membership.objects.filter(centre=protocol.job.centre, role=Role.MANAGER)
    current = memberships.current(on=timezone.localdate()).select_related("user")
    return current.order_by("starts_on", "pk").first()


def missing_to_propose(protocol: Protocol) -> list[str]:
    """Return what the text still lacks, to show and to check."""
    manager = management_of(protocol)
    if manager is None:
        return [gettext("a manager of the centre")]
    return write(protocol, manager).missing


def statement_for(party: str) -> str:
    """Return the sentence that is signed (D4)."""
    if party == Party.HELPER:
        return gettext("I have read this text, or it was read to me. I agree, freely.")
    return gettext("I have read this text. I agree on behalf of the association.")
