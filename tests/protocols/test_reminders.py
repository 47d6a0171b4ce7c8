"""Before the last day somebody is told, once; past it the protocol ends, never in silence."""

import os
import signal
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from common.models import JournalEntry
from people.models import User
from protocols.actions import reminders
from protocols.actions.reminders import end_those_over, remind
from protocols.lifecycle import ACTIVE, DRAFT, ENDED, PAUSED, PROPOSED
from protocols.models import Protocol, Reminder
from tests.factories import NOW, TODAY
from tests.factories.contracts import make_amendment, sign_all_amendment
from tests.factories.people import make_centre
from tests.factories.protocols import make_protocol, make_team

pytestmark = pytest.mark.django_db


def ending_in(team, days, *, state=ACTIVE):
    protocol = make_protocol(
        team, state=state, first_review_on=TODAY, ends_on=TODAY + timedelta(days)
    )
    readers = {protocol.helper.person.user: "aide", protocol.helper.referent: "referente"}
    for user, name in readers.items():
        User.objects.filter(pk=user.pk).update(email=f"{name}{user.pk}@example.org")
    return protocol


@pytest.mark.parametrize(
    ("days", "kinds"),
    [(31, []), (30, ["month"]), (8, ["month"]), (7, ["week"]), (0, ["week"])],
)
def test_warning_is_sent_thirty_and_seven_days_before_the_end(days, kinds):
    protocol = ending_in(make_team(), days)

    remind(at=NOW)

    assert [one.kind for one in protocol.reminders.all()] == kinds


def test_warning_goes_to_the_helper_and_the_referent_each_on_their_own():
    protocol = ending_in(make_team(), 20)

    assert remind(at=NOW) == 1

    readers = [protocol.helper.person.user, protocol.helper.referent]
    emails = [User.objects.get(pk=user.pk).email for user in readers]
    assert [letter.to for letter in mail.outbox] == [[email] for email in emails]


def test_warning_holds_no_name_and_a_link():
    protocol = ending_in(make_team(), 20)

    remind(at=NOW)

    for letter in mail.outbox:
        told = letter.subject + letter.body
        assert "Amina" not in told
        assert "Rahmani" not in told
        assert protocol.get_absolute_url() in letter.body


def test_warning_is_sent_once():
    ending_in(make_team(), 20)

    assert [remind(at=NOW), remind(at=NOW + timedelta(hours=5))] == [1, 0]
    assert len(mail.outbox) == 2


def test_both_warnings_are_sent_in_their_time():
    protocol = ending_in(make_team(), 20)

    remind(at=NOW)
    remind(at=NOW + timedelta(days=14))

    assert sorted(one.kind for one in protocol.reminders.all()) == ["month", "week"]


@pytest.mark.parametrize("state", [DRAFT, PROPOSED, ENDED])
def test_protocol_that_does_not_run_warns_nobody(state):
    ending_in(make_team(), 20, state=state)

    assert remind(at=NOW) == 0


def test_renewed_protocol_is_warned_of_again_before_its_new_end():
    team = make_team()
    protocol = ending_in(team, 20)
    remind(at=NOW)

    until = protocol.ends_on + timedelta(days=60)
    sign_all_amendment(team, make_amendment(team, protocol, ends_on=until))

    assert remind(at=NOW + timedelta(days=60)) == 1


def test_two_runs_at_once_cannot_send_twice():
    protocol = ending_in(make_team(), 20)
    known = {"kind": "month", "ends_on": protocol.ends_on, "claimed_at": NOW}
    Reminder.objects.create(protocol=protocol, **known)

    assert reminders.warn(protocol, "month", at=NOW) is False
    assert mail.outbox == []
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(protocol=protocol, **known)


def test_warning_the_mail_server_refuses_is_shown_and_not_sent_again(settings, client):
    team = make_team()
    protocol = ending_in(team, 20)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    assert (remind(at=NOW), protocol.reminders.get().sent_at) == (0, None)

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert (remind(at=NOW), mail.outbox) == (0, [])
    client.force_login(team.manager)
    told = client.get("/protocols/").context["page"].object_list
    assert [one.has_unsent_reminder() for one in told] == [True]


KILLS_ITSELF = """
import os, signal
from django.core.mail.backends.locmem import EmailBackend as Base
class EmailBackend(Base):
    def send_messages(self, letters):
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.django_db(transaction=True)
def test_run_killed_while_sending_leaves_its_claim_and_no_second_mail(
    settings, tmp_path, monkeypatch
):
    protocol = ending_in(make_team(), 20)
    (tmp_path / "killing.py").write_text(KILLS_ITSELF)
    monkeypatch.syspath_prepend(tmp_path)
    settings.EMAIL_BACKEND = "killing.EmailBackend"

    connection.close()
    child = os.fork()
    if child == 0:
        try:
            remind(at=NOW)
        finally:
            os._exit(0)
    _child, status = os.waitpid(child, 0)

    assert os.WTERMSIG(status) == signal.SIGKILL
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert (remind(at=NOW), mail.outbox) == (0, [])
    assert [one.sent_at for one in protocol.reminders.all()] == [None]


def test_helper_without_an_address_does_not_stop_the_warning_of_the_referent():
    protocol = ending_in(make_team(), 20)
    User.objects.filter(pk=protocol.helper.person.user.pk).update(email=None)

    assert (remind(at=NOW), len(mail.outbox)) == (1, 1)


def test_list_shows_when_somebody_was_last_warned(client):
    team = make_team()
    ending_in(team, 20)
    remind(at=NOW)
    client.force_login(team.manager)

    assert "15 juin 2026" in client.get("/protocols/").text.replace("\xa0", " ")


@pytest.mark.parametrize(("state", "ended"), [(ACTIVE, 1), (PAUSED, 1), (PROPOSED, 0), (ENDED, 0)])
def test_protocol_past_its_last_day_ends(state, ended):
    protocol = ending_in(make_team(), 20, state=state)

    assert end_those_over(at=NOW + timedelta(days=21)) == ended

    protocol.refresh_from_db()
    assert (protocol.state == ENDED) == (ended or state == ENDED)


def test_protocol_does_not_end_on_its_last_day():
    ending_in(make_team(), 20)

    assert end_those_over(at=NOW + timedelta(days=20)) == 0


def test_end_is_in_the_journal_with_nobody_behind_it():
    protocol = ending_in(make_team(), 20)

    end_those_over(at=NOW + timedelta(days=21))

    last = JournalEntry.of(protocol).last()
    assert (last.action, last.actor) == ("end", None)


@pytest.mark.parametrize("command", ["remind", "end_protocols"])
def test_command_does_nothing_without_commit(command):
    team = make_team()
    other = make_team(make_centre("Le Grand Large"))
    late, soon = make_protocol(team, state=ACTIVE), make_protocol(other, state=ACTIVE)
    today = timezone.localdate()
    move(late, today - timedelta(days=1))
    move(soon, today + timedelta(days=20))
    told = StringIO()

    call_command(command, stdout=told)
    before = (Reminder.objects.count(), Protocol.objects.filter(state=ENDED).count())
    call_command(command, "--commit", stdout=told)
    after = (Reminder.objects.count(), Protocol.objects.filter(state=ENDED).count())

    assert told.getvalue().startswith("1 protocols")
    assert before == (0, 0)
    assert after == ((1, 0) if command == "remind" else (0, 1))


def move(protocol, ends_on):
    Protocol.objects.filter(pk=protocol.pk).update(
        starts_on=ends_on - timedelta(days=60), first_review_on=ends_on, ends_on=ends_on
    )
