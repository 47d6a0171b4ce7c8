"""The pages of batches: tick, sign, follow, try again."""

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates.models import Batch, BatchItem, Certificate
from common import jobs
from people.models import Membership, Role
from tests.factories.certificates import make_certificate, make_served_protocol
from tests.factories.people import make_centre, make_user
from tests.factories.programme import make_programme
from tests.seasons import approved

pytestmark = pytest.mark.django_db
PAGE = reverse("certificates:batch-create")


@pytest.fixture
def programme():
    return make_programme(make_centre())


@pytest.fixture
def manager_client(client, programme):
    client.force_login(programme.manager)
    return client


@pytest.fixture
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def references_of(keys):
    found = Certificate.objects.filter(pk__in=keys).order_by("pk")
    return [str(reference) for reference in found.values_list("reference", flat=True)]


def test_everything_ready_is_ticked_at_first(manager_client, programme):
    keys = approved(programme, 3)

    page = manager_client.get(PAGE).content.decode()

    # The one that the others are twins of is ready as well.
    assert page.count(" checked") == len(keys) + 1


def test_only_what_is_ticked_is_signed(manager_client, programme):
    first, second, third = references_of(approved(programme, 3))

    response = manager_client.post(PAGE, {"certificates": [first, third]})

    states = {
        str(one.reference): one.state
        for one in Certificate.objects.filter(reference__in=[first, second, third])
    }
    assert states == {first: "issued", second: "approved", third: "issued"}
    assert response.url == Batch.objects.get().get_absolute_url()


def test_nothing_ticked_is_told_and_the_boxes_stay_empty(manager_client, programme):
    approved(programme, 2)

    page = manager_client.post(PAGE, {}).content.decode()

    assert "Tick at least one certificate." in page
    assert page.count(" checked") == 0


def test_what_is_not_ready_cannot_be_slipped_in(manager_client, programme):
    certificate = make_certificate(state="review", programme=programme)

    page = manager_client.post(PAGE, {"certificates": [str(certificate.reference)]})

    certificate.refresh_from_db()
    assert (page.status_code, certificate.state) == (200, "review")


def test_nobody_signs_their_own(manager_client, programme):
    protocol = make_served_protocol(programme)
    certificate = make_certificate(state="approved", programme=programme, protocol=protocol)
    person = certificate.protocol.helper.person
    type(person).objects.filter(pk=person.pk).update(user=programme.manager)

    page = manager_client.get(PAGE)

    assert page.context["form"].ready == []


def test_what_waits_in_a_batch_is_not_offered_again(manager_client, programme, queue):
    references = references_of(approved(programme, 2))
    manager_client.post(PAGE, {"certificates": references})

    page = manager_client.get(PAGE)

    assert [str(c.reference) in references for c in page.context["form"].ready] == [False]


def test_who_manages_two_centres_signs_for_one_at_a_time(client):
    here = make_programme(make_centre("Les Tilleuls"))
    there = make_centre("Le Port", here.centre.organisation)
    Membership.objects.create(
        user=here.manager,
        organisation=there.organisation,
        centre=there,
        role=Role.MANAGER,
        starts_on="2020-01-01",
    )
    client.force_login(here.manager)
    approved(here, 1)

    pages = [client.get(PAGE, {"centre": str(c.reference)}) for c in (here.centre, there)]

    assert [len(page.context["form"].ready) for page in pages] == [2, 0]


def test_while_it_runs_the_page_is_followed_and_offers_a_link(manager_client, programme, queue):
    manager_client.post(PAGE, {"certificates": references_of(approved(programme, 2))})
    jobs.beat("someone", at=timezone.now())

    page = manager_client.get(Batch.objects.get().get_absolute_url()).content.decode()

    assert "data-follow" in page
    assert "js/follow.js" in page
    assert "data-without-script" in page
    assert "0 of 2" in page
    assert "Nothing is at work" not in page


def test_a_batch_that_nobody_works_at_says_so(manager_client, programme, queue):
    manager_client.post(PAGE, {"certificates": references_of(approved(programme, 1))})

    page = manager_client.get(Batch.objects.get().get_absolute_url()).content.decode()

    assert "Nothing is at work" in page


def test_once_over_the_page_is_left_alone(manager_client, programme):
    manager_client.post(PAGE, {"certificates": references_of(approved(programme, 2))})

    page = manager_client.get(Batch.objects.get().get_absolute_url()).content.decode()

    assert "data-follow" not in page
    assert "2 of 2" in page


def test_failed_ones_stand_first_with_their_reason_and_can_be_signed_again(
    manager_client, programme, queue
):
    manager_client.post(PAGE, {"certificates": references_of(approved(programme, 2))})
    batch = Batch.objects.get()
    first, last = BatchItem.objects.order_by("pk")
    first.end(at=timezone.now())
    last.end(at=timezone.now(), reason="The reason.")

    page = manager_client.get(batch.get_absolute_url())
    manager_client.post(reverse("certificates:batch-retry", args=[batch.reference]))

    assert [item.pk for item in page.context["page"]] == [last.pk, first.pk]
    assert "The reason." in page.content.decode()
    last.refresh_from_db()
    assert (last.state, last.reason) == ("waiting", "")


def test_a_list_of_batches_tells_how_each_stands(manager_client, programme):
    manager_client.post(PAGE, {"certificates": references_of(approved(programme, 2))})

    page = manager_client.get(reverse("certificates:batch-list")).content.decode()

    assert "2 of 2" in page


def test_the_list_of_certificates_leads_managers_there(client, programme):
    pages = []
    for who in (programme.manager, make_user(Role.SOCIAL_WORKER, programme.centre)):
        client.force_login(who)
        pages.append(client.get(reverse("certificates:certificate-list")).content.decode())

    assert [PAGE in page for page in pages] == [True, False]
