"""The history of a record, as its History tab shows it."""

from collections.abc import Iterator

from common.models import Addressed, JournalEntry


def history_of(record: Addressed) -> list[JournalEntry]:
    """Return what happened to this record, the newest first."""
    return list(JournalEntry.of(record).reverse())


def broken_links() -> Iterator[int]:
    """Yield the number of each journal entry that does not follow from the one before it."""
    previous, number = "", 0
    for entry in JournalEntry.objects.order_by("number").iterator():
        number += 1
        sound = (entry.number, entry.previous_digest) == (number, previous)
        if not sound or entry.digest != entry.computed_digest():
            yield entry.number
        previous, number = entry.digest, entry.number
