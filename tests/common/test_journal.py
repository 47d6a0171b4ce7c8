import pytest
from django.db import DatabaseError, transaction

from common.journal import broken_links, history_of
from common.models import AccessEntry, JournalEntry
from tests.factories import NOW
from tests.factories.people import make_person, make_user

pytestmark = pytest.mark.django_db


def test_journal_tells_the_newest_first():
    person = make_person()

    JournalEntry.record(person, "rename", by=None, at=NOW)

    assert [entry.action for entry in history_of(person)] == ["rename", "welcome"]


def test_journal_is_a_chain_without_a_gap():
    for _ in range(3):
        make_person()

    numbers = list(JournalEntry.objects.order_by("number").values_list("number", flat=True))

    assert numbers == list(range(1, len(numbers) + 1))
    assert list(broken_links()) == []


def test_journal_chain_names_the_entry_that_was_forged():
    person = make_person()
    genuine = JournalEntry.objects.order_by("number").last()
    JournalEntry.objects.create(
        number=genuine.number + 1,
        at=NOW,
        record_type="people.person",
        record_reference=person.reference,
        action="forged",
        previous_digest=genuine.digest,
        digest="0" * 64,
    )

    assert list(broken_links()) == [genuine.number + 1]


CHANGES = {
    "update": lambda entries: entries.update(action="forged"),
    "delete": lambda entries: entries._raw_delete(entries.db),
}


@pytest.mark.parametrize("book", [JournalEntry, AccessEntry])
@pytest.mark.parametrize("change", CHANGES)
def test_books_refuse_to_be_changed_by_the_database_itself(book, change):
    person = make_person()
    AccessEntry.record(person, by=make_user())
    before = list(book.objects.order_by("pk").values())
    forge = CHANGES[change]

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        forge(book.objects.all())

    assert list(book.objects.order_by("pk").values()) == before
