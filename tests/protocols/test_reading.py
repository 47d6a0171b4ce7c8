import pytest
from django.db import IntegrityError, transaction

from common.content import load_yaml
from common.errors import Refused
from common.models import JournalEntry
from protocols.actions import answer, draft_protocol, propose, record_reading, sign, withdraw
from protocols.lifecycle import PROPOSED
from protocols.models import Party, Protocol, Reading, Signature, Understanding
from protocols.questions import Topic, asked_on
from tests.factories import NOW
from tests.factories.protocols import (
    ENDS_ON,
    INSURANCE,
    REVIEWED_ON,
    STARTS_ON,
    make_helper,
    make_job,
    make_protocol,
    make_team,
    read_by,
    sign_as,
)

pytestmark = pytest.mark.django_db

PAID_STATUSES = ["intern", "civic_service", "fixed_term", "permanent"]


def read(team, protocol, **told):
    words = {"explained_by": "Chloé Lambert", "language": "ara", "how": "aloud"} | told
    bound = words.pop("text_sha256", protocol.text_sha256)
    by = words.pop("by", team.referent)
    return record_reading(protocol, text_sha256=bound, by=by, at=NOW, **words)


def answer_all(team, protocol):
    for asked in asked_on(protocol.text):
        answer(
            protocol,
            topic=asked.topic,
            chosen=asked.right,
            text_sha256=protocol.text_sha256,
            by=team.referent,
            at=NOW,
        )


@pytest.mark.parametrize("status", ["volunteer", *PAID_STATUSES])
def test_each_status_asks_the_five_points_once(status):
    clauses = load_yaml("protocols", "clauses")["clauses"]
    text = {"articles": [{"key": c["key"]} for c in clauses if status in c["statuses"]]}

    topics = [asked.topic for asked in asked_on(text)]

    assert sorted(topics) == sorted(Topic)


def test_each_question_has_one_right_answer_and_a_kind_word():
    text = {"articles": [{"key": c["key"]} for c in load_yaml("protocols", "clauses")["clauses"]]}

    for asked in asked_on(text):
        assert [key for key, _ in asked.answers].count(asked.right) == 1
        assert len(asked.answers) == 3
        assert asked.feedback


def test_helper_cannot_sign_what_was_neither_read_nor_understood():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)

    def sign_it():
        return sign(
            protocol,
            party="helper",
            text_sha256=protocol.text_sha256,
            by=protocol.helper.person.user,
            at=NOW,
        )

    with pytest.raises(Refused):
        sign_it()
    read(team, protocol)
    with pytest.raises(Refused):
        sign_it()
    answer_all(team, protocol)

    assert sign_it().party == Party.HELPER


def test_what_is_missing_to_sign_is_told_and_goes():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    missing = [len(protocol.missing_to_sign(Party.HELPER))]

    read(team, protocol)
    protocol = Protocol.objects.get(pk=protocol.pk)
    missing.append(len(protocol.missing_to_sign(Party.HELPER)))
    answer_all(team, protocol)
    protocol = Protocol.objects.get(pk=protocol.pk)
    missing.append(len(protocol.missing_to_sign(Party.HELPER)))

    assert missing == [2, 1, 0]
    assert protocol.missing_to_sign(Party.MANAGEMENT) == []


def test_reading_counts_for_its_text_and_no_other():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    read_by(team, protocol)

    withdraw(protocol, by=team.referent, at=NOW)
    protocol.availability = "jeudi matin"
    protocol.save()
    propose(protocol, by=team.referent, at=NOW)

    protocol = Protocol.objects.get(pk=protocol.pk)
    assert protocol.reading() is None
    assert len(protocol.questions_left()) == len(Topic)
    assert (Reading.objects.count(), Understanding.objects.count()) == (1, len(Topic))


def test_wrong_answer_leaves_no_trace():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    asked = asked_on(protocol.text)[0]
    wrong = next(key for key, _ in asked.answers if key != asked.right)
    journal = JournalEntry.objects.count()

    is_right = answer(
        protocol,
        topic=asked.topic,
        chosen=wrong,
        text_sha256=protocol.text_sha256,
        by=protocol.helper.person.user,
        at=NOW,
    )

    assert (is_right, Understanding.objects.count()) == (False, 0)
    assert JournalEntry.objects.count() == journal


def test_right_answer_twice_is_kept_once():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)

    answer_all(team, protocol)
    answer_all(team, protocol)

    assert Understanding.objects.count() == len(Topic)


@pytest.mark.parametrize(
    "told", [{"text_sha256": ""}, {"text_sha256": "0" * 64}], ids=["none", "stale"]
)
def test_reading_of_another_text_is_refused(told):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)

    with pytest.raises(Refused):
        read(team, protocol, **told)

    assert not Reading.objects.exists()


def test_nobody_elsewhere_records_a_reading():
    team, other = make_team(), make_team()
    protocol = make_protocol(team, state=PROPOSED)

    with pytest.raises(Refused):
        read(team, protocol, by=other.referent)

    assert not Reading.objects.exists()


def test_nothing_is_read_again_once_the_helper_has_signed():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    sign_as(team, protocol, "helper")

    with pytest.raises(Refused):
        read(team, protocol, interpreter_name="Samir Exemple")

    assert Reading.objects.count() == 1


def test_reading_by_nobody_named_cannot_exist():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)

    with pytest.raises(IntegrityError), transaction.atomic():
        read(team, protocol, explained_by="")


def test_last_reading_tells_whether_a_witness_signs():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)

    read(team, protocol, interpreter_name="Samir Exemple")
    through_interpreter = Protocol.objects.get(pk=protocol.pk).parties()
    read(team, protocol)
    directly = Protocol.objects.get(pk=protocol.pk).parties()

    assert through_interpreter == ["helper", "referent", "management", "witness"]
    assert directly == ["helper", "referent", "management"]


def test_manager_who_is_the_helper_does_not_answer_for_the_centre():
    team = make_team()
    helper = make_helper(team, "Bruno aussi")
    helper.person.user = None
    helper.person.save()
    helper.person.user = team.manager
    helper.person.save()
    protocol = draft_protocol(
        helper,
        make_job(team),
        starts_on=STARTS_ON,
        ends_on=ENDS_ON,
        first_review_on=REVIEWED_ON,
        insurance=INSURANCE,
        availability="mardi",
        deputy=team.deputy,
        by=team.referent,
        at=NOW,
    )

    with pytest.raises(Refused):
        propose(protocol, by=team.referent, at=NOW)

    assert not Signature.objects.exists()
