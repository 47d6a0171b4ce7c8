"""Sign many at once: one small job for each certificate, harmless twice."""

import logging
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext, override
from django_tasks import TaskResult, TaskResultStatus, task
from django_tasks.signals import task_finished

from certificates import policies
from certificates.actions.issuing import issue
from certificates.lifecycle import APPROVED
from certificates.models import Batch, BatchItem, Certificate
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import Centre, User

logger = logging.getLogger(__name__)

FAILED, WAITING = BatchItem.State.FAILED, BatchItem.State.WAITING


@transaction.atomic
def start(
    certificates: Collection[Certificate], *, centre: Centre, by: User, at: datetime
) -> Batch:
    """Sign these: each is issued by a job of its own, as it stands now and in no other words.

    :raises Refused: if there is none, or someone was faster for one of them.
    """
    if not certificates:
        raise Refused(gettext("Tick at least one certificate."))
    faster = gettext("Someone was faster: this step is no longer possible.")
    batch = Batch.objects.create(centre=centre, started_at=at, started_by=by)
    for certificate in certificates:
        approved_at = certificate.approved_at
        if (
            certificate.state != APPROVED
            or approved_at is None
            or certificate.protocol.job.centre_id != centre.pk
        ):
            raise OutOfTurn(faster)
        try:
            with transaction.atomic():
                item = BatchItem.objects.create(
                    batch=batch,
                    certificate=certificate,
                    approved_at=approved_at,
                    asked_by=by,
                )
        except IntegrityError as error:  # it waits in another batch
            raise OutOfTurn(faster) from error
        sign.enqueue(item.pk)
    JournalEntry.record(batch, "start", by=by, at=at, details={"certificates": len(certificates)})
    return batch


@transaction.atomic
def retry(batch: Batch, *, by: User, at: datetime) -> int:
    """Sign again those that failed, as they stand now, and return how many.

    :raises Refused: if there is none that can still be signed.
    """
    failed = batch.items.filter(state=FAILED, certificate__state=APPROVED)
    again = [
        item
        for item in failed.select_related("certificate")
        if not BatchItem.objects.filter(certificate=item.certificate, state=WAITING).exists()
        and BatchItem.objects.filter(pk=item.pk, state=FAILED).update(
            state=WAITING,
            approved_at=item.certificate.approved_at,
            asked_by=by,
            reason="",
            ended_at=None,
        )
    ]
    if not again:
        raise Refused(gettext("None of them can be signed again: look at the reasons."))
    for item in again:
        sign.enqueue(item.pk)
    JournalEntry.record(batch, "retry", by=by, at=at, details={"certificates": len(again)})
    return len(again)


@task()
def sign(item_pk: int) -> None:
    """Issue the certificate of an item, or say in one sentence why not."""
    items = BatchItem.objects.select_related("asked_by", "certificate__protocol__job")
    item = items.select_related("certificate__protocol__helper__person").get(pk=item_pk)
    if item.state != WAITING:
        return
    reason = ""
    with override(settings.LANGUAGE_CODE):
        try:
            check_still_signed(item)
            issue(item.certificate, by=item.asked_by, at=timezone.now())
        except Refused as refusal:
            reason = str(refusal)
        except Exception:
            logger.exception("A paper could not be made: item %s", item.pk)
            reason = gettext("The paper could not be made. Try again, then ask who looks after it.")
    item.end(at=timezone.now(), reason=reason)


def check_still_signed(item: BatchItem) -> None:
    """Look whether what was signed is what stands there, and whether who signed still may.

    :raises Refused: naming which of the two is not so.
    """
    certificate = item.certificate
    if not policies.can_issue(item.asked_by, certificate):
        raise Refused(gettext("Who signed no longer manages this centre."))
    if not certificate.is_on_paper() and certificate.approved_at != item.approved_at:
        raise Refused(gettext("The words have changed since they were signed. Read them again."))


@receiver(task_finished)
def give_up(task_result: TaskResult[Any], **kwargs: Any) -> None:
    """Say of a job that ended badly, whatever the cause, that it can be tried again."""
    is_ours = task_result.task.module_path == sign.module_path
    if is_ours and task_result.status == TaskResultStatus.FAILED:
        item = BatchItem.objects.filter(pk=task_result.args[0]).first()
        with override(settings.LANGUAGE_CODE):
            reason = gettext("The work was interrupted several times. Try again.")
        if item:
            item.end(at=timezone.now(), reason=reason)
