"""Who walks round the methods meets the database."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from protocols.lifecycle import ACTIVE, DRAFT, PROPOSED, JobState, NeedState
from protocols.models import JobDescription, Need, Protocol, Signature
from tests.factories import NOW
from tests.factories.protocols import make_job, make_need, make_protocol, make_team, sign_as

pytestmark = pytest.mark.django_db


def check_forbidden(records, **changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        records.update(**changes)


@pytest.mark.parametrize(
    ("state", "changes"),
    [
        (DRAFT, {"ends_on": date(2026, 1, 1)}),
        (DRAFT, {"first_review_on": date(2027, 1, 1)}),
        (DRAFT, {"state": "signed"}),
        (DRAFT, {"state": PROPOSED}),
        (DRAFT, {"text": {"title": "Sans empreinte"}}),
        (PROPOSED, {"state": ACTIVE}),
        (PROPOSED, {"text_sha256": ""}),
        (PROPOSED, {"in_force_since": NOW}),
        (ACTIVE, {"in_force_since": None}),
    ],
)
def test_protocol_cannot_be_put_in_a_state_it_has_not_earned(state, changes):
    protocol = make_protocol(make_team(), state=state)

    check_forbidden(Protocol.objects.filter(pk=protocol.pk), **changes)


def test_protocol_is_the_only_open_one_of_its_helper_and_mission():
    team = make_team()
    protocol = make_protocol(team)

    with pytest.raises(IntegrityError), transaction.atomic():
        Protocol.objects.create(
            helper=protocol.helper,
            job=protocol.job,
            number="P0-2026-0001",
            starts_on=protocol.starts_on,
            ends_on=protocol.ends_on,
            first_review_on=protocol.first_review_on,
        )


def test_signature_is_given_once_by_each_party_to_each_text():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    signature = sign_as(team, protocol, "helper")

    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(
            protocol=protocol,
            party=signature.party,
            signer=signature.signer,
            signer_name=signature.signer_name,
            statement=signature.statement,
            text_sha256=signature.text_sha256,
            signed_at=NOW,
        )


@pytest.mark.parametrize(
    ("state", "changes"),
    [
        (JobState.DRAFT, {"state": JobState.ADOPTED}),
        (JobState.DRAFT, {"adopted_at": NOW}),
        (JobState.ADOPTED, {"adopted_at": None}),
        (JobState.DRAFT, {"state": "unknown"}),
    ],
)
def test_job_is_adopted_on_a_day_or_not_at_all(state, changes):
    job = make_job(make_team(), state=state)

    check_forbidden(JobDescription.objects.filter(pk=job.pk), **changes)


def test_job_has_one_draft_and_each_version_once():
    team = make_team()
    first = make_job(team, title="Le bus")
    second = make_job(team, title="Le bus")

    check_forbidden(JobDescription.objects.filter(pk=second.pk), version=first.version)
    make_job(team, title="Le marché", state=JobState.DRAFT)
    other = make_job(team, title="L'école", state=JobState.DRAFT)
    check_forbidden(JobDescription.objects.filter(pk=other.pk), title="Le marché")


@pytest.mark.parametrize("changes", [{"state": "unknown"}, {"state": NeedState.PRIORITISED}])
def test_need_cannot_be_put_in_a_state_it_has_not_earned(changes):
    need = make_need(make_team())

    check_forbidden(Need.objects.filter(pk=need.pk), **changes)
