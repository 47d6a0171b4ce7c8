"""Many certificates signed at once: each by itself, as it stood, once."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from certificates.actions import batches, issue, notices
from certificates.actions.register import lease
from certificates.models import Batch, BatchItem, Certificate, Notice, RegisterLine
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import Membership, Role
from tests.factories.certificates import make_certificate, make_served_protocol, take
from tests.factories.people import make_centre, make_user
from tests.factories.programme import make_programme
from tests.seasons import approved

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme(make_centre())


@pytest.fixture
def queue(settings):
    """Let jobs wait, to be done when the test says so."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def certificates_of(keys):
    return list(Certificate.objects.for_list().filter(pk__in=keys))


def start(programme, certificates):
    return batches.start(
        certificates, centre=programme.centre, by=programme.manager, at=timezone.now()
    )


def counts_of(batch):
    found = Batch.objects.for_list().get(pk=batch.pk)
    return found.waiting_count, found.done_count, found.failed_count


def test_all_that_are_ticked_are_issued(programme):
    keys = approved(programme, 3)

    batch = start(programme, certificates_of(keys))

    issued = Certificate.objects.filter(pk__in=keys, state="issued").order_by("number")
    assert [c.number[-4:] for c in issued if c.number] == ["0001", "0002", "0003"]
    assert {c.issued_by for c in issued} == {programme.manager}
    assert counts_of(batch) == (0, 3, 0)


def test_a_batch_is_one_job_for_each_certificate(programme, queue):
    keys = approved(programme, 3)

    batch = start(programme, certificates_of(keys))

    assert DBTaskResult.objects.count() == 3
    assert counts_of(batch) == (3, 0, 0)
    assert JournalEntry.of(batch).get().details == {"certificates": 3}


def test_a_batch_of_nothing_is_refused(programme):
    with pytest.raises(Refused, match="Tick at least one"):
        start(programme, [])


def test_what_is_not_approved_is_not_signed(programme):
    certificate = make_certificate(state="review", programme=programme)

    with pytest.raises(OutOfTurn):
        start(programme, [certificate])

    assert Batch.objects.count() == 0


def test_a_certificate_of_another_centre_is_not_signed(programme):
    elsewhere = make_programme(make_centre("Ailleurs"))
    certificate = make_certificate(state="approved", programme=elsewhere)

    with pytest.raises(OutOfTurn):
        start(programme, [certificate])


def test_a_certificate_waits_in_one_batch_only(programme, queue):
    certificates = certificates_of(approved(programme, 2))
    start(programme, certificates)

    with pytest.raises(OutOfTurn):
        start(programme, certificates[:1])

    assert (Batch.objects.count(), DBTaskResult.objects.count()) == (1, 2)


def test_a_job_run_twice_issues_once(programme, queue):
    (key,) = approved(programme, 1)
    item = start(programme, certificates_of([key])).items.get()

    batches.sign.call(item.pk)
    first = Certificate.objects.get(pk=key)
    BatchItem.objects.filter(pk=item.pk).update(state="waiting", ended_at=None)
    batches.sign.call(item.pk)

    again = Certificate.objects.get(pk=key)
    assert (again.number, again.paper_sha256) == (first.number, first.paper_sha256)
    assert RegisterLine.objects.count() == 1


def test_words_that_changed_since_the_click_are_not_signed(programme, queue):
    (key,) = approved(programme, 1)
    item = start(programme, certificates_of([key])).items.get()
    Certificate.objects.filter(pk=key).update(approved_at=timezone.now())

    batches.sign.call(item.pk)

    item.refresh_from_db()
    assert (item.state, Certificate.objects.get(pk=key).state) == ("failed", "approved")
    assert RegisterLine.objects.count() == 0


def test_who_no_longer_manages_the_centre_signs_nothing_more(programme, queue):
    (key,) = approved(programme, 1)
    item = start(programme, certificates_of([key])).items.get()
    Membership.objects.filter(user=programme.manager).update(ends_on="2020-01-02")

    batches.sign.call(item.pk)

    item.refresh_from_db()
    assert (item.state, Certificate.objects.get(pk=key).state) == ("failed", "approved")


def test_one_that_fails_says_why_and_the_others_go_on(programme):
    bad, *good = certificates_of(approved(programme, 3))
    bad.facts["holder"]["name"] = "Amina 😀"
    Certificate.objects.filter(pk=bad.pk).update(facts=bad.facts)

    batch = start(programme, [bad, *good])

    failed = batch.items.get(state="failed")
    assert (failed.certificate, counts_of(batch)) == (bad, (0, 2, 1))
    assert "😀" in failed.reason
    assert sorted(RegisterLine.objects.values_list("place", flat=True)) == [1, 2]


def test_failed_ones_are_tried_again_and_signed_by_who_says_so(programme):
    (key,) = approved(programme, 1)
    facts = Certificate.objects.get(pk=key).facts
    bad = facts | {"holder": facts["holder"] | {"name": "Amina 😀"}}
    Certificate.objects.filter(pk=key).update(facts=bad)
    batch = start(programme, certificates_of([key]))
    deputy = make_user(Role.MANAGER, programme.centre)
    Certificate.objects.filter(pk=key).update(facts=facts, approved_at=timezone.now())

    assert batches.retry(batch, by=deputy, at=timezone.now()) == 1

    certificate = Certificate.objects.get(pk=key)
    assert (certificate.state, certificate.issued_by) == ("issued", deputy)
    assert counts_of(batch) == (0, 1, 0)


def test_what_can_no_longer_be_signed_is_not_tried_again(programme):
    (key,) = approved(programme, 1)
    batch = start(programme, certificates_of([key]))

    with pytest.raises(Refused, match="None of them"):
        batches.retry(batch, by=programme.manager, at=timezone.now())


def test_a_job_that_ends_badly_is_told_at_its_item(programme, queue):
    (key,) = approved(programme, 1)
    item = start(programme, certificates_of([key])).items.get()
    job = DBTaskResult.objects.get()
    job.set_failed(MemoryError())

    batches.give_up(task_result=job.task_result)

    item.refresh_from_db()
    assert item.state == "failed"
    assert item.reason != ""


def test_the_holder_gets_one_mail_without_a_name(programme):
    (key,) = approved(programme, 1)

    start(programme, certificates_of([key]))
    notices.send.call(Notice.objects.get().pk)

    (letter,) = mail.outbox
    certificate = Certificate.objects.for_list().get(pk=key)
    assert letter.to == [certificate.protocol.helper.person.user.email]
    assert "Amina" not in letter.subject + letter.body
    assert certificate.get_absolute_url() in letter.body


def test_a_mail_that_was_claimed_by_a_killed_worker_is_not_sent_again(programme, queue):
    (key,) = approved(programme, 1)
    issue(certificates_of([key])[0], by=programme.manager, at=timezone.now())
    notice = Notice.objects.get()
    notice.claim(at=timezone.now())

    assert notices.send.call(notice.pk) is False

    assert mail.outbox == []


def test_a_mail_that_cannot_leave_keeps_nothing_from_being_issued(programme, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nothing listens there
    (key,) = approved(programme, 1)

    start(programme, certificates_of([key]))

    notice = Notice.objects.get()
    assert Certificate.objects.get(pk=key).state == "issued"
    assert (notice.claimed_at, notice.sent_at) == (None, None)


def test_a_mail_server_that_is_away_is_tried_again_later(programme, queue, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    (key,) = approved(programme, 1)
    issue(certificates_of([key])[0], by=programme.manager, at=timezone.now())
    notice = Notice.objects.get()

    assert notices.send.call(notice.pk) is False

    first, again = DBTaskResult.objects.order_by("enqueued_at")
    assert again.args_kwargs == first.args_kwargs
    assert again.run_after > timezone.now()


def test_who_has_no_address_gets_no_mail(programme):
    certificate = make_certificate(state="approved", programme=programme)

    issue(certificate, by=programme.manager, at=timezone.now())

    assert Notice.objects.count() == 0


def test_the_number_of_one_that_is_no_longer_to_sign_serves_the_next(programme):
    first = make_certificate(state="approved", programme=programme)
    line = lease(first, at=timezone.now())
    take("cancel", first, programme)
    second = make_certificate(
        state="issued", programme=programme, protocol=make_served_protocol(programme, "Dawit")
    )

    assert (line.place, second.number) == (1, line.number)
    assert RegisterLine.objects.count() == 1


def test_the_number_is_kept_from_one_try_to_the_next(programme):
    certificate = make_certificate(state="approved", programme=programme)
    first, again = (lease(certificate, at=timezone.now()) for _ in range(2))

    assert (first.pk, first.number) == (again.pk, again.number)


@pytest.mark.parametrize("wrong", [{"reason": "Non"}, {"state": "done"}, {"state": "failed"}])
def test_an_item_is_ended_with_a_reason_if_and_only_if_it_failed(programme, queue, wrong):
    start(programme, certificates_of(approved(programme, 1)))

    with pytest.raises(IntegrityError), transaction.atomic():
        BatchItem.objects.update(**wrong)
