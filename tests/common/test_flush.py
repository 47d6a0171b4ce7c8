import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from common.models import JournalEntry
from tests.factories import NOW
from tests.factories.people import make_centre, make_user


@pytest.mark.django_db(transaction=True)
def test_flush_between_tests_empties_the_journal_and_leaves_it_guarded():
    make_user(centre=make_centre())

    call_command("flush", interactive=False, verbosity=0)
    assert list(JournalEntry.objects.all()) == []

    entry = JournalEntry.record(make_centre(), "open", by=None, at=NOW)
    assert entry.number == 1
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.delete()
