"""The start of a mission: called by whatever happened last (C9)."""

from datetime import datetime

from django.utils import timezone

from helpers.lifecycle import ONBOARDING, POTENTIAL
from helpers.models import PeerHelper
from people.models import User
from protocols.selectors.start import missing_to_start


def start_if_ready(helper: PeerHelper, *, by: User, at: datetime) -> bool:
    """Make a helper active once nothing lacks; tell whether that happened.

    The last signature of a protocol, the charter, and the training each call it.
    """
    helper.refresh_from_db(fields=["state"])
    if helper.state not in (POTENTIAL, ONBOARDING):
        return False
    if missing_to_start(helper, on=timezone.localdate(at)):
        return False
    helper.activate(missing=[], by=by, at=at)
    return True
