"""The demonstration, built through the domain's own doors."""

from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from certificates.models import Certificate
from common.journal import broken_links
from common.models import JournalEntry
from monitoring.indicators import figures_of
from monitoring.periods import Period
from peersupport.demo import build
from people.models import Centre, Person, User
from protocols.models import Need, Protocol
from support.models import SupportSession
from tests.factories.people import make_organisation

pytestmark = pytest.mark.django_db


def figures(stage: str, today: date) -> dict[str, Any]:
    """Build one stage, count, and undo it."""
    year = Period(today.year, 1, 12)
    with transaction.atomic():
        call_command("load_content", verbosity=0)
        build(stage, seed=7, scale=1, today=today)
        counted = {
            model.__name__: sorted(model.objects.values_list("state", flat=True))
            for model in (Need, Protocol, SupportSession, Certificate)
        }
        counted["minutes"] = list(
            SupportSession.objects.order_by("held_on", "minutes").values_list("minutes", flat=True)
        )
        counted["people"] = [Centre.objects.count(), User.objects.count(), Person.objects.count()]
        counted["shown"] = [
            row.counts for row in figures_of(Centre.objects.all(), year, today=today)
        ]
        counted["journal"] = [JournalEntry.objects.count(), list(broken_links())]
        transaction.set_rollback(True)
    return counted


@pytest.mark.alike
def test_same_seed_gives_the_same_figures():
    today = timezone.localdate()

    first, second = figures("certified", today), figures("certified", today)

    assert first == second
    assert first["people"] == [2, 27, 71]
    assert 850 <= len(first["minutes"]) <= 950
    assert len([s for s in first["Certificate"] if s not in ("review", "approved")]) == 8
    assert first["journal"][1] == []


@pytest.mark.parametrize(("stage", "protocols", "sessions"), [("needs", 0, 0), ("protocol", 13, 0)])
def test_stages_build_on_each_other(stage, protocols, sessions):
    counted = figures(stage, timezone.localdate())

    assert (len(counted["Protocol"]), len(counted["minutes"])) == (protocols, sessions)


def test_scale_makes_as_many_times_the_centres():
    call_command("load_content", verbosity=0)

    build("needs", seed=7, scale=3, today=timezone.localdate())

    assert (Centre.objects.count(), User.objects.count()) == (6, 81)


def test_seed_refuses_a_database_in_use():
    make_organisation()

    with pytest.raises(CommandError, match="in use"):
        call_command("seed_demo")
