"""How long a candidacy is kept (P04): withdrawn, its voice goes at once; ended, all of it later."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError
from django.utils import timezone

from common import storage
from common.models import JournalEntry
from helpers.models import PeerHelper
from programmes.actions.candidacy import months_before, purge, withdraw
from programmes.lifecycle import CandidacyState
from programmes.models import Candidacy
from tests.factories import NOW
from tests.factories.candidacy import hold_interview, make_candidacy, make_panel, make_voice
from tests.factories.people import make_centre

INTEREST, INTERVIEW_DONE, ACCEPTED, REDIRECTED, DECLINED, WITHDRAWN = CandidacyState

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    return make_centre()


@pytest.fixture
def panel(centre):
    return make_panel(centre)


def test_withdrawal_asks_no_reason_and_deletes_the_recording_at_once(
    centre, django_capture_on_commit_callbacks
):
    voice = make_voice(pitch=441)
    candidacy = make_candidacy(centre=centre, channel="audio", recording=voice, message="")
    name = candidacy.audio

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(candidacy, by=None, at=NOW)

    assert (candidacy.state, candidacy.audio) == (WITHDRAWN, "")
    with pytest.raises(FileNotFoundError):
        storage.read(name)


@pytest.mark.parametrize(
    ("at", "months", "before"),
    [
        (datetime(2026, 8, 31, tzinfo=UTC), 6, datetime(2026, 2, 28, tzinfo=UTC)),
        (datetime(2026, 3, 15, tzinfo=UTC), 6, datetime(2025, 9, 15, tzinfo=UTC)),
        (datetime(2026, 12, 1, tzinfo=UTC), 24, datetime(2024, 12, 1, tzinfo=UTC)),
    ],
)
def test_months_are_counted_by_the_calendar(at, months, before):
    assert months_before(at, months) == before


def test_opening_the_file_deletes_the_recording(centre, panel, django_capture_on_commit_callbacks):
    voice = {"channel": "audio", "recording": make_voice(pitch=443), "message": ""}

    with django_capture_on_commit_callbacks(execute=True):
        accepted = make_candidacy(ACCEPTED, centre, panel, **voice)

    accepted.refresh_from_db()
    assert (accepted.audio, accepted.ended_at) == ("", NOW)
    with pytest.raises(FileNotFoundError):
        storage.read(storage.digest_of(voice["recording"]))


@pytest.mark.parametrize("state", [WITHDRAWN, ACCEPTED])
def test_database_keeps_no_recording_that_has_served(state, centre, panel):
    candidacy = make_candidacy(state, centre, panel)

    with pytest.raises(IntegrityError):
        Candidacy.objects.filter(pk=candidacy.pk).update(audio="a" * 64)


def test_purge_deletes_after_six_months_with_the_recording(
    centre, panel, django_capture_on_commit_callbacks
):
    voice = {"channel": "audio", "recording": make_voice(pitch=442), "message": ""}
    old = make_candidacy(DECLINED, centre, panel, **voice)
    name, later = old.audio, NOW + timedelta(days=184)
    kept = make_candidacy(DECLINED, centre, panel, at=later - timedelta(days=100))

    assert purge(at=later, commit=False) == 1
    assert Candidacy.objects.count() == 2
    with django_capture_on_commit_callbacks(execute=True):
        assert purge(at=later, commit=True) == 1

    assert list(Candidacy.objects.all()) == [kept]
    assert JournalEntry.of(old).last().action == "purge"
    with pytest.raises(FileNotFoundError):
        storage.read(name)


@pytest.mark.parametrize("state", CandidacyState)
def test_purge_deletes_whatever_became_of_it(state, centre, panel):
    make_candidacy(state, centre, panel)

    assert purge(at=NOW + timedelta(days=150), commit=True) == 0
    assert purge(at=NOW + timedelta(days=200), commit=True) == 1
    assert Candidacy.objects.count() == 0


def test_purge_waits_for_who_was_met_lately(centre, panel):
    candidacy = make_candidacy(INTEREST, centre, panel)
    met = NOW + timedelta(days=170)
    hold_interview(candidacy, panel, at=met)

    assert purge(at=NOW + timedelta(days=200), commit=True) == 0
    assert purge(at=met + timedelta(days=190), commit=True) == 1


def test_purge_of_an_accepted_one_leaves_the_file_of_the_helper(centre, panel):
    helper = make_candidacy(ACCEPTED, centre, panel).helper

    purge(at=NOW + timedelta(days=200), commit=True)

    assert PeerHelper.objects.get() == helper


def test_purge_command_is_dry_unless_told(centre, panel):
    make_candidacy(WITHDRAWN, centre, panel, at=timezone.now() - timedelta(days=400))
    said = StringIO()

    call_command("purge_candidacies", stdout=said)
    assert Candidacy.objects.count() == 1
    call_command("purge_candidacies", "--commit", stdout=said)

    assert Candidacy.objects.count() == 0
    assert said.getvalue().splitlines() == [
        "Candidacies over 6 months: 1 to delete (nothing done: add --commit).",
        "Candidacies over 6 months: 1 deleted.",
    ]
