"""Workers that are killed lose nothing and double nothing. The whole: `python -m bench kill`."""

import pytest
from django.utils import timezone

from certificates.actions import batches
from certificates.models import Certificate
from tests.factories.people import make_centre
from tests.factories.programme import make_programme
from tests.seasons import approved
from tests.workers import Crew, found_after, kill_through

MANY, KILLS = 20, 4


@pytest.mark.django_db(transaction=True)
def test_killed_workers_lose_nothing_and_double_nothing(settings, tmp_path):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    mailbox = tmp_path / "mails"
    programme = make_programme(make_centre())
    keys = approved(programme, MANY)
    certificates = list(Certificate.objects.for_list().filter(pk__in=keys))
    batch = batches.start(
        certificates, centre=programme.centre, by=programme.manager, at=timezone.now()
    )

    with Crew(mailbox) as crew:
        kill_through(batch, crew, many=MANY, kills=KILLS, seconds=240, seed=MANY)

    found = found_after(batch, mailbox)
    assert (found["papers"], found["numbers"], found["gaps"]) == (MANY, MANY, 0)
    assert found["lines_in_the_register"] == MANY
    assert found["mails_twice"] == 0
    assert MANY - KILLS <= found["mails"] <= MANY
