"""C6: from « j’aimerais aider » to an answer that is told; each move allowed and refused."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from helpers.models import PeerHelper
from people.models import Person, Role
from programmes.actions.candidacy import (
    accept,
    add_contact,
    decline,
    express_interest,
    meet,
    note_interview,
    propose_other,
    withdraw,
)
from programmes.lifecycle import CANDIDACY, CandidacyState
from programmes.models import Candidacy
from programmes.selectors.candidacy import missing_to_meet
from tests.factories import NOW, TODAY
from tests.factories.candidacy import (
    ANSWERS,
    hold_interview,
    make_candidacy,
    make_panel,
    make_voice,
)
from tests.factories.helpers import make_helper
from tests.factories.people import make_centre, make_person, make_user

INTEREST, INTERVIEW_DONE, ACCEPTED, REDIRECTED, DECLINED, WITHDRAWN = CandidacyState
ROWS = {
    "meet": {INTEREST},
    "accept": {INTERVIEW_DONE},
    "propose_other": {INTERVIEW_DONE},
    "decline": {INTERVIEW_DONE},
    "withdraw": {INTEREST, INTERVIEW_DONE, ACCEPTED, REDIRECTED, DECLINED},
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    return make_centre()


@pytest.fixture
def panel(centre):
    return make_panel(centre)


@pytest.fixture
def worker(panel):
    return panel[1]


def say(centre, **fields):
    given = {"channel": "written", "message": "Je veux aider.", "is_adult": True} | fields
    return express_interest(centre, **{"submission": uuid4()} | given, by=None, at=NOW)


def told(worker, **fields):
    return {"told_by": worker, "told_at": NOW, "by": worker, "at": NOW} | fields


def meet_or_hold(candidacy, panel):
    """A whole sheet makes the move; where it cannot be kept, the move alone is tried."""
    if candidacy.state == INTEREST:
        hold_interview(candidacy, panel)
    else:
        meet(candidacy, by=panel[0], at=NOW)


# The table of moves


def test_lifecycle_is_the_one_of_the_domain():
    assert {name: set(move.sources) for name, move in CANDIDACY.items()} == ROWS


@pytest.mark.parametrize("state", CandidacyState)
@pytest.mark.parametrize("name", ROWS)
def test_move_is_made_from_its_states_and_refused_from_others(centre, panel, worker, name, state):
    candidacy = make_candidacy(state, centre, panel)
    act = {
        "meet": lambda: meet_or_hold(candidacy, panel),
        "accept": lambda: accept(candidacy, referent=worker, tie="resident", by=worker, at=NOW),
        "propose_other": lambda: propose_other(candidacy, proposal="L’atelier", **told(worker)),
        "decline": lambda: decline(candidacy, reason="number_of_places", **told(worker)),
        "withdraw": lambda: withdraw(candidacy, by=worker, at=NOW),
    }[name]

    if state in ROWS[name]:
        act()
        candidacy.refresh_from_db()
        assert candidacy.state == CANDIDACY[name].target
    else:
        with pytest.raises(Refused):
            act()
        assert Candidacy.objects.get(pk=candidacy.pk).state == state


# Said


@pytest.mark.parametrize(
    ("channel", "fields"),
    [
        ("written", {"message": "أريد أن أساعد", "language": "ara"}),
        ("audio", {"recording": make_voice(), "message": ""}),
        ("oral", {"called": "Sami", "message": ""}),
    ],
)
def test_interest_needs_no_cv_and_any_channel_will_do(centre, channel, fields):
    candidacy = say(centre, channel=channel, **fields)

    assert (candidacy.state, candidacy.channel) == (INTEREST, channel)
    assert bool(candidacy.audio) == (channel == "audio")


@pytest.mark.parametrize(
    "fields",
    [
        {"message": "  "},
        {"channel": "audio", "message": "", "recording": b""},
        {"channel": "audio", "recording": b"<html>"},
        {"channel": "oral", "message": ""},
        {"is_adult": False},
    ],
)
def test_interest_that_says_nothing_or_is_under_age_keeps_nothing(centre, fields):
    with pytest.raises(Refused):
        say(centre, **fields)

    assert Candidacy.objects.count() == 0


def test_no_minor_can_be_kept_by_any_way(centre):
    with pytest.raises(IntegrityError), transaction.atomic():
        Candidacy.objects.create(centre=centre, channel="oral", is_adult=False, expressed_at=NOW)


def test_interest_sent_twice_is_one(centre):
    mark = uuid4()

    first, second = say(centre, submission=mark), say(centre, submission=mark)

    assert first == second
    assert [entry.action for entry in JournalEntry.of(first)] == ["express"]


def test_mark_of_another_centre_is_refused(centre):
    mark = say(make_centre("Le Grand Large")).reference

    with pytest.raises(Refused):
        say(centre, submission=mark)


def test_somebody_known_who_waits_is_not_noted_twice(centre):
    person = make_person(centre)

    first = say(centre, channel="oral", message="", person=person)
    second = say(centre, person=person)

    assert first == second


def test_contact_is_added_once(centre):
    candidacy = say(centre)

    add_contact(candidacy, called="Sami", reached="chambre 12", at=NOW)
    with pytest.raises(OutOfTurn):
        add_contact(candidacy, called="Un autre", reached="", at=NOW)

    candidacy.refresh_from_db()
    assert (candidacy.called, candidacy.reached) == ("Sami", "chambre 12")


# Met


@pytest.mark.parametrize("roles", [(), (Role.MANAGER,), (Role.SOCIAL_WORKER,)])
def test_panel_needs_a_social_worker_and_the_manager(centre, panel, roles):
    candidacy = make_candidacy(centre=centre)
    asking = [make_user(role, centre) for role in roles]

    note_interview(
        candidacy,
        held_on=TODAY,
        panel=asking,
        answers=ANSWERS,
        readiness="yes",
        by=panel[0],
        at=NOW,
    )

    assert candidacy.state == INTEREST
    assert len(missing_to_meet(candidacy)) == 2 - len(roles)
    with pytest.raises(Refused):
        meet(candidacy, by=panel[0], at=NOW)


def test_panel_of_another_centre_does_not_count(centre):
    candidacy = make_candidacy(centre=centre)

    hold_interview(candidacy, make_panel(make_centre("Le Grand Large")))

    assert candidacy.state == INTEREST


@pytest.mark.parametrize(
    "lacking", ["motivation", "availability", "what_you_know", "your_questions"]
)
def test_interview_without_what_is_asked_of_all_is_not_held(centre, panel, lacking):
    candidacy = make_candidacy(centre=centre)

    hold_interview(candidacy, panel, answers=ANSWERS | {lacking: " "})

    assert candidacy.state == INTEREST
    assert len(missing_to_meet(candidacy)) == 1


def test_readiness_is_asked_in_three_words_only(centre, panel):
    candidacy = make_candidacy(centre=centre)

    hold_interview(candidacy, panel, readiness="")
    assert candidacy.state == INTEREST
    hold_interview(candidacy, panel, readiness="later")

    assert candidacy.state == INTERVIEW_DONE
    assert candidacy.interview.Readiness.values == ["yes", "not_yet", "later"]


def test_interview_keeps_the_eleven_questions_and_no_other(centre, panel):
    candidacy = make_candidacy(centre=centre)

    hold_interview(candidacy, panel, answers=ANSWERS | {"extra": "no"})

    assert len(ANSWERS) == 11
    assert candidacy.interview.answers == ANSWERS


def test_sheet_may_be_corrected_until_an_answer_is_given(centre, panel, worker):
    candidacy = make_candidacy(INTERVIEW_DONE, centre, panel)

    hold_interview(candidacy, panel, answers=ANSWERS | {"secret": "Corrigé"})
    assert candidacy.interview.answers["secret"] == "Corrigé"

    decline(candidacy, reason="number_of_places", **told(worker))
    with pytest.raises(OutOfTurn):
        hold_interview(candidacy, panel)


def test_interview_to_come_is_refused(centre, panel):
    candidacy = make_candidacy(centre=centre)

    with pytest.raises(Refused):
        hold_interview(candidacy, panel, held_on=TODAY + timedelta(days=1))


def test_peer_and_interpreter_are_named(centre, panel):
    candidacy = make_candidacy(centre=centre)
    peer = make_helper("active", centre)

    hold_interview(candidacy, panel, peer=peer, interpreter="Une interprète")

    sheet = candidacy.interview
    assert (sheet.peer, sheet.interpreter) == (peer, "Une interprète")


# Answered


def test_accept_makes_the_person_and_opens_the_file(centre, panel, worker):
    candidacy = make_candidacy(INTERVIEW_DONE, centre, panel, language="prs")

    helper = accept(
        candidacy, referent=worker, tie="resident", availability="le mardi", by=worker, at=NOW
    )

    assert (helper.state, helper.referent, helper.is_adult) == ("potential", worker, True)
    assert (helper.person.chosen_name, helper.person.languages) == ("Sami", ["prs"])
    assert (candidacy.helper, candidacy.person) == (helper, helper.person)


def test_accept_takes_the_person_who_is_known(centre, panel, worker):
    person = make_person(centre)
    candidacy = make_candidacy(INTERVIEW_DONE, centre, panel, person=person)

    helper = accept(candidacy, referent=worker, tie="resident", by=worker, at=NOW)

    assert helper.person == person


def test_accept_of_somebody_who_helped_before_takes_their_file(centre, panel, worker):
    before = make_helper("alumni", centre)
    candidacy = make_candidacy(INTERVIEW_DONE, centre, panel, person=before.person)

    assert accept(candidacy, referent=worker, tie="resident", by=worker, at=NOW) == before


def test_accept_that_is_refused_leaves_nothing(centre, panel, worker):
    candidacy = make_candidacy(INTEREST, centre)
    stranger = make_user(Role.SOCIAL_WORKER, make_centre("Le Grand Large"))

    for referent in (worker, stranger):
        with pytest.raises(Refused):
            accept(candidacy, referent=referent, tie="resident", by=worker, at=NOW)

    assert (Person.objects.count(), PeerHelper.objects.count()) == (0, 0)


def test_accept_of_a_person_of_another_centre_is_refused(centre, panel, worker):
    candidacy = make_candidacy(INTERVIEW_DONE, centre, panel)
    person = make_person(make_centre("Le Grand Large"))

    with pytest.raises(Refused):
        accept(candidacy, person=person, referent=worker, tie="resident", by=worker, at=NOW)


def test_decline_needs_a_reason_of_the_list(centre, panel, worker):
    candidacy = make_candidacy(INTERVIEW_DONE, centre, panel)

    with pytest.raises(Refused):
        decline(candidacy, reason="i_do_not_like_them", **told(worker))

    assert candidacy.state == INTERVIEW_DONE


@pytest.mark.parametrize(
    "lacking", [{"told_by": None}, {"told_at": None}, {"told_at": NOW + timedelta(days=1)}]
)
def test_decline_is_told_by_word_of_mouth_first(centre, panel, worker, lacking):
    candidacy = make_candidacy(INTERVIEW_DONE, centre, panel)

    with pytest.raises(Refused):
        decline(candidacy, reason="number_of_places", **told(worker, **lacking))


@pytest.mark.parametrize(
    "lacking", [{"decline_reason": ""}, {"told_at": None}, {"told_by": None}, {"ended_at": None}]
)
def test_declined_without_reason_or_word_cannot_be_kept(centre, panel, lacking):
    candidacy = make_candidacy(DECLINED, centre, panel)

    with pytest.raises(IntegrityError), transaction.atomic():
        Candidacy.objects.filter(pk=candidacy.pk).update(**lacking)


def test_redirected_without_a_proposal_cannot_be_kept(centre, panel, worker):
    candidacy = make_candidacy(INTERVIEW_DONE, centre, panel)

    with pytest.raises(IntegrityError), transaction.atomic():
        propose_other(candidacy, proposal="", **told(worker))
