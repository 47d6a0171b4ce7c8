from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from certificates import actions
from certificates.actions.hearing import months_after
from certificates.lifecycle import FollowUpState
from certificates.models import Consultation, OutcomeFollowUp, RecruiterFeedback, ShareView
from certificates.selectors.heard import follow_up_waiting
from common.errors import Refused
from tests.certificates.pages import address, holder_of
from tests.certificates.test_issue import code_on
from tests.certificates.test_sharing import share
from tests.factories.certificates import make_certificate

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def issued():
    return make_certificate(state="issued")


@pytest.fixture
def opinion_page(issued):
    return f"/verify/{code_on(actions.paper_of(issued))}/opinion/"


def hear(certificate, at=NOW, **opinion):
    opinion = {"useful": 4} | opinion
    return actions.hear(certificate, submission=uuid4(), opinion=opinion, at=at)


# A recruiter's opinion


def test_one_answer_is_enough_and_leaves_no_cookie(opinion_page, issued):
    client = Client(enforce_csrf_checks=True)

    page = client.get(opinion_page)
    sent = client.post(opinion_page, {"useful": "5", "submission": uuid4()}, follow=True)

    kept = RecruiterFeedback.objects.get()
    assert (kept.certificate, kept.useful, kept.understood) == (issued, 5, None)
    assert sent.redirect_chain == [("/verify/thanks/", 303)]
    assert (page.cookies, sent.cookies) == ({}, {})


def test_the_same_sending_twice_is_one_opinion(opinion_page):
    mark = uuid4()

    for _ in range(2):
        Client().post(opinion_page, {"useful": "5", "submission": mark})

    assert RecruiterFeedback.objects.count() == 1


def test_whole_opinion_is_kept(opinion_page):
    said = {
        "useful": "4",
        "understood": "5",
        "led_to": "hire",
        "contract_kind": "permanent",
        "organisation_kind": "company",
        "sector": "Hôtellerie",
        "most_useful": ["skills", "leads"],
        "missing": "Une photo du lieu",
        "is_comment_visible": "on",
        "contact_email": "rh@example.org",
    }

    Client().post(opinion_page, said)

    kept = RecruiterFeedback.objects.get()
    assert (kept.led_to, kept.contract_kind, kept.sector) == ("hire", "permanent", "Hôtellerie")
    assert (kept.most_useful, kept.is_comment_visible) == (["skills", "leads"], True)
    assert kept.contact_email == "rh@example.org"


@pytest.mark.parametrize("wrong", [{}, {"useful": "6"}, {"useful": "0"}, {"useful": "x"}])
def test_what_is_missing_or_off_the_scale_is_asked_again(opinion_page, wrong):
    answer = Client().post(opinion_page, wrong)

    assert (answer.status_code, RecruiterFeedback.objects.count()) == (200, 0)
    assert 'role="alert"' in answer.text


def test_by_a_share_link_the_kind_of_recipient_is_known(issued):
    link, token = share(issued)

    page = Client().get(f"/shared/{token}/opinion/").text
    Client().post(f"/shared/{token}/opinion/", {"useful": "3"})

    assert RecruiterFeedback.objects.get().share_link == link
    assert 'value="company" selected' in page


@pytest.mark.parametrize("state", ["revoked", "withdrawn"])
def test_nothing_is_asked_about_what_holds_no_more(state):
    certificate = make_certificate(state=state)
    page = f"/verify/{code_on(actions.paper_of(certificate))}/opinion/"

    Client().post(page, {"useful": "5"})

    assert RecruiterFeedback.objects.count() == 0


def test_opinions_from_one_place_are_slowed(issued):
    _, token = share(issued)
    answers = [
        Client().post(f"/shared/{token}/opinion/", {"useful": "1"}).status_code for _ in range(11)
    ]

    assert answers == [303] * 10 + [429]


def test_its_holder_reads_what_may_be_read(client, issued):
    hear(issued, missing="Bravo à vous", is_comment_visible=True)
    hear(issued, missing="Pour l’équipe seule", contact_email="rh@example.org", useful=2)
    abusive = hear(issued, missing="Vilain mot", is_comment_visible=True)
    abusive.hide(by=issued.issued_by, at=NOW)
    client.force_login(holder_of(issued))

    text = client.get(address("after", issued)).text

    assert "Bravo à vous" in text
    assert [
        words for words in ("Pour l’équipe seule", "Vilain mot", "rh@example.org") if words in text
    ] == []


def test_the_team_reads_all_and_hides_what_is_abusive(client, issued):
    opinion = hear(issued, missing="Vilain mot", is_comment_visible=True)
    client.force_login(issued.issued_by)

    assert "Vilain mot" in client.get(address("after", issued)).text
    client.post(f"/opinions/{opinion.reference}/hide/")

    opinion.refresh_from_db()
    assert (opinion.state, opinion.hidden_by) == ("hidden", issued.issued_by)


# What followed


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-01-31", 3, "2026-04-30"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-06-12", 12, "2027-06-12"),
        ("2026-12-01", 6, "2027-06-01"),
    ],
)
def test_months_after_a_day(day, months, then):
    start = timezone.datetime.fromisoformat(day).date()

    assert months_after(start, months).isoformat() == then


def test_nothing_is_asked_unless_its_holder_agreed(issued):
    assert OutcomeFollowUp.objects.count() == 0

    actions.agree_to_follow_up(issued, by=holder_of(issued), at=NOW)

    told = list(issued.follow_ups.order_by("months").values_list("months", "state"))
    assert told == [(3, "due"), (6, "due"), (12, "due")]


def test_what_was_agreed_is_taken_back_and_agreed_again(issued):
    holder = holder_of(issued)
    actions.agree_to_follow_up(issued, by=holder, at=NOW)

    actions.end_follow_up(issued, by=holder, at=NOW)
    ended = set(issued.follow_ups.values_list("state", flat=True))
    actions.agree_to_follow_up(issued, by=holder, at=NOW)

    assert ended == {"refused"}
    assert set(issued.follow_ups.values_list("state", flat=True)) == {"due"}


@pytest.fixture
def asked(issued):
    """The first question, due today."""
    actions.agree_to_follow_up(issued, by=holder_of(issued), at=NOW)
    issued.follow_ups.filter(months=3).update(due_on=timezone.localdate())
    return issued.follow_ups.get(months=3)


def test_a_question_waits_from_its_day_on(asked):
    holder, today = holder_of(asked.certificate), timezone.localdate()

    assert follow_up_waiting(holder, on=today) == asked
    assert follow_up_waiting(holder, on=today - timedelta(days=1)) is None


def test_its_holder_answers_in_two_taps(client, asked):
    client.force_login(holder_of(asked.certificate))

    client.post(f"/outcomes/{asked.reference}/answer/", {"kind": "hire"})

    asked.refresh_from_db()
    assert (asked.state, asked.kind, asked.source) == (FollowUpState.ANSWERED, "hire", "holder")
    assert asked.confirmed_by is None


def test_its_holder_may_rather_not_say(client, asked):
    client.force_login(holder_of(asked.certificate))

    client.post(f"/outcomes/{asked.reference}/answer/", {"kind": "no_say"})

    asked.refresh_from_db()
    assert (asked.state, asked.kind) == (FollowUpState.REFUSED, "")


def test_the_team_notes_it_with_the_holder_and_so_confirms_it(client, asked):
    by = asked.certificate.issued_by
    client.force_login(by)

    client.post(
        f"/outcomes/{asked.reference}/answer/", {"kind": "training", "field": "social_work"}
    )

    asked.refresh_from_db()
    assert (asked.kind, asked.field, asked.source) == ("training", "social_work", "team")
    assert asked.confirmed_by == by


def test_what_the_holder_told_is_confirmed_by_the_team(client, asked):
    asked.tell("interview", is_own=True, by=holder_of(asked.certificate), at=NOW)
    client.force_login(asked.certificate.issued_by)

    client.post(f"/outcomes/{asked.reference}/confirm/")

    asked.refresh_from_db()
    assert asked.confirmed_by == asked.certificate.issued_by


def test_a_question_of_later_is_not_answered_now(issued):
    actions.agree_to_follow_up(issued, by=holder_of(issued), at=NOW)
    later = issued.follow_ups.get(months=12)

    with pytest.raises(Refused):
        later.tell("hire", is_own=True, by=holder_of(issued), at=NOW)


# What is forgotten


def test_each_day_what_was_kept_long_enough_is_forgotten(issued, capsys):
    holder, year = holder_of(issued), timedelta(days=366)
    old = hear(issued, at=NOW - year, contact_email="old@example.org")
    new = hear(issued, contact_email="new@example.org")
    link, _ = share(issued)
    ShareView.objects.create(link=link, hour=NOW - year)
    ShareView.objects.create(link=link, hour=NOW)
    Consultation.objects.create(certificate=issued, day=(NOW - year).date(), count=1)
    actions.agree_to_follow_up(issued, by=holder, at=NOW)
    issued.follow_ups.filter(months=3).update(due_on=timezone.localdate() - timedelta(days=61))

    call_command("forget_visits")

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.contact_email, new.contact_email) == ("", "new@example.org")
    assert (ShareView.objects.count(), Consultation.objects.count()) == (1, 0)
    assert issued.follow_ups.get(months=3).state == FollowUpState.NO_ANSWER
    assert capsys.readouterr().out.startswith("1 addresses, 1 views, 1 consultations, 1 questions")


def test_consultations_are_counted_by_day_for_the_holder(issued):
    code = code_on(actions.paper_of(issued))
    for _ in range(3):
        Client().get(f"/verify/{code}/")

    count = Consultation.objects.get()
    assert (count.certificate, count.day, count.count) == (issued, timezone.localdate(), 3)
