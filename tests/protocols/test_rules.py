"""Each cell of the table of statuses (C7), in the form, in the actions and in the database."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.html import escape

from common.errors import Refused
from common.templatetags.ui import typo
from protocols import rules
from protocols.actions import draft_protocol, propose
from protocols.lifecycle import ACTIVE, PROPOSED
from protocols.models import EngagementStatus, Protocol
from protocols.models.status_facts import FORBIDDEN, name_of
from protocols.selectors import missing_of
from tests.factories import NOW, TODAY
from tests.factories.contracts import make_contract
from tests.factories.protocols import make_helper, make_job, make_team

pytestmark = pytest.mark.django_db

RULES = [rule for status in EngagementStatus.values for rule in rules.rules_of(status)]
CELLS = [pytest.param(rule, id=f"{rule.status}-{rule.kind}-{rule.key}") for rule in RULES]
REQUIRED = [cell for cell in CELLS if cell.values[0].kind == rules.REQUIRED]
ASKED = [cell for cell in CELLS if cell.values[0].kind != rules.FORBIDDEN]
TYPED_REQUIRED = [cell for cell in REQUIRED if cell.values[0].fields]
REFUSED = [cell for cell in CELLS if cell.values[0].kind == rules.FORBIDDEN]
NEVER_TYPED = [cell for cell in REFUSED if cell.values[0].fields]

EMPTY = {"insurance": "", "starts_on": "", "ends_on": ""}
FILLED = {
    "salary": {"compensation": "salary", "compensation_amount": Decimal("900")},
    "lump_sum": {"compensation": "lump_sum", "compensation_amount": Decimal("50")},
    "gratification": {"compensation": "gratification", "compensation_amount": Decimal("4.35")},
    "advantage_in_kind": {"advantage_in_kind": "une carte de cantine"},
    "compulsory_timetable": {"timetable": "le mardi de 9 h à 12 h, obligatoire"},
    "leave": {"leave": "25 jours"},
    "sanctions": {"sanctions": "avertissement"},
    "performance_control": {"performance_control": "dix séances par mois"},
    "exclusivity": {"exclusivity": True},
    "permanent_task": {"permanent_task": True},
    "replacement": {"replaces_someone": True},
    "cumulation": {"unchecked_cumulation": True},
    "lower_pay_for_peer": {"lower_pay": True},
    "start_before_authorisation": {"work_valid_from": TODAY + timedelta(days=60)},
}
"""What a row would hold of each forbidden thing."""


def address(protocol):
    return reverse("protocols:protocol-update", args=[protocol.reference])


def form_of(client, team, protocol):
    client.force_login(team.manager)
    return client.get(address(protocol)).context["form"]


def words_of(form):
    """Return what the browser would send back of a form as it was shown."""
    told = {}
    for bound in form:
        value = bound.value()
        if isinstance(bound.field.widget.__class__, type) and value not in (None, False, ""):
            told[bound.name] = value
    return told


def test_every_key_of_the_table_is_typed_somewhere_or_stands_elsewhere():
    unknown = {rule.key for rule in RULES} - set(rules.FIELDS) - set(rules.ELSEWHERE)

    assert unknown == set()


@pytest.mark.parametrize("status", EngagementStatus.values)
def test_database_forbids_what_the_table_forbids(status):
    names = {constraint.name for constraint in Protocol._meta.constraints}

    keys = [rule.key for rule in rules.rules_of(status, rules.FORBIDDEN)]
    assert list(FORBIDDEN[status]) == keys
    assert {name_of(status, key) for key in keys} - names == set()


@pytest.mark.parametrize("rule", ASKED)
def test_form_asks_what_the_status_requires_or_allows(client, rule):
    team = make_team()
    form = form_of(client, team, make_contract(team, rule.status))

    assert [name for name in rule.fields if name not in form.fields] == []


@pytest.mark.parametrize("rule", TYPED_REQUIRED)
def test_form_says_why_a_field_is_required_and_who_checks_it(client, rule):
    team = make_team()
    protocol = make_contract(team, rule.status)
    form_of(client, team, protocol)

    page = client.get(address(protocol)).text

    assert escape(rule.reason) in page
    assert escape(rule.origin()) in page


@pytest.mark.parametrize("rule", REFUSED)
def test_form_tells_what_the_status_refuses_and_why(client, rule):
    team = make_team()
    protocol = make_contract(team, rule.status)
    form_of(client, team, protocol)

    page = client.get(address(protocol)).text

    assert escape(typo(rule.label)) in page
    assert escape(typo(rule.reason)) in page


@pytest.mark.parametrize("rule", NEVER_TYPED)
def test_form_does_not_ask_what_the_status_refuses(client, rule):
    team = make_team()
    form = form_of(client, team, make_contract(team, rule.status))

    asked = [name for name in rule.fields if name in form.fields]
    assert asked == [] or rule.key in rules.MONEY


@pytest.mark.parametrize("rule", NEVER_TYPED)
def test_what_the_status_refuses_is_refused_with_its_reason_if_posted(client, rule):
    team = make_team()
    protocol = make_contract(team, rule.status)
    form = form_of(client, team, protocol)
    sent = words_of(form) | {name: str(value) for name, value in FILLED[rule.key].items()}

    response = client.post(address(protocol), sent)

    assert response.status_code == 200
    assert escape(rule.reason) in response.text
    protocol.refresh_from_db()
    assert not rules.is_given(protocol, rule)


@pytest.mark.parametrize("rule", [cell for cell in REFUSED if cell.values[0].key in FILLED])
def test_what_the_status_refuses_is_refused_when_drafted(rule):
    team = make_team()
    whole = make_contract(team, rule.status)
    told = {name: getattr(whole, name) for name in rules.fields_of(rule.status)}
    job, helper = make_job(team, status_kind=rule.status), make_helper(team, "Dawit")

    with pytest.raises(Refused) as refusal:
        draft_protocol(helper, job, by=team.manager, at=NOW, **told | FILLED[rule.key])

    assert rule.reason in str(refusal.value)


@pytest.mark.parametrize("rule", [cell for cell in REFUSED if cell.values[0].key in FILLED])
def test_what_the_status_refuses_is_refused_by_the_database(rule):
    protocol = make_contract(make_team(), rule.status)

    with pytest.raises(IntegrityError), transaction.atomic():
        Protocol.objects.filter(pk=protocol.pk).update(**FILLED[rule.key])


@pytest.mark.parametrize("rule", TYPED_REQUIRED)
def test_what_the_status_requires_must_be_there_before_it_is_submitted(rule):
    team = make_team()
    protocol = make_contract(team, rule.status)
    empty_first_field(protocol, rule)

    lacking = missing_of(protocol, [])

    assert len(lacking) == 1
    with pytest.raises(Refused):
        propose(protocol, by=team.manager, at=NOW)


def empty_first_field(protocol, rule):
    names = [name for name in rule.fields if name not in ("starts_on", "ends_on")]
    if rule.fields == rules.WORK_CHECK:
        empty = dict.fromkeys(names) | {"work_document": ""}
    else:
        kind = type(getattr(protocol, names[0]))
        empty = {names[0]: kind() if kind in (str, bool) else None}
    Protocol.objects.filter(pk=protocol.pk).update(**empty)
    protocol.refresh_from_db()


@pytest.mark.parametrize("status", EngagementStatus.values)
def test_contract_that_holds_all_its_status_requires_is_submitted(status):
    team = make_team()
    protocol = make_contract(team, status)

    propose(protocol, by=team.manager, at=NOW)

    assert (protocol.state, protocol.status) == (PROPOSED, status)


@pytest.mark.parametrize("status", EngagementStatus.values)
def test_form_of_a_whole_contract_can_be_sent_back_as_it_is(client, status):
    team = make_team()
    protocol = make_contract(team, status)
    form = form_of(client, team, protocol)

    response = client.post(address(protocol), words_of(form))

    assert response.status_code == 302
    protocol.refresh_from_db()
    assert missing_of(protocol, []) == []


def test_status_of_a_protocol_is_the_one_of_its_mission_and_never_changes():
    protocol = make_contract(make_team(), "intern", state=ACTIVE)

    with pytest.raises(Exception, match="frozen"), transaction.atomic():
        Protocol.objects.filter(pk=protocol.pk).update(status="volunteer")

    assert Protocol.objects.get(pk=protocol.pk).status == protocol.job.status_kind == "intern"
