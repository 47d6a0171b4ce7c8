"""A review of a mission: both are heard, once a day, and the helper reads it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates import snapshot
from common.errors import Refused
from support.actions import hold_review
from support.models import Review
from tests.factories.people import make_centre
from tests.factories.programme import make_programme

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def programme():
    return make_programme(make_centre())


def hold(protocol, by, **said):
    now = timezone.now()
    said = {"held_on": now.date(), "said_by_helper": "Bien.", "said_by_referent": "Oui."} | said
    return hold_review(protocol, by=by, at=now, **said)


def test_a_review_keeps_what_both_said(programme):
    review = hold(programme.start(), programme.referent, goals=" Continuer. ")

    assert (review.said_by_helper, review.said_by_referent) == ("Bien.", "Oui.")
    assert review.goals == "Continuer."


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"said_by_helper": " "}, "both"),
        ({"said_by_referent": ""}, "both"),
        ({"held_on": timezone.localdate() + timedelta(days=2)}, "not come"),
        ({"held_on": timezone.localdate() - timedelta(days=400)}, "outside"),
        ({"next_on": timezone.localdate() - timedelta(days=1)}, "comes after"),
    ],
)
def test_a_review_that_does_not_hold_is_refused(programme, changes, why):
    protocol = programme.start()

    with pytest.raises(Refused, match=why):
        hold(protocol, programme.referent, **changes)

    assert Review.objects.count() == 0


def test_a_review_is_noted_once_a_day(programme):
    protocol = programme.start()
    hold(protocol, programme.referent)

    with pytest.raises(Refused, match="already"):
        hold(protocol, programme.referent)


def test_nobody_holds_their_own_review_nor_one_before_all_signed(programme):
    started, draft = programme.start(), programme.draft(programme.open_helper("Baran"))

    with pytest.raises(Refused, match="referent notes it"):
        hold(started, started.helper.person.user)
    with pytest.raises(Refused, match="signed by all"):
        hold(draft, programme.referent)


def test_the_helper_reads_on_the_phone_what_was_noted(client, programme):
    protocol = programme.start()
    hold(protocol, programme.referent, said_by_helper="Je montre le bus.")
    client.force_login(protocol.helper.person.user)

    page = client.get(reverse("support:review-list", args=[protocol.reference]))

    assert "Je montre le bus." in page.text
    assert "/reviews/create/" not in page.text


def test_a_review_is_noted_through_its_page(client, programme):
    protocol = programme.start()
    client.force_login(programme.referent)
    sent = {
        "held_on": timezone.localdate().isoformat(),
        "said_by_helper": "Je montre.",
        "said_by_referent": "Vu.",
    }

    client.post(reverse("support:review-create", args=[protocol.reference]), sent)

    assert Review.objects.get().said_by_helper == "Je montre."


def test_a_certificate_waits_for_a_review(programme):
    protocol, now = programme.start(), timezone.now()
    before = len(snapshot.missing_to_prepare(protocol, at=now))

    hold(protocol, programme.referent)

    assert len(snapshot.missing_to_prepare(protocol, at=now)) == before - 1


def test_the_first_review_of_the_path_is_a_review_as_well(programme):
    protocol, today = programme.start(), timezone.localdate()
    type(protocol.helper).objects.filter(pk=protocol.helper_id).update(first_review_on=today)
    protocol.helper.refresh_from_db()

    assert snapshot.is_reviewed(protocol, at=timezone.now()) is True
