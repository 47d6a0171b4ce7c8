"""A certificate is asked for; a refusal has a reason, and is contested once."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from certificates import actions, policies
from certificates.models import Certificate, CertificateRequest
from certificates.selectors.words import could_be_offered
from common.errors import Refused
from common.lifecycle import OutOfTurn
from people.models import Membership, Role
from tests.factories.certificates import make_certificate, make_served_protocol, make_version
from tests.factories.people import make_centre, make_user
from tests.factories.programme import make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme(make_centre())


@pytest.fixture
def protocol(programme):
    return make_served_protocol(programme)


def user_of(protocol):
    return protocol.helper.person.user


def ask(protocol):
    return actions.ask_for_certificate(protocol, by=user_of(protocol), at=timezone.now())


def refused(protocol, programme):
    asked = ask(protocol)
    asked.refuse(reason="facts", words="À revoir.", by=programme.manager, at=timezone.now())
    return asked


def contested(protocol, programme):
    asked = refused(protocol, programme)
    asked.contest_refusal(words="C’est vrai.", by=user_of(protocol), at=timezone.now())
    return asked


def headquarters(programme):
    user = make_user(Role.HEADQUARTERS, programme.centre, "Élise")
    Membership.objects.filter(user=user).update(centre=None)
    return type(user).objects.get(pk=user.pk)


def page(name, record):
    return reverse(f"certificates:request-{name}", args=[record.reference])


def test_one_asks_once(protocol):
    ask(protocol)

    with pytest.raises(Refused, match="already"):
        ask(protocol)


def test_one_asks_with_something_missing_and_not_before_all_signed(programme):
    without = make_served_protocol(programme, "Baran", sessions=0)
    draft = programme.draft(programme.open_helper("Tarik"))

    asked = ask(without)

    assert asked.state == "asked"
    with pytest.raises(Refused, match="signed by all"):
        ask(draft)


def test_preparing_takes_up_what_was_asked(programme, protocol):
    asked = ask(protocol)
    version = make_version(programme)

    actions.prepare(protocol, version=version, by=programme.referent, at=timezone.now())

    asked.refresh_from_db()
    assert asked.state == "taken"
    with pytest.raises(Refused, match="in preparation"):
        ask(protocol)


@pytest.mark.parametrize(("reason", "words"), [("", "Non."), ("facts", " "), ("because", "Non.")])
def test_a_refusal_without_a_reason_is_refused(programme, protocol, reason, words):
    asked = ask(protocol)

    with pytest.raises(Refused, match="Say why"):
        asked.refuse(reason=reason, words=words, by=programme.manager, at=timezone.now())


def test_refusing_to_issue_cancels_the_draft_and_tells_its_holder(client, programme):
    certificate = make_certificate(state="approved", programme=programme)
    client.force_login(programme.manager)
    address = reverse("certificates:certificate-refuse", args=[certificate.reference])

    client.post(address, {"reason": "facts", "words": "Les heures sont à revoir."})

    certificate.refresh_from_db()
    asked = CertificateRequest.objects.get()
    assert (certificate.state, asked.state) == ("cancelled", "refused")
    client.force_login(user_of(certificate.protocol))
    assert "Les heures sont à revoir." in client.get(page("detail", asked)).text


def test_a_paper_that_is_issued_is_refused_no_more(programme):
    certificate = make_certificate(state="issued", programme=programme)

    with pytest.raises(OutOfTurn):
        actions.refuse_to_issue(
            certificate, reason="facts", words="Non.", by=programme.manager, at=timezone.now()
        )

    assert Certificate.objects.get().state == "issued"
    assert CertificateRequest.objects.count() == 0


def test_a_refusal_is_contested_once(programme, protocol):
    asked = contested(protocol, programme)
    other = headquarters(programme)
    asked.answer_contest(agrees=True, words="Oui.", by=other, at=timezone.now())
    asked.refuse(reason="charter", words="Non.", by=programme.manager, at=timezone.now())

    with pytest.raises(Refused, match="already"):
        asked.contest_refusal(words="Encore.", by=user_of(protocol), at=timezone.now())


def test_who_refused_does_not_answer(programme, protocol):
    asked = contested(protocol, programme)

    assert policies.can_answer_contest(programme.manager, asked) is False
    with pytest.raises(Refused, match="Somebody else"):
        asked.answer_contest(agrees=False, words="Non.", by=programme.manager, at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        CertificateRequest.objects.update(answered_by=programme.manager)


@pytest.mark.parametrize(("answer", "state"), [("yes", "asked"), ("no", "upheld")])
def test_headquarters_answers_once_in_words(client, programme, protocol, answer, state):
    asked = contested(protocol, programme)
    client.force_login(headquarters(programme))

    listed = client.get(reverse("certificates:request-list"))
    client.post(page("answer", asked), {"agrees": answer, "words": "J’ai relu."})
    again = client.get(page("answer", asked))

    asked.refresh_from_db()
    assert page("detail", asked) in listed.text
    assert (asked.state, asked.answer) == (state, "J’ai relu.")
    assert again.status_code in (302, 404)


def test_another_manager_answers_and_a_helper_does_not(programme, protocol):
    asked = contested(protocol, programme)
    other = make_user(Role.MANAGER, programme.centre, "Nadia")

    answers = [
        policies.can_answer_contest(user, asked)
        for user in (other, programme.referent, user_of(protocol))
    ]

    assert answers == [True, False, False]


def test_headquarters_sees_what_is_contested_and_nothing_else(programme, protocol):
    over = headquarters(programme)
    asked = ask(protocol)
    before = CertificateRequest.objects.visible_to(over).count()
    asked.refuse(reason="facts", words="Non.", by=programme.manager, at=timezone.now())
    asked.contest_refusal(words="Si.", by=user_of(protocol), at=timezone.now())

    assert (before, CertificateRequest.objects.visible_to(over).count()) == (0, 1)


def test_a_helper_asks_from_their_own_page_and_sees_what_is_missing(client, programme):
    protocol = make_served_protocol(programme, "Baran", sessions=0)
    client.force_login(user_of(protocol))

    mine = client.get(reverse("certificates:certificate-list"))
    asking = client.get(page("create", protocol))
    client.post(page("create", protocol))

    assert page("create", protocol) in mine.text
    assert asking.context["missing"] != []
    assert CertificateRequest.objects.get().state == "asked"


def test_a_certificate_is_offered_after_three_months_until_there_is_one(programme, protocol):
    at = timezone.now()
    before = list(could_be_offered(programme.referent, at=at))

    ask(protocol)

    assert before == [protocol]
    assert list(could_be_offered(programme.referent, at=at)) == []
