from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from certificates import actions
from certificates.lifecycle import ROUND, RoundState, VersionState
from certificates.models import Participant, Round
from common import storage
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import Role
from tests.factories.candidacy import make_voice
from tests.factories.people import make_centre, make_user
from tests.factories.rounds import make_workshop, open_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop():
    return make_workshop()


def close(workshop, by=None):
    actions.close(workshop.of(), by=by or workshop.manager, at=timezone.now())


# Opening


def test_round_opens_with_its_people_and_sides(workshop):
    sides = dict(workshop.of().participants.values_list("user__name", "side"))

    workshop.version.refresh_from_db()
    assert workshop.version.state == VersionState.SHARED
    assert sides == {
        "Bruno Morel": "professional",
        "Chloé Lambert": "professional",
        "Inès Carvalho": "professional",
        "Amina Rahmani": "helper",
        "Selam Haile": "helper",
    }


def test_round_without_a_helper_is_refused():
    workshop = make_workshop(opened=False)

    with pytest.raises(Refused, match="at least one helper"):
        open_round(workshop, users=[workshop.manager, workshop.worker])

    workshop.version.refresh_from_db()
    assert workshop.version.state == VersionState.DRAFT


def test_round_without_staff_is_refused():
    workshop = make_workshop(opened=False)

    with pytest.raises(Refused, match="at least one helper"):
        open_round(workshop, users=[workshop.helper, workshop.other_helper])


def test_round_refuses_people_of_another_association():
    workshop = make_workshop(opened=False)
    stranger = make_user(Role.HELPER, make_centre("Ailleurs"))

    with pytest.raises(Refused, match="of the association"):
        open_round(workshop, users=[workshop.manager, stranger])


@pytest.mark.parametrize("days", [0, -1, 400])
def test_round_lasts_between_a_day_and_six_months(days):
    workshop = make_workshop(opened=False)

    with pytest.raises(Refused, match="six months"):
        open_round(workshop, ends_on=timezone.localdate() + timedelta(days=days))


def test_round_opens_once_per_version(workshop):
    with pytest.raises(Refused, match="open already"):
        open_round(workshop)

    assert Round.objects.count() == 1


def test_two_open_rounds_on_a_version_are_refused_by_the_database(workshop):
    known = Round.objects.values().get()
    known.pop("id")
    known.pop("reference")

    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.create(**known)


def test_participant_is_in_a_round_once(workshop):
    with pytest.raises(IntegrityError), transaction.atomic():
        Participant.objects.create(round=workshop.of(), user=workshop.helper, side="helper")


# Credits


def test_credit_is_told_by_each_for_themselves(workshop):
    taking = workshop.taking(workshop.helper)

    actions.tell_credit(
        taking, name="  Amina  R. ", on_certificates=True, by=workshop.helper, at=timezone.now()
    )

    taking.refresh_from_db()
    assert (taking.credit_name, taking.on_certificates) == ("Amina R.", True)


def test_nobody_tells_the_credit_of_another(workshop):
    taking = workshop.taking(workshop.helper)

    with pytest.raises(Refused, match="for themselves"):
        actions.tell_credit(
            taking, name="Amina", on_certificates=True, by=workshop.manager, at=timezone.now()
        )

    taking.refresh_from_db()
    assert taking.credit_name == ""


def test_credit_on_certificates_needs_a_name(workshop):
    taking = workshop.taking(workshop.helper)

    with pytest.raises(Refused, match="name to print"):
        actions.tell_credit(
            taking, name=" ", on_certificates=True, by=workshop.helper, at=timezone.now()
        )


# Closing


def test_round_does_not_close_before_its_end_while_something_is_open(workshop):
    workshop.suggest(workshop.helper)

    with pytest.raises(Refused, match="1 proposal is still open"):
        close(workshop)

    assert Round.objects.get().state == RoundState.OPEN


def test_round_closes_before_its_end_once_all_is_settled(workshop):
    workshop.agree(workshop.suggest(workshop.helper))

    close(workshop)

    assert Round.objects.get().state == RoundState.CLOSED


def test_silence_of_less_than_half_accepts_after_the_end(workshop):
    suggestion = workshop.suggest(workshop.helper)
    workshop.agree(suggestion, workshop.other_helper, workshop.worker)
    workshop.let_end()

    close(workshop)

    suggestion.refresh_from_db()
    assert suggestion.state == "accepted"
    assert workshop.words_of(workshop.keys()[2]) == "A aidé sans compter."


def test_silence_of_more_than_half_declines_after_the_end(workshop):
    suggestion = workshop.suggest(workshop.helper)
    workshop.agree(suggestion, workshop.other_helper)
    workshop.let_end()

    close(workshop)

    suggestion.refresh_from_db()
    assert suggestion.state == "declined"


def test_an_objection_declines_after_the_end_however_many_agree(workshop):
    suggestion = workshop.suggest(workshop.helper)
    workshop.agree(suggestion, workshop.worker, workshop.team, workshop.manager)
    workshop.object(suggestion, workshop.other_helper)
    workshop.let_end()

    close(workshop)

    suggestion.refresh_from_db()
    assert suggestion.state == "declined"


def test_recordings_go_when_the_round_ends(workshop):
    spoken = workshop.suggest(workshop.helper, text="", recording=make_voice())
    workshop.let_end()

    with transaction.atomic():
        close(workshop)

    heard = spoken.audio
    spoken.refresh_from_db()
    assert (spoken.state, spoken.audio) == ("declined", "")
    assert heard


def test_recording_of_an_ended_round_is_removed_from_the_disk(
    workshop, django_capture_on_commit_callbacks
):
    spoken = workshop.suggest(workshop.helper, text="", recording=make_voice(seconds=0.3))
    workshop.let_end()

    with django_capture_on_commit_callbacks(execute=True):
        close(workshop)

    with pytest.raises(FileNotFoundError):
        storage.read(spoken.audio)


def test_abandoned_round_says_why_and_gives_the_draft_back(workshop):
    workshop.suggest(workshop.helper)

    actions.abandon(
        workshop.of(), why="L’atelier reprend en mars.", by=workshop.manager, at=timezone.now()
    )

    workshop.version.refresh_from_db()
    assert workshop.version.state == VersionState.DRAFT
    assert Round.objects.get().state == RoundState.ABANDONED
    assert not workshop.of().suggestions.unsettled().exists()


def test_abandoned_without_a_reason_is_refused(workshop):
    with pytest.raises(Refused, match="Say why"):
        actions.abandon(workshop.of(), why=" ", by=workshop.manager, at=timezone.now())


@pytest.mark.parametrize("state", ["closed", "abandoned"])
def test_ended_round_refuses_each_move(workshop, state):
    if state == "closed":
        close(workshop)
    else:
        actions.abandon(workshop.of(), why="Fini", by=workshop.manager, at=timezone.now())

    for move in ROUND.values():
        with pytest.raises(OutOfTurn):
            workshop.of().move(move.name, by=None, at=timezone.now())


# Publishing


def test_template_is_published_after_its_round_with_its_authors(workshop):
    for user, name, shown in [(workshop.helper, "Amina R.", True), (workshop.worker, "Chloé", 0)]:
        actions.tell_credit(
            workshop.taking(user),
            name=name,
            on_certificates=bool(shown),
            by=user,
            at=timezone.now(),
        )
    workshop.agree(workshop.suggest(workshop.helper))
    close(workshop)

    actions.publish_together(workshop.version, by=workshop.manager, at=timezone.now())

    assert workshop.version.state == VersionState.PUBLISHED
    assert workshop.version.authors.count() == 5
    assert workshop.version.credits() == ["Chloé", "Amina R."]
    assert workshop.version.credits_on_paper() == "Amina R."


def test_template_is_not_published_while_its_round_is_open(workshop):
    with pytest.raises(Refused, match="still open"):
        actions.publish_together(workshop.version, by=workshop.manager, at=timezone.now())

    workshop.version.refresh_from_db()
    assert workshop.version.state == VersionState.SHARED


def test_template_is_not_published_without_a_round():
    workshop = make_workshop(opened=False)

    with pytest.raises(Refused, match="after a round"):
        actions.publish_together(workshop.version, by=workshop.manager, at=timezone.now())


def test_next_version_credits_the_authors_of_the_words_it_keeps(workshop):
    taking = workshop.taking(workshop.helper)
    actions.tell_credit(
        taking, name="Amina", on_certificates=True, by=workshop.helper, at=timezone.now()
    )
    close(workshop)
    actions.publish_together(workshop.version, by=workshop.manager, at=timezone.now())
    renewed = actions.renew(workshop.version, by=workshop.manager, at=timezone.now())
    workshop.version = renewed
    workshop.round = open_round(workshop, users=[workshop.worker, workshop.other_helper])
    close(workshop)

    actions.publish_together(renewed, by=workshop.manager, at=timezone.now())

    assert renewed.credits_on_paper() == "Amina"
    assert renewed.number == 2


def test_round_is_told_in_the_journal(workshop):
    close(workshop)

    assert [entry.action for entry in JournalEntry.of(workshop.of())] == ["open", "close"]
