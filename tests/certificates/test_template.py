import pytest
from django.urls import reverse
from django.utils import timezone

from certificates import actions
from certificates.lifecycle import VersionState
from certificates.models import Certificate, TemplateVersion
from certificates.selectors.templates import differences
from common.errors import Refused
from people.models import Role
from tests.factories.certificates import make_served_protocol, make_version
from tests.factories.people import make_centre, make_organisation, make_user
from tests.factories.programme import make_programme
from tests.factories.rounds import make_workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop():
    return make_workshop(opened=False)


def publish(workshop):
    actions.publish(workshop.version, by=workshop.manager, at=timezone.now())
    return workshop.version


def visible(user):
    return set(TemplateVersion.objects.visible_to(user))


# Making


def test_first_blocks_of_a_template_may_be_published(workshop):
    version = publish(workshop)

    assert version.state == VersionState.PUBLISHED
    assert [block["kind"] for block in version.blocks][:2] == ["heading", "holder"]


def test_copy_has_the_words_and_leaves_the_other_as_it_is(workshop):
    made = actions.create_template(
        workshop.centre,
        title="Copie",
        made_from=workshop.version,
        by=workshop.worker,
        at=timezone.now(),
    )

    assert made.blocks == workshop.version.blocks
    assert made.template != workshop.version.template
    assert made.made_from == workshop.version


def test_next_version_opens_once(workshop):
    version = publish(workshop)
    actions.renew(version, by=workshop.manager, at=timezone.now())

    with pytest.raises(Refused, match="open already"):
        actions.renew(version, by=workshop.manager, at=timezone.now())

    assert list(version.template.versions.values_list("number", flat=True)) == [1, 2]


def test_a_draft_has_no_next_version(workshop):
    with pytest.raises(Refused, match="Only a published"):
        actions.renew(workshop.version, by=workshop.manager, at=timezone.now())


# Sharing


def test_template_of_a_centre_is_seen_elsewhere_once_it_is_shared():
    organisation = make_organisation()
    workshop = make_workshop(make_centre("Ici", organisation), opened=False)
    elsewhere = make_user(Role.MANAGER, make_centre("Là", organisation))
    version = publish(workshop)
    before = visible(elsewhere)

    actions.share_template(version, by=workshop.manager, at=timezone.now())

    assert (before, visible(elsewhere)) == (set(), {version})


def test_draft_is_not_shared(workshop):
    with pytest.raises(Refused, match="once it is published"):
        actions.share_template(workshop.version, by=workshop.manager, at=timezone.now())


def test_headquarters_see_what_is_published_and_no_draft(workshop):
    elise = make_user(Role.HEADQUARTERS, workshop.centre)
    before = visible(elise)

    version = publish(workshop)

    assert (before, visible(elise)) == (set(), {version})


def test_template_of_another_centre_makes_no_certificate_here():
    organisation = make_organisation()
    there = make_workshop(make_centre("Là", organisation), opened=False)
    programme = make_programme(make_centre("Ici", organisation))
    protocol = make_served_protocol(programme)

    with pytest.raises(Refused, match="another centre"):
        actions.prepare(protocol, version=publish(there), by=programme.referent, at=timezone.now())

    assert not Certificate.objects.exists()


def test_certificate_names_the_authors_who_agreed():
    programme = make_programme(make_centre())
    protocol, version = make_served_protocol(programme), make_version(programme)
    workshop = make_workshop(programme.centre)
    taking = workshop.taking(workshop.helper)
    told = {"by": workshop.helper, "at": timezone.now()}
    actions.tell_credit(taking, name="Amina R.", on_certificates=True, **told)
    version.authors.add(taking)

    certificate = actions.prepare(
        protocol, version=version, by=programme.referent, at=timezone.now()
    )

    assert certificate.facts["template_authors"] == "Amina R."


# Comparing


def said(**words):
    return [{"key": key, "kind": "paragraph", "text": text} for key, text in words.items()]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (said(a="Un"), said(a="Un"), []),
        (said(a="Un"), said(a="Un", b="Deux"), ["Added: “Deux”."]),
        (said(a="Un", b="Deux"), said(a="Un"), ["Removed: “Deux”."]),
        (said(a="Un"), said(a="Deux"), ["Changed: “Un” has become “Deux”."]),
        (said(a="Un", b="Deux", c="Trois"), said(b="Deux", c="Trois", a="Un"), ["Moved: “Un”."]),
        (said(a="Un"), [{**said(a="Un")[0], "hidden": True}], ["Removed: “Un”."]),
    ],
)
def test_differences_are_told_in_sentences(before, after, told):
    assert [sentence for _sign, sentence in differences(before, after)] == told


def test_compare_page_tells_what_changed_since_the_copy(client, workshop):
    made = actions.create_template(
        workshop.centre,
        title="Copie",
        made_from=workshop.version,
        by=workshop.worker,
        at=timezone.now(),
    )
    made.blocks = [*made.blocks, {"key": "b", "kind": "paragraph", "text": "Merci à tous."}]
    made.save()
    client.force_login(workshop.worker)

    page = client.get(reverse("certificates:template-compare", args=[made.reference]))

    assert [sentence for _sign, sentence in page.context["changes"]] == ["Added: “Merci à tous”."]
