"""Expenses: real, for volunteers, on receipts; read, then paid back."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.errors import Refused
from common.lifecycle import OutOfTurn
from people.models import Organisation
from protocols.actions import (
    approve_expense,
    end,
    pay_expense,
    receipt_of,
    refuse_expense,
)
from protocols.lifecycle import ACTIVE, DRAFT, EXPENSE, PAUSED, PROPOSED, ExpenseState
from protocols.models import ExpenseClaim
from protocols.receipts import MOST_BYTES, kinds_in
from tests.factories import NOW, TODAY
from tests.factories.contracts import make_contract, make_expense
from tests.factories.people import make_centre
from tests.factories.protocols import PICTURE, make_protocol, make_team

pytestmark = pytest.mark.django_db


def detail(name, expense):
    return reverse(f"protocols:expense-{name}", args=[expense.reference])


@pytest.mark.parametrize(
    ("receipt", "kind"),
    [
        (PICTURE, "image/png"),
        (b"\xff\xd8\xff\xe0 ticket", "image/jpeg"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"%PDF-1.7 facture", "application/pdf"),
    ],
)
def test_expense_is_sent_with_its_receipt(receipt, kind):
    protocol = make_protocol(make_team(), state=ACTIVE)

    expense = make_expense(protocol, receipt=receipt)

    assert (expense.state, expense.receipt_type) == (ExpenseState.SENT, kind)
    assert receipt_of(expense) == receipt


@pytest.mark.parametrize(
    "receipt",
    [b"", b"MZ\x90\x00", b"<svg onload=alert(1)>", b"<html>", b"GIF89a", PICTURE * 400_000],
)
def test_receipt_that_is_none_is_refused_whatever_its_name(receipt):
    protocol = make_protocol(make_team(), state=ACTIVE)

    with pytest.raises(Refused):
        make_expense(protocol, receipt=receipt)

    assert len(receipt) > MOST_BYTES or len(receipt) < 30
    assert ExpenseClaim.objects.count() == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": Decimal("0")},
        {"amount": Decimal("-5")},
        {"kind": "Un cadeau"},
        {"spent_on": TODAY + timedelta(days=1)},
        {"spent_on": TODAY - timedelta(days=400)},
    ],
)
def test_expense_that_is_not_for_the_mission_is_refused(changes):
    protocol = make_protocol(make_team(), state=ACTIVE)

    with pytest.raises(Refused):
        make_expense(protocol, **changes)


@pytest.mark.parametrize("status", ["civic_service", "fixed_term", "permanent"])
def test_status_that_pays_no_expenses_back_refuses_them(status):
    protocol = make_contract(make_team(), status, state=ACTIVE)

    with pytest.raises(Refused):
        make_expense(protocol)


@pytest.mark.parametrize(("repaid", "count"), [(True, 1), (False, 0)])
def test_intern_is_paid_back_if_the_protocol_says_so(repaid, count):
    protocol = make_contract(make_team(), "intern", state=ACTIVE, expenses_repaid=repaid)

    try:
        make_expense(protocol)
    except Refused:
        assert not repaid

    assert ExpenseClaim.objects.count() == count


@pytest.mark.parametrize("state", [DRAFT, PROPOSED])
def test_expense_before_the_protocol_is_in_force_is_refused(state):
    with pytest.raises(Refused):
        make_expense(make_protocol(make_team(), state=state))


def test_expense_of_a_mission_that_has_ended_is_still_paid_back():
    team = make_team()
    protocol = make_protocol(team, state=PAUSED)
    end(protocol, by=team.manager, at=NOW)

    assert make_expense(protocol).state == ExpenseState.SENT


def test_nobody_else_sends_the_expenses_of_a_helper():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)

    with pytest.raises(Refused):
        make_expense(protocol, by=team.manager)


def test_same_sending_twice_is_one_expense():
    protocol, submission = make_protocol(make_team(), state=ACTIVE), uuid4()

    first = make_expense(protocol, submission=submission)
    second = make_expense(protocol, submission=submission)

    assert (first, ExpenseClaim.objects.count()) == (second, 1)


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": 0},
        {"receipt_sha256": ""},
        {"receipt_type": ""},
        {"state": "lost"},
        {"state": "refused", "reason": ""},
        {"state": "paid"},
        {"paid_at": NOW},
    ],
)
def test_database_refuses_an_expense_without_its_receipt_its_amount_or_its_reason(changes):
    expense = make_expense(make_protocol(make_team(), state=ACTIVE))

    with pytest.raises(IntegrityError), transaction.atomic():
        ExpenseClaim.objects.filter(pk=expense.pk).update(**changes)


def test_expense_is_approved_by_the_referent_and_paid_by_management():
    team = make_team()
    expense = make_expense(make_protocol(team, state=ACTIVE))

    approve_expense(expense, by=team.referent, at=NOW)
    pay_expense(expense, by=team.manager, at=NOW)

    assert (expense.state, expense.decided_by, expense.paid_at) == ("paid", team.referent, NOW)


def test_refusal_has_a_reason_that_the_helper_reads(client):
    team = make_team()
    expense = make_expense(make_protocol(team, state=ACTIVE))
    with pytest.raises(Refused):
        refuse_expense(expense, reason=" ", by=team.referent, at=NOW)

    refuse_expense(expense, reason="Le ticket est illisible.", by=team.referent, at=NOW)

    client.force_login(expense.protocol.helper.person.user)
    assert "Le ticket est illisible." in client.get(expense.get_absolute_url()).text


def test_nobody_decides_on_their_own_expenses():
    team = make_team()
    expense = make_expense(make_protocol(team, state=ACTIVE))

    for act in (approve_expense, pay_expense):
        with pytest.raises(Refused):
            act(expense, by=expense.protocol.helper.person.user, at=NOW)


@pytest.mark.parametrize(
    ("state", "name"),
    [
        (state, name)
        for state in ExpenseState
        for name, move in EXPENSE.items()
        if state not in move.sources
    ],
)
def test_expense_refuses_a_move_out_of_turn(state, name):
    team = make_team()
    expense = make_expense(make_protocol(team, state=ACTIVE))
    if state in (ExpenseState.APPROVED, ExpenseState.PAID):
        approve_expense(expense, by=team.referent, at=NOW)
    if state == ExpenseState.PAID:
        pay_expense(expense, by=team.manager, at=NOW)
    if state == ExpenseState.REFUSED:
        refuse_expense(expense, reason="Illisible", by=team.referent, at=NOW)

    with pytest.raises(OutOfTurn):
        expense.move(name, by=team.manager, at=NOW)


def test_kinds_are_those_the_association_lists():
    assert kinds_in("tickets de transport, petit matériel ; repas") == [
        "Tickets de transport",
        "Petit matériel",
        "Repas",
    ]


def test_helper_sends_an_expense_from_the_phone(client):
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    client.force_login(protocol.helper.person.user)
    form = client.get(reverse("protocols:expense-create")).context["form"]

    response = client.post(
        reverse("protocols:expense-create"),
        {
            "submission": str(form.initial["submission"]),
            "protocol": protocol.pk,
            "kind": "Les transports",
            "amount": "4,50",
            "spent_on": form.initial["spent_on"].isoformat(),
            "receipt": SimpleUploadedFile("ticket.exe", PICTURE),
        },
    )

    expense = ExpenseClaim.objects.get()
    assert (response.status_code, response["Location"]) == (302, expense.get_absolute_url())
    assert expense.amount == Decimal("4.50")


def test_receipt_leaves_the_house_as_what_it_is_and_cannot_run(client):
    team = make_team()
    expense = make_expense(make_protocol(team, state=ACTIVE))
    client.force_login(team.referent)

    response = client.get(detail("receipt", expense))

    assert response.content == PICTURE
    assert response["Content-Type"] == "image/png"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "justificatif.png" in response["Content-Disposition"]


def test_receipt_of_another_centre_does_not_exist(client):
    expense = make_expense(make_protocol(make_team(), state=ACTIVE))
    other = make_team(make_centre("Le Grand Large"))
    client.force_login(other.manager)

    assert client.get(detail("receipt", expense)).status_code == 404


def test_referent_approves_on_the_page(client):
    team = make_team()
    expense = make_expense(make_protocol(team, state=ACTIVE))
    client.force_login(team.referent)

    client.post(detail("approve", expense))

    expense.refresh_from_db()
    assert expense.state == ExpenseState.APPROVED


def test_helper_without_a_mission_that_pays_is_told_so(client):
    protocol = make_contract(make_team(), "fixed_term", state=ACTIVE)
    client.force_login(protocol.helper.person.user)

    response = client.get(reverse("protocols:expense-create"))

    assert response.status_code == 302


def test_kind_the_association_no_longer_lists_is_refused():
    protocol = make_protocol(make_team(), state=ACTIVE)
    Organisation.objects.update(expenses_kinds="repas")
    protocol = type(protocol).objects.get(pk=protocol.pk)

    with pytest.raises(Refused):
        make_expense(protocol)
