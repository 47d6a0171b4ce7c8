from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from certificates import actions
from certificates.lifecycle import SUGGESTION, SuggestionState
from certificates.models import Suggestion, Voice
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import Role
from tests.factories.people import make_user
from tests.factories.rounds import make_workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop():
    return make_workshop()


def consent(suggestion, by):
    actions.consent(suggestion, by=by, at=timezone.now())


# What is proposed


def test_accepted_addition_stands_after_the_block_it_names(workshop):
    suggestion = workshop.suggest(workshop.helper, text="A aidé dix familles.")

    workshop.agree(suggestion)

    keys = workshop.keys()
    assert suggestion.state == SuggestionState.ACCEPTED
    assert workshop.words_of(keys[keys.index("holder") + 1]) == "A aidé dix familles."


def test_accepted_words_replace_those_of_the_block(workshop):
    suggestion = workshop.suggest(
        workshop.worker, change="reword", block="signatures", text="Fait par {{signatory_name}}."
    )

    workshop.agree(suggestion)

    assert workshop.words_of("signatures") == "Fait par {{signatory_name}}."


def test_accepted_move_puts_the_block_after_the_other(workshop):
    suggestion = workshop.suggest(
        workshop.helper, change="move", block="verification", after="holder"
    )

    workshop.agree(suggestion)

    keys = workshop.keys()
    assert keys.index("verification") == keys.index("holder") + 1


def test_accepted_hiding_hides_the_block(workshop):
    suggestion = workshop.suggest(workshop.helper, change="hide", block="status_note")

    workshop.agree(suggestion)

    workshop.version.refresh_from_db()
    hidden = [block["key"] for block in workshop.version.blocks if block.get("hidden")]
    assert hidden == ["status_note"]


def test_an_unknown_placeholder_is_refused_when_proposed(workshop):
    with pytest.raises(Refused, match="not known here"):
        workshop.suggest(workshop.helper, text="Né à {{birthplace}}")

    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"text": " "}, "Write your words"),
        ({"kind": "signatures"}, "no such kind"),
        ({"kind": "page_break", "recording": b"x"}, "no words to record"),
        ({"after": "nowhere"}, "no longer there"),
        ({"change": "reword", "block": "status_note", "text": "Autre"}, "has no words"),
        ({"change": "reword", "block": "holder", "text": "{{holder_name}}"}, "words that stand"),
        ({"change": "move", "block": "holder", "after": "holder"}, "cannot go there"),
        ({"change": "move", "block": "holder", "after": "heading"}, "there already"),
    ],
)
def test_what_says_nothing_is_refused(workshop, said, why):
    with pytest.raises(Refused, match=why):
        workshop.suggest(workshop.helper, **said)

    assert not Suggestion.objects.exists()


def test_suggestion_sent_twice_is_one(workshop):
    mark = uuid4()

    first = workshop.suggest(workshop.helper, submission=mark)
    second = workshop.suggest(workshop.helper, submission=mark)

    assert first == second
    assert Voice.objects.count() == 1


def test_who_is_not_named_does_not_speak(workshop):
    stranger = make_user(Role.SOCIAL_WORKER, workshop.centre)
    suggestion = workshop.suggest(workshop.helper)

    with pytest.raises(Refused, match="named at the start"):
        workshop.suggest(stranger)
    with pytest.raises(Refused, match="named at the start"):
        consent(suggestion, stranger)

    assert Voice.objects.count() == 1


def test_nobody_speaks_after_the_last_day(workshop):
    suggestion = workshop.suggest(workshop.helper)
    workshop.let_end()

    with pytest.raises(Refused, match="round is over"):
        consent(suggestion, workshop.worker)
    with pytest.raises(Refused, match="round is over"):
        workshop.suggest(workshop.worker)


# Consent


def test_author_consents_by_proposing(workshop):
    suggestion = workshop.suggest(workshop.helper)

    assert suggestion.voices.get().participant.user == workshop.helper
    assert suggestion.state == SuggestionState.OPEN


def test_one_silence_keeps_it_open(workshop):
    suggestion = workshop.suggest(workshop.helper)

    workshop.agree(suggestion, workshop.manager, workshop.worker, workshop.team)
    workshop.version.refresh_from_db()

    assert suggestion.state == SuggestionState.OPEN
    assert "A aidé sans compter." not in str(workshop.version.blocks)


def test_consent_given_twice_is_one(workshop):
    suggestion = workshop.suggest(workshop.helper)

    consent(suggestion, workshop.worker)
    consent(suggestion, workshop.worker)

    assert suggestion.voices.count() == 2
    actions_ = [entry.action for entry in JournalEntry.of(suggestion)]
    assert actions_ == ["suggest", "consent"]


def test_last_consent_given_twice_changes_the_draft_once(workshop):
    suggestion = workshop.suggest(workshop.helper)
    workshop.agree(suggestion)
    count = len(workshop.keys())

    consent(Suggestion.objects.get(), workshop.other_helper)

    assert len(workshop.keys()) == count


def test_a_voice_is_once_in_the_database(workshop):
    suggestion = workshop.suggest(workshop.helper)

    with pytest.raises(IntegrityError), transaction.atomic():
        Voice.objects.create(
            suggestion=suggestion,
            participant=suggestion.author,
            consents=True,
            given_at=timezone.now(),
        )


def test_objection_without_reason_is_refused_with_its_proposal(workshop):
    suggestion = workshop.suggest(workshop.helper)

    with pytest.raises(Refused, match="Say why"):
        workshop.object(suggestion, workshop.worker, reason=" ")

    assert Suggestion.objects.get() == suggestion
    assert suggestion.voices.count() == 1


def test_objection_without_proposal_is_refused_by_the_database(workshop):
    suggestion = workshop.suggest(workshop.helper)

    with pytest.raises(IntegrityError), transaction.atomic():
        Voice.objects.create(
            suggestion=suggestion,
            participant=workshop.taking(workshop.worker),
            consents=False,
            reason="Non",
            given_at=timezone.now(),
        )


def test_objection_stops_it_and_its_proposal_is_one_like_the_others(workshop):
    suggestion = workshop.suggest(workshop.helper)
    instead = workshop.object(suggestion, workshop.worker)

    everyone_else = [workshop.manager, workshop.team, workshop.other_helper]
    workshop.agree(suggestion, *everyone_else)

    voice = suggestion.voices.get(participant__user=workshop.worker)
    assert suggestion.state == SuggestionState.OPEN
    assert (voice.consents, voice.instead) == (False, instead)
    assert instead.state == SuggestionState.OPEN


def test_counter_proposal_accepted_by_all_replaces_the_first(workshop):
    suggestion = workshop.suggest(workshop.helper)
    instead = workshop.object(suggestion, workshop.worker)

    workshop.agree(instead)

    suggestion.refresh_from_db()
    assert instead.state == SuggestionState.ACCEPTED
    assert suggestion.state == SuggestionState.REPLACED


def test_who_objected_may_still_consent(workshop):
    suggestion = workshop.suggest(workshop.helper)
    instead = workshop.object(suggestion, workshop.worker)

    workshop.agree(suggestion)

    instead.refresh_from_db()
    assert suggestion.state == SuggestionState.ACCEPTED
    assert instead.state == SuggestionState.REPLACED


def test_nobody_objects_to_their_own_words(workshop):
    suggestion = workshop.suggest(workshop.helper)

    with pytest.raises(Refused, match="your own words"):
        workshop.object(suggestion, workshop.helper)


def test_objection_falls_when_its_proposal_is_taken_back(workshop):
    suggestion = workshop.suggest(workshop.helper)
    instead = workshop.object(suggestion, workshop.worker)

    actions.take_back(instead, by=workshop.worker, at=timezone.now())

    assert not suggestion.voices.filter(consents=False).exists()


def test_only_its_author_takes_it_back(workshop):
    suggestion = workshop.suggest(workshop.helper)

    with pytest.raises(Refused, match="Only its author"):
        actions.take_back(suggestion, by=workshop.manager, at=timezone.now())


def test_other_words_for_the_same_block_are_too_late_once_one_is_accepted(workshop):
    said = {"change": "reword", "block": "signatures"}
    first = workshop.suggest(workshop.helper, **said, text="Fait ici.")
    second = workshop.suggest(workshop.worker, **said, text="Fait là.")

    workshop.agree(first)

    second.refresh_from_db()
    assert second.state == SuggestionState.OUTDATED
    assert workshop.words_of("signatures") == "Fait ici."


def test_what_the_draft_no_longer_takes_is_too_late(workshop):
    added = workshop.suggest(workshop.helper)
    workshop.agree(added)
    key = workshop.keys()[2]
    after_it = workshop.suggest(workshop.worker, after=key, text="Puis ceci.")
    workshop.version.refresh_from_db()
    workshop.version.blocks = [one for one in workshop.version.blocks if one["key"] != key]
    workshop.version.save()

    workshop.agree(after_it)

    assert after_it.state == SuggestionState.OUTDATED


@pytest.mark.parametrize("state", ["accepted", "declined", "withdrawn"])
def test_settled_suggestion_refuses_each_move(workshop, state):
    suggestion = workshop.suggest(workshop.helper)
    road = {"accepted": "accept", "declined": "decline", "withdrawn": "take_back"}
    suggestion.move(road[state], by=None, at=timezone.now(), settled_at=timezone.now())

    for move in SUGGESTION.values():
        with pytest.raises(OutOfTurn):
            suggestion.move(move.name, by=None, at=timezone.now())
    with pytest.raises(OutOfTurn):
        consent(suggestion, workshop.worker)
