"""A helper who may start and log sessions: charter signed, confidentiality learnt (C8, C9)."""

from datetime import UTC, datetime

from django.utils import timezone

from helpers import starter as helpers_starter
from helpers.actions import record_training
from helpers.models import CONF, PeerHelper, TrainingModule, TrainingRecord
from people.models import User
from protocols import starter as protocols_starter
from protocols.actions.charter import sign_charter
from protocols.actions.start import start_if_ready
from protocols.models import CharterSignature
from protocols.selectors.charter import current_version

LONG_AGO = datetime(2020, 1, 6, 10, 0, tzinfo=UTC)


def make_ready(helper: PeerHelper, *, at: datetime = LONG_AGO) -> PeerHelper:
    """Sign the charter and validate the training at that moment; the helper starts if they can."""
    make_signed(helper, at=at)
    make_trained(helper, at=at)
    start_if_ready(helper, by=helper.referent, at=timezone.now())
    return helper


def make_signed(whom: PeerHelper | User, *, at: datetime = LONG_AGO) -> CharterSignature:
    protocols_starter.load_charter()
    charter = current_version()
    by = whom
    if isinstance(whom, PeerHelper):
        by = whom.person.user or whom.referent
    return sign_charter(
        whom,
        version=charter.version,
        text_sha256=charter.text_sha256,
        explained_by="Chloé Lambert",
        language="fra",
        witness="Inès Carvalho",
        by=by,
        at=at,
    )


def make_trained(helper: PeerHelper, *, at: datetime = LONG_AGO) -> TrainingRecord:
    helpers_starter.load_trainings()
    record = record_training(
        helper,
        module=TrainingModule.objects.get(code=CONF),
        held_on=timezone.localdate(at),
        by=helper.referent,
        at=at,
    )
    record.validate(by=helper.referent, at=at)
    return record
