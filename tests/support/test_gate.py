"""No session before the charter is signed and the training validated (C8, 3.23): three gates."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from common.errors import Refused
from helpers.models import TrainingRecord
from protocols.actions.charter import put_charter_in_force
from protocols.models import Charter, CharterSignature
from support.actions import correct, log_session
from support.gate import NAMES, close_gate, open_gate
from support.models import SupportSession
from tests.factories.people import make_centre
from tests.factories.programme import make_programme
from tests.factories.ready import make_ready, make_signed, make_trained
from tests.factories.support import kinds, make_session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
CHARTER = "The confidentiality charter was not signed on that day: sign it first."
CONF = "The training on confidentiality was not validated on that day."


@pytest.fixture
def programme():
    return make_programme(make_centre())


@pytest.fixture
def protocol(programme):
    """A protocol in force, of a helper who has neither signed nor learnt."""
    return programme.sign(programme.propose())


def days_ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def log(protocol, *, days: int = 0) -> SupportSession:
    return log_session(
        protocol,
        submission=uuid4(),
        held_on=timezone.localdate() - timedelta(days=days),
        minutes=45,
        mode="collective",
        attendance=4,
        activity_types=kinds("public_transport"),
        by=protocol.helper.person.user,
        at=timezone.now(),
    )


def insert(protocol, *, days: int = 0) -> SupportSession:
    """Write a session past every action, as a script would."""
    session = SupportSession(
        protocol=protocol,
        held_on=timezone.localdate() - timedelta(days=days),
        minutes=45,
        mode="collective",
        attendance=4,
        state="submitted",
        author=protocol.helper.person.user,
    )
    return SupportSession.objects.bulk_create([session])[0]


def new_charter() -> Charter:
    known = Charter.objects.get(is_current=True)
    return Charter.objects.create(
        version=known.version + 1, texts=known.texts, text_sha256="f" * 64
    )


# In the domain


def test_session_is_refused_before_charter_and_training(protocol):
    with pytest.raises(Refused, match=CHARTER):
        log(protocol)

    assert not SupportSession.objects.exists()


def test_session_is_refused_with_the_charter_alone(protocol):
    make_signed(protocol.helper)

    with pytest.raises(Refused, match=CONF):
        log(protocol)


def test_session_is_refused_with_the_training_alone(protocol):
    make_trained(protocol.helper)

    with pytest.raises(Refused, match=CHARTER):
        log(protocol)


def test_session_is_logged_with_both(protocol):
    make_ready(protocol.helper)

    assert log(protocol).is_to_read()


@pytest.mark.parametrize(("days", "refused"), [(4, True), (3, False), (2, False)])
def test_session_is_held_on_the_day_of_both_or_later(protocol, days, refused):
    make_ready(protocol.helper, at=days_ago(3))

    if refused:
        with pytest.raises(Refused, match=CHARTER):
            log(protocol, days=days)

    assert refused or log(protocol, days=days).is_to_read()


def test_session_is_refused_once_a_new_charter_is_in_force(protocol):
    make_ready(protocol.helper, at=days_ago(9))
    put_charter_in_force(new_charter(), by=None, at=days_ago(1))

    with pytest.raises(Refused, match=CHARTER):
        log(protocol)


def test_session_of_before_a_new_charter_is_logged_once_that_one_is_signed(protocol):
    make_ready(protocol.helper, at=days_ago(9))
    put_charter_in_force(new_charter(), by=None, at=days_ago(1))
    make_signed(protocol.helper, at=timezone.now())

    assert log(protocol, days=5).is_to_read()


def test_session_to_correct_cannot_be_moved_before_the_charter(programme, protocol):
    make_ready(protocol.helper, at=days_ago(3))
    session = make_session(programme, protocol, state="draft")

    with pytest.raises(Refused, match=CHARTER):
        correct(
            session,
            held_on=timezone.localdate() - timedelta(days=9),
            activity_types=kinds("public_transport"),
            by=session.author,
            at=timezone.now(),
        )


def test_session_to_correct_keeps_its_day_under_a_new_charter(programme, protocol):
    make_ready(protocol.helper, at=days_ago(3))
    session = make_session(programme, protocol, state="draft")
    put_charter_in_force(new_charter(), by=None, at=timezone.now())

    correct(
        session,
        held_on=session.held_on,
        minutes=60,
        activity_types=kinds("public_transport"),
        by=session.author,
        at=timezone.now(),
    )

    assert session.is_to_read()


# In the database


def test_database_refuses_a_session_before_both(protocol):
    with pytest.raises(DatabaseError, match="no session before"), transaction.atomic():
        insert(protocol)


@pytest.mark.parametrize("make", [make_signed, make_trained])
def test_database_refuses_a_session_with_one_of_both(protocol, make):
    make(protocol.helper)

    with pytest.raises(DatabaseError, match="no session before"), transaction.atomic():
        insert(protocol)


def test_database_takes_a_session_with_both(protocol):
    make_ready(protocol.helper, at=days_ago(3))

    assert insert(protocol, days=3).pk


def test_database_refuses_a_day_before_both(protocol):
    make_ready(protocol.helper, at=days_ago(3))

    with pytest.raises(DatabaseError, match="no session before"), transaction.atomic():
        insert(protocol, days=4)


def test_database_refuses_another_training_in_place_of_confidentiality(protocol):
    make_ready(protocol.helper)
    other = TrainingRecord.objects.get().module
    other.code = "POST2"
    other.save()

    with pytest.raises(DatabaseError, match="no session before"), transaction.atomic():
        insert(protocol)


def test_database_refuses_an_expired_charter(protocol):
    make_ready(protocol.helper)
    put_charter_in_force(new_charter(), by=None, at=timezone.now())

    with pytest.raises(DatabaseError, match="no session before"), transaction.atomic():
        insert(protocol)


def test_database_refuses_another_helper_s_charter(programme, protocol):
    make_ready(programme.open_helper("Dawit"))
    CharterSignature.objects.get()

    with pytest.raises(DatabaseError, match="no session before"), transaction.atomic():
        insert(protocol)


def test_database_refuses_to_move_a_session_before_both(protocol):
    make_ready(protocol.helper, at=days_ago(3))
    session = insert(protocol)
    earlier = timezone.localdate() - timedelta(days=9)

    with pytest.raises(DatabaseError, match="no session before"), transaction.atomic():
        SupportSession.objects.filter(pk=session.pk).update(held_on=earlier)


def triggers() -> list[str]:
    table = "sqlite_master" if connection.vendor == "sqlite" else "pg_trigger"
    column = "name" if connection.vendor == "sqlite" else "tgname"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE {column} LIKE 'session_gate%'")
        return sorted({name for (name,) in cursor.fetchall()})


def test_gate_is_open_while_tables_change_and_closed_after():
    assert triggers() == sorted(NAMES)

    open_gate(None, using="default")
    between = triggers()
    close_gate(None, using="default")

    assert between == []
    assert triggers() == sorted(NAMES)


def test_gate_can_be_closed_twice():
    close_gate(None, using="default")

    assert triggers() == sorted(NAMES)
