"""What still lacks before a helper starts (C9), and before a session counts (C8, 3.23).

Trainings are offered, never asked for: confidentiality alone is a condition (3.25).
"""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from helpers.models import PeerHelper, TrainingRecord
from protocols.models import Protocol
from protocols.selectors.charter import is_signed


class Missing(models.TextChoices):
    """One condition of the start, said as what is to be done."""

    REFERENT = "referent", _("name a referent")
    PROTOCOL = "protocol", _("a protocol in force")
    CHARTER = "charter", _("the confidentiality charter, signed")
    CONF = "conf", _("the training on confidentiality, validated")


def missing_for_session(helper: PeerHelper, *, on: date) -> list[Missing]:
    """Return what lacks for a session of that day: the charter, the training."""
    missing = []
    if not is_signed(helper, on=on):
        missing.append(Missing.CHARTER)
    if not TrainingRecord.objects.filter(helper=helper).confidentiality(on=on).exists():
        missing.append(Missing.CONF)
    return missing


def missing_to_start(helper: PeerHelper, *, on: date) -> list[Missing]:
    """Return what lacks before the mission starts, in the order it is done."""
    missing = []
    if helper.referent_id is None or not helper.referent.is_active:
        missing.append(Missing.REFERENT)
    if not Protocol.objects.in_force().filter(helper=helper).exists():
        missing.append(Missing.PROTOCOL)
    return missing + missing_for_session(helper, on=on)
