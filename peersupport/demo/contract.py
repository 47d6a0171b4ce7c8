"""What contracts hold in the story: the terms of each status, an amendment, expenses, a clause."""

import struct
import zlib
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from peersupport.demo.world import World
from people.models import User
from protocols.actions import (
    amend,
    approve_expense,
    claim_expense,
    propose_amendment,
    read_and_understand,
    sign_amendment,
    write_clause,
)
from protocols.models import Clause, EngagementStatus, Party, WorkDocument


def terms_of(status: str, *, starts_on: date, manager: User) -> dict[str, Any]:
    """Return what a protocol of this status says besides what every one does."""
    check = {
        "work_checked_by": manager,
        "work_checked_on": starts_on - timedelta(days=14),
        "work_document": WorkDocument.PERMITS,
        "work_valid_from": starts_on - timedelta(days=60),
        "work_valid_until": starts_on + timedelta(days=900),
    }
    told: dict[str, dict[str, Any]] = {
        EngagementStatus.INTERN: {
            "contract_ref": "Convention n° 2026-031",
            "school_name": "École des Exemples",
            "tutor_name": "Maud",
            "weekly_hours": "14 heures, six semaines",
            "pay_basis": "Aucune : stage de 84 heures",
            "expenses_repaid": True,
        },
        EngagementStatus.CIVIC_SERVICE: {
            "contract_ref": "Contrat n° 2026-007",
            "tutor_name": "Hugo",
            "approval_ref": "Agrément n° NA-000-26",
            "weekly_hours": "24 heures",
            "leave": "Deux jours par mois",
            **check,
            "work_document": WorkDocument.LISTED,
        },
        EngagementStatus.FIXED_TERM: {
            "contract_ref": "CDD n° 2026-004",
            "contract_reason": "Accroissement temporaire d'activité",
            "weekly_hours": "28 heures",
            "timetable": "Du lundi au jeudi, horaires du contrat",
            "leave": "Ceux du contrat",
            "pay_basis": "Grille de l'association, comme un poste comparable",
            "compensation_amount": Decimal("1640.00"),
            "income_told_on": starts_on - timedelta(days=10),
            **check,
        },
    }
    return told.get(status, {})


def build(world: World) -> None:
    """Tell what happened to contracts once they ran."""
    renew_merveille(world)
    send_expenses(world)
    word_a_clause(world)


def renew_merveille(world: World) -> None:
    """An amendment in force: three months more, asked for early by both sides."""
    protocol, manager = world.protocols["merveille"], world.manager_of("le_grand_large")
    day = world.day(20)
    amendment = amend(
        protocol,
        reason="La mission continue, à la demande des deux.",
        ends_on=protocol.ends_on + timedelta(days=90),
        availability="Le jeudi, et un samedi sur deux",
        by=manager,
        at=world.at(day),
    )
    propose_amendment(amendment, by=manager, at=world.at(day, 11))
    signers = {
        Party.HELPER: world.users["merveille"],
        Party.REFERENT: world.helpers["merveille"].referent,
        Party.MANAGEMENT: manager,
    }
    referent = signers[Party.REFERENT]
    moment = world.at(day + timedelta(days=1), 13)
    read_and_understand(amendment, explained_by=referent.name, by=referent, at=moment)
    for hour, (party, signer) in enumerate(signers.items(), start=14):
        at = world.at(day + timedelta(days=1), hour)
        digest = amendment.text_sha256
        sign_amendment(amendment, party=party, text_sha256=digest, by=signer, at=at)
    protocol.refresh_from_db()


def send_expenses(world: World) -> None:
    """Two expenses of Dawit: one approved, one to read."""
    protocol, own = world.protocols["dawit"], world.users["dawit"]
    kind = "Tickets de transport"
    for days_ago, amount in ((12, "4.50"), (2, "2.10")):
        expense = claim_expense(
            protocol,
            submission=UUID(int=world.dice.getrandbits(128)),
            spent_on=world.day(days_ago),
            kind=kind,
            amount=Decimal(amount),
            receipt=picture(days_ago),
            by=own,
            at=world.at(world.day(days_ago), 18),
        )
        if days_ago > 7:  # the older one has been read
            at = world.at(world.day(days_ago - 1), 9)
            approve_expense(expense, by=world.helpers["dawit"].referent, at=at)


def picture(shade: int) -> bytes:
    """Return a small grey PNG, a receipt as far as the story needs one."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    size = 32
    rows = (b"\x00" + bytes([200 + shade]) * size) * size
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def word_a_clause(world: World) -> None:
    """The words of one centre, which a lawyer has not read yet."""
    centre, manager = world.centres["les_tilleuls"], world.manager_of("les_tilleuls")
    local = Clause.objects.get(key="local_rules", organisation=None, centre=None)
    write_clause(
        title=local.title,
        text="La salle commune est ouverte en semaine à {{helper_name}}. Les clés restent là.",
        plain_text="La salle est ouverte en semaine. Les clés restent au bureau.",
        kind=local.kind,
        statuses=local.statuses,
        is_checked=False,
        organisation=world.organisation,
        centre=centre,
        instead_of=local,
        by=manager,
        at=world.at(world.day(15)),
    )
