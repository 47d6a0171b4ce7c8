"""Contracts of each status with all they must hold; amendments and expenses on them."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from protocols.actions import amend, claim_expense, propose_amendment, sign_amendment
from protocols.models import Amendment, ExpenseClaim, Party, Protocol
from tests.factories import NOW, TODAY
from tests.factories.protocols import PICTURE, Team, make_job, make_protocol, read_by, signer_of


def work_check(team: Team) -> dict[str, Any]:
    return {
        "work_checked_by": team.manager,
        "work_checked_on": TODAY - timedelta(days=10),
        "work_document": "permits",
        "work_valid_from": TODAY - timedelta(days=30),
        "work_valid_until": date(2027, 6, 30),
    }


def held_by(team: Team, status: str) -> dict[str, Any]:
    """Return all that a protocol of this status must hold besides what every one does."""
    paid = {
        "contract_ref": "2026-17",
        "weekly_hours": "24 heures",
        "pay_basis": "grille, coefficient 390",
        "income_told_on": TODAY,
        **work_check(team),
    }
    return {
        "volunteer": {},
        "intern": {
            "contract_ref": "2026-17",
            "school_name": "Université populaire",
            "tutor_name": "Hugo Stein",
            "weekly_hours": "14 heures",
            "pay_basis": "aucune : stage de 40 heures",
        },
        "civic_service": {
            "contract_ref": "2026-17",
            "tutor_name": "Hugo Stein",
            "approval_ref": "NA-000-26",
            "weekly_hours": "24 heures",
            **work_check(team),
        },
        "fixed_term": paid | {"contract_reason": "accroissement d'activité"},
        "permanent": paid,
    }[status]


def make_contract(team: Team, status: str, **fields: Any) -> Protocol:
    """A protocol of this status with all it must hold, in draft unless a state is given."""
    job = make_job(team, status_kind=status)
    return make_protocol(team, job=job, **held_by(team, status) | fields)


def make_amendment(team: Team, protocol: Protocol, **changes: Any) -> Amendment:
    """An amendment submitted for signature; by default it moves the last day."""
    changes = changes or {"ends_on": protocol.ends_on + timedelta(days=90)}
    amendment = amend(protocol, reason="La mission continue.", by=team.manager, at=NOW, **changes)
    propose_amendment(amendment, by=team.manager, at=NOW)
    return amendment


def sign_amendment_as(team: Team, amendment: Amendment, party: str) -> None:
    signer = signer_of(team, amendment.protocol, party)
    digest = amendment.text_sha256
    now = Amendment.objects.get(pk=amendment.pk)
    if party == Party.HELPER and now.awaits_signatures() and now.missing_to_sign(party):
        read_by(team, now)
    sign_amendment(amendment, party=party, text_sha256=digest, by=signer, at=NOW)


def sign_all_amendment(team: Team, amendment: Amendment) -> Amendment:
    for party in amendment.parties():
        sign_amendment_as(team, amendment, party)
    return Amendment.objects.for_list().get(pk=amendment.pk)


def make_expense(protocol: Protocol, **fields: Any) -> ExpenseClaim:
    told = {
        "submission": uuid4(),
        "spent_on": TODAY,
        "kind": "Les transports",
        "amount": Decimal("4.50"),
        "receipt": PICTURE,
        "by": protocol.helper.person.user,
        "at": NOW,
    } | fields
    return claim_expense(protocol, **told)
