"""Paid work: a contract, a right to work that holds on the first day, and no copy of anything."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.contrib.messages import get_messages
from django.db import IntegrityError, models, transaction
from django.urls import reverse

from common.errors import Refused
from protocols.actions import propose
from protocols.forms.protocols import CHECK_ANOTHER
from protocols.lifecycle import ACTIVE, DRAFT
from protocols.models import PAID, Allowance, Protocol
from protocols.rules import WORK_CHECK
from tests.factories import NOW, TODAY
from tests.factories.contracts import make_contract, work_check
from tests.factories.protocols import make_team

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", PAID)
def test_paid_protocol_without_a_right_to_work_check_is_not_submitted(status):
    team = make_team()
    protocol = make_contract(
        team, status, **dict.fromkeys(work_check(team)) | {"work_document": ""}
    )

    with pytest.raises(Refused):
        propose(protocol, by=team.manager, at=NOW)


@pytest.mark.parametrize("status", PAID)
def test_paid_protocol_whose_check_ends_before_the_first_day_is_not_submitted(status):
    team = make_team()
    protocol = make_contract(team, status, work_valid_until=TODAY - timedelta(days=1))

    with pytest.raises(Refused):
        propose(protocol, by=team.manager, at=NOW)


@pytest.mark.parametrize("status", PAID)
def test_submission_without_a_right_to_work_check_says_what_to_write(client, status, in_english):
    team = make_team()
    none = dict.fromkeys(WORK_CHECK) | {"work_document": ""}
    protocol = make_contract(team, status, **none)
    client.force_login(team.manager)

    answer = client.post(reverse("protocols:protocol-propose", args=[protocol.reference]))

    (said,) = map(str, get_messages(answer.wsgi_request))
    assert "write in the protocol who looked, when, at which document" in said
    protocol.refresh_from_db()
    assert protocol.state == DRAFT


@pytest.mark.parametrize("status", PAID)
def test_form_refuses_a_right_to_work_that_is_over_before_the_first_day(client, status, in_english):
    team = make_team()
    protocol = make_contract(team, status)
    client.force_login(team.manager)
    address = reverse("protocols:protocol-update", args=[protocol.reference])
    told = sent_back(client.get(address).context["form"])
    over = {
        "work_valid_from": f"{TODAY - timedelta(days=9)}",
        "work_valid_until": f"{protocol.starts_on - timedelta(days=1)}",
    }

    answer = client.post(address, told | over)

    assert answer.context["form"].errors == {"work_valid_until": [str(CHECK_ANOTHER)]}
    protocol.refresh_from_db()
    assert protocol.work_valid_until >= protocol.starts_on


def sent_back(form):
    """Return what the browser would send of a form as it was shown."""
    values = {bound.name: bound.value() for bound in form}
    return {name: value for name, value in values.items() if value not in (None, False, "")}


@pytest.mark.parametrize("status", PAID)
def test_paid_protocol_cannot_start_before_its_authorisation(status):
    team = make_team()

    with pytest.raises(Refused):
        make_contract(team, status, work_valid_from=TODAY + timedelta(days=1))


@pytest.mark.parametrize(
    "changes",
    [
        {"contract_ref": ""},
        {"work_valid_until": TODAY - timedelta(days=1)},
        {"work_valid_from": TODAY + timedelta(days=1)},
        {"work_checked_by": None},
        {"work_document": ""},
        {"compensation": "lump_sum"},
        {"compensation_amount": Decimal("-1")},
    ],
)
def test_database_refuses_a_paid_protocol_in_force_without_its_check(changes):
    protocol = make_contract(make_team(), "fixed_term", state=ACTIVE)

    with pytest.raises(IntegrityError), transaction.atomic():
        Protocol.objects.filter(pk=protocol.pk).update(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"compensation_amount": Decimal("20")},
        {"compensation": "lump_sum", "compensation_amount": Decimal("20")},
        {"timetable": "mardi et jeudi, obligatoire"},
        {"sanctions": "avertissement"},
        {"freedom_to_stop": False},
        {"voluntary_statement": ""},
        {"expenses_repaid": False},
    ],
)
def test_database_refuses_a_volunteer_in_force_who_is_not_free(changes):
    protocol = make_contract(make_team(), "volunteer", state=ACTIVE)

    with pytest.raises(IntegrityError), transaction.atomic():
        Protocol.objects.filter(pk=protocol.pk).update(**changes)


def test_words_of_the_volunteer_stand_in_the_text():
    team = make_team()

    protocol = make_contract(
        team, "volunteer", state=ACTIVE, voluntary_statement="Je viens parce que j'aime aider."
    )

    texts = [line for article in protocol.text["articles"] for line in article["paragraphs"]]
    assert any("Je viens parce que j'aime aider." in line for line in texts)


def test_right_to_work_is_shown_without_any_copy(client):
    team = make_team()
    protocol = make_contract(team, "fixed_term", state=ACTIVE)
    client.force_login(team.manager)

    page = client.get(protocol.get_absolute_url()).text

    assert team.manager.name in page
    assert 'type="file"' not in page


def test_no_protocol_has_a_place_for_a_file():
    """P19: no copy of any document about the right to work can be kept."""
    held = [
        field.name
        for model in apps.get_app_config("protocols").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.FileField)
    ]
    columns = {field.name for field in Protocol._meta.get_fields()}

    assert held == []
    assert [name for name in columns if "work" in name and "sha256" in name] == []


def test_form_of_a_paid_protocol_has_no_place_for_a_file(client):
    team = make_team()
    protocol = make_contract(team, "permanent")
    client.force_login(team.manager)

    page = client.get(reverse("protocols:protocol-update", args=[protocol.reference])).text

    assert 'type="file"' not in page
    assert "multipart" not in page


def test_amounts_are_shown_as_dated_guidance_and_never_filled_in(client):
    team = make_team()
    protocol = make_contract(team, "intern")
    client.force_login(team.manager)

    response = client.get(reverse("protocols:protocol-update", args=[protocol.reference]))

    shown = {one.key: one.amount for one in response.context["guidance"]}
    assert shown == {
        "gratification_hour": Decimal("4.35"),
        "income_ceiling": Decimal("646.52"),
    }
    assert response.context["form"]["compensation_amount"].value() is None


def test_amounts_of_the_starter_are_loaded_unchecked():
    make_team()

    assert set(Allowance.objects.values_list("checked_by", flat=True)) == {None}
