"""Opening the file of a person as a peer helper."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from helpers.models import PeerHelper
from people.models import Person, User


@transaction.atomic
def open_file(
    person: Person, *, referent: User, tie: str, by: User, at: datetime, **fields: Any
) -> PeerHelper:
    """Open the file of a person as a peer helper. Only adults (P30): a constraint says so.

    :raises Refused: if this person has a file already.
    """
    helper, is_new = PeerHelper.objects.get_or_create(
        person=person, defaults={"referent": referent, "tie": tie, **fields}
    )
    if not is_new:
        raise Refused(gettext("This person already has a file."))
    JournalEntry.record(helper, "open", by=by, at=at)
    return helper
