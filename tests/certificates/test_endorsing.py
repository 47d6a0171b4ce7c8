"""What others say: from the four groups, without the name of a person supported, by choice."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from certificates import actions
from certificates.models import Endorsement
from common.errors import Refused
from people.models import Role
from tests.certificates.pages import address, holder_of
from tests.factories.certificates import make_certificate
from tests.factories.people import make_centre, make_user
from tests.factories.programme import make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme(make_centre())


def ask(certificate, of, by=None):
    by = by or holder_of(certificate)
    return actions.ask_for_words(certificate, of=of, by=by, at=timezone.now())


def note(certificate, programme, group="supported", text="Elle écoute.", **more):
    by = programme.referent
    return actions.note_words(certificate, group=group, text=text, by=by, at=timezone.now(), **more)


def give(endorsement, text="Il tient parole."):
    by = endorsement.asked_of
    actions.give_words(endorsement, text=text, by=by, at=timezone.now())


def said(certificate):
    certificate.refresh_from_db()
    return [one["text"] for one in certificate.facts["endorsements"]]


def test_the_group_follows_who_is_asked(programme):
    certificate = make_certificate(programme=programme)

    groups = [ask(certificate, who).group for who in (programme.referent, programme.manager)]

    assert groups == ["team", "management"]


def test_words_given_while_it_is_written_are_in_the_draft(programme):
    certificate = make_certificate(programme=programme)
    note(certificate, programme)

    give(ask(certificate, programme.referent))

    assert said(certificate) == ["Il tient parole.", "Elle écoute."]
    endorsement = Endorsement.objects.get(group="team")
    assert (endorsement.signer, endorsement.said_on) == (
        programme.referent.name,
        timezone.localdate(),
    )


def test_words_asked_after_the_approval_wait_for_the_holders_choice(programme):
    certificate = make_certificate(state="approved", programme=programme)
    asked = ask(certificate, programme.referent)
    give(asked)
    noted = note(certificate, programme)
    before = said(certificate), certificate.state

    at, by = timezone.now(), holder_of(certificate)
    actions.choose_words(certificate, chosen=[str(noted.reference)], by=by, at=at)

    assert before == ([], "endorsing")
    assert said(certificate) == ["Il tient parole.", "Elle écoute."]
    assert (certificate.state, certificate.hidden) == ("approved", ["endorsements.0"])


def test_one_may_go_on_without_words_of_others(programme):
    certificate = make_certificate(state="endorsing", programme=programme)

    certificate.move("skip", by=programme.referent, at=timezone.now())

    assert (certificate.state, said(certificate)) == ("approved", [])


def test_nobody_issues_while_words_are_awaited(programme):
    certificate = make_certificate(state="endorsing", programme=programme)

    with pytest.raises(Refused):
        actions.issue(certificate, by=programme.manager, at=timezone.now())


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"signer": "Mariam"}, "without their name"),
        ({"group": "team"}, "ask them"),
        ({"group": "management"}, "ask them"),
        ({"text": " "}, "one or two"),
        ({"text": "Au CADA, elle aide."}, "CADA"),
        ({"said_on": timezone.localdate() + timedelta(days=3)}, "not come"),
    ],
)
def test_words_that_may_not_be_noted_are_refused(programme, changes, why):
    certificate = make_certificate(programme=programme)

    with pytest.raises(Refused, match=why):
        note(certificate, programme, **changes)

    assert Endorsement.objects.count() == 0


def test_a_volunteer_may_be_named_here_and_never_on_the_paper(programme):
    certificate = make_certificate(programme=programme)

    note(certificate, programme, group="volunteers", signer="Odile")

    assert Endorsement.objects.get().signer == "Odile"
    assert "Odile" not in str(certificate.facts)


def test_the_database_holds_no_name_of_a_person_supported(programme):
    certificate = make_certificate(programme=programme)
    noted = note(certificate, programme)

    with pytest.raises(IntegrityError), transaction.atomic():
        Endorsement.objects.filter(pk=noted.pk).update(signer="Mariam")


def test_who_is_not_of_the_team_is_not_asked(programme):
    certificate = make_certificate(programme=programme)
    elsewhere = make_user(Role.SOCIAL_WORKER, make_centre("Ailleurs"), "Zoé")
    ask(certificate, programme.referent)

    for whom in (holder_of(certificate), elsewhere):
        with pytest.raises(Refused, match="team of this centre"):
            ask(certificate, whom)
    with pytest.raises(Refused, match="already"):
        ask(certificate, programme.referent)


def test_a_member_of_the_team_writes_theirs_on_a_page(client, programme):
    certificate = make_certificate(programme=programme)
    asked = ask(certificate, programme.referent)
    client.force_login(programme.referent)

    home = client.get(reverse("home"))
    client.post(asked.get_absolute_url(), {"text": "Elle explique bien."})

    assert reverse("certificates:endorsement-list") in home.text
    assert said(certificate) == ["Elle explique bien."]


def test_one_may_decline_without_a_reason(client, programme):
    asked = ask(make_certificate(programme=programme), programme.referent)
    client.force_login(programme.referent)

    client.post(reverse("certificates:endorsement-decline", args=[asked.reference]))

    asked.refresh_from_db()
    assert (asked.state, asked.words) == ("declined", "")


def test_the_holder_chooses_through_the_page(client, programme):
    certificate = make_certificate(state="endorsing", programme=programme)
    noted = note(certificate, programme)
    client.force_login(holder_of(certificate))

    page = client.get(address("endorsements", certificate))
    client.post(address("choose-words", certificate), {"chosen": [str(noted.reference)]})

    assert str(noted.reference) in page.text
    assert said(certificate) == ["Elle écoute."]
    assert certificate.state == "approved"


def test_a_new_version_takes_over_what_was_said(programme):
    certificate = make_certificate(programme=programme)
    note(certificate, programme)
    at, holder = timezone.now(), holder_of(certificate)
    certificate.submit(by=programme.referent, at=at)
    certificate.approve(hidden=[], by=holder, at=at)
    issued = actions.issue(certificate, by=programme.manager, at=at)

    new = actions.replace(issued, by=programme.referent, at=at)
    actions.amend(new, by=programme.referent, at=at)

    assert said(new) == ["Elle écoute."]
