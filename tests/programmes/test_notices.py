"""The note « together, not instead »: frozen when sent, confirmed once by each of the team."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.errors import Refused
from people.models import Role
from programmes.actions import confirm_notice, send_notice
from programmes.lifecycle import ProgrammeState
from programmes.models import Notice, NoticeReceipt
from tests.factories import NOW
from tests.factories.people import make_user
from tests.factories.programmes import complete, make_notice, make_programme
from tests.factories.protocols import make_team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def team():
    return make_team()


@pytest.fixture
def programme(team):
    return make_programme(team, state=ProgrammeState.PREPARING)


def test_the_note_carries_the_name_of_the_guarantor(team, programme):
    notice = make_notice(team, programme)

    assert notice.text.endswith("à la personne garante\u00a0: Bruno Morel.")
    assert "{{" not in notice.text


def test_the_words_stay_as_they_were_sent(team, programme):
    notice = make_notice(team, programme)
    words = notice.text
    complete(programme, guarantor=make_user(Role.MANAGER, team.centre, "Nadia Berger"))

    second = make_notice(team, programme)

    notice.refresh_from_db()
    assert notice.text == words
    assert (second.version, "Nadia Berger" in second.text) == (2, True)


def test_the_same_note_is_not_sent_twice(team, programme):
    make_notice(team, programme)

    with pytest.raises(Refused, match="very note already"):
        make_notice(team, programme)

    assert programme.notices.count() == 1


def test_no_note_without_a_guarantor(team):
    programme = make_programme(team)

    with pytest.raises(Refused, match="Name the guarantor"):
        make_notice(team, programme)


def test_no_note_in_a_closed_programme(team):
    programme = make_programme(team, state=ProgrammeState.CLOSED)

    with pytest.raises(Refused, match="closed"):
        send_notice(programme, by=team.manager, at=NOW)


def test_who_sends_the_note_has_read_it(team, programme):
    notice = make_notice(team, programme)

    assert [receipt.reader for receipt in notice.receipts.all()] == [team.manager]


def test_a_second_tap_leaves_one_receipt(team, programme):
    notice = make_notice(team, programme)

    confirm_notice(notice, by=team.referent, at=NOW)
    confirm_notice(notice, by=team.referent, at=NOW)

    assert notice.receipts.filter(reader=team.referent).count() == 1


def test_the_database_keeps_one_receipt_for_each_reader(team, programme):
    notice = make_notice(team, programme)

    with pytest.raises(IntegrityError), transaction.atomic():
        NoticeReceipt.objects.create(notice=notice, reader=team.manager, read_at=NOW)


def test_a_replaced_note_is_not_confirmed(team, programme):
    first = make_notice(team, programme)
    complete(programme, guarantor=make_user(Role.MANAGER, team.centre, "Nadia Berger"))
    make_notice(team, programme)

    with pytest.raises(Refused, match="newer note"):
        confirm_notice(first, by=team.referent, at=NOW)


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.TEAM, Role.MANAGER])
def test_the_note_waits_for_everyone_of_the_team(team, programme, role):
    notice = make_notice(team, programme)
    colleague = make_user(role, team.centre)

    assert list(Notice.objects.awaiting(colleague)) == [notice]


def test_only_the_last_note_waits(team, programme):
    make_notice(team, programme)
    complete(programme, guarantor=make_user(Role.MANAGER, team.centre, "Nadia Berger"))
    last = make_notice(team, programme)

    assert list(Notice.objects.awaiting(team.referent)) == [last]


def test_no_note_waits_once_the_programme_is_closed(team):
    make_programme(team, state=ProgrammeState.CLOSED)

    assert list(Notice.objects.awaiting(team.referent)) == []


def test_a_helper_does_not_see_the_note(team, programme):
    make_notice(team, programme)
    helper = make_user(Role.HELPER, team.centre)

    assert list(Notice.objects.visible_to(helper)) == []


# The pages


def test_management_reads_the_note_and_sends_it_in_two_clicks(client, team, programme):
    client.force_login(team.manager)
    address = reverse("programmes:notice-create", args=[programme.reference])

    page = client.get(address)
    response = client.post(address)

    notice = programme.notices.get()
    assert "Bruno Morel" in page.content.decode()
    assert response.url == notice.get_absolute_url()


def test_a_colleague_confirms_in_one_tap(client, team, programme):
    notice = make_notice(team, programme)
    client.force_login(team.referent)

    response = client.post(
        reverse("programmes:notice-confirm", args=[notice.reference]), follow=True
    )

    assert notice.receipts.filter(reader=team.referent).exists()
    assert response.context["receipt"].reader == team.referent


def test_management_sees_who_has_read(client, team, programme):
    notice = make_notice(team, programme)
    client.force_login(team.manager)

    context = client.get(notice.get_absolute_url()).context

    assert context["read"] == 1
    assert {reader.name: reader.read_at is not None for reader in context["readers"]} == {
        "Bruno Morel": True,
        "Chloé Lambert": False,
        "Inès Carvalho": False,
    }


def test_a_colleague_does_not_see_who_else_has_read(client, team, programme):
    notice = make_notice(team, programme)
    client.force_login(team.referent)

    response = client.get(notice.get_absolute_url())

    assert response.context["readers"] == []
    assert "Inès Carvalho" not in response.content.decode()
