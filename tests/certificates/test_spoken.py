import pytest
from django.utils import timezone

from certificates import actions
from certificates.asking import ICONS
from certificates.lifecycle import SuggestionState
from certificates.models import Change, Comment
from certificates.plain import to_coded, to_plain
from common.errors import Refused
from common.lifecycle import OutOfTurn
from tests.factories.candidacy import make_voice
from tests.factories.rounds import make_workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop():
    return make_workshop()


def consent(suggestion, by):
    actions.consent(suggestion, by=by, at=timezone.now())


# By voice


def speak(workshop, by=None):
    return workshop.suggest(by or workshop.helper, text="", recording=make_voice())


def test_spoken_suggestion_waits_to_be_written_down(workshop):
    spoken = speak(workshop)

    with pytest.raises(OutOfTurn):
        consent(spoken, workshop.worker)

    assert spoken.state == SuggestionState.SPOKEN
    assert not spoken.voices.exists()


def test_facilitator_writes_down_and_the_author_confirms(workshop):
    spoken = speak(workshop)

    actions.write_down(spoken, text="A donné du temps.", by=workshop.manager, at=timezone.now())
    written = spoken.state
    actions.confirm(spoken, by=workshop.helper, at=timezone.now())

    assert (written, spoken.state) == (SuggestionState.WRITTEN, SuggestionState.OPEN)
    assert spoken.voices.get().participant.user == workshop.helper


def test_author_who_writes_down_their_own_words_confirms_them(workshop):
    spoken = speak(workshop)

    actions.write_down(spoken, text="A donné du temps.", by=workshop.helper, at=timezone.now())

    assert spoken.state == SuggestionState.OPEN


def test_nobody_else_writes_down_or_confirms(workshop):
    spoken = speak(workshop)

    with pytest.raises(Refused, match="who facilitates"):
        actions.write_down(spoken, text="Autre", by=workshop.worker, at=timezone.now())
    actions.write_down(spoken, text="A aidé.", by=workshop.manager, at=timezone.now())
    with pytest.raises(Refused, match="author alone"):
        actions.confirm(spoken, by=workshop.manager, at=timezone.now())

    spoken.refresh_from_db()
    assert spoken.state == SuggestionState.WRITTEN


def test_author_says_that_it_is_not_what_was_said(workshop):
    spoken = speak(workshop)
    actions.write_down(spoken, text="Autre chose.", by=workshop.manager, at=timezone.now())

    actions.unwrite(spoken, by=workshop.helper, at=timezone.now())

    assert (spoken.state, spoken.text) == (SuggestionState.SPOKEN, "")


def test_spoken_suggestion_that_nobody_wrote_cannot_be_confirmed(workshop):
    spoken = speak(workshop)

    with pytest.raises(OutOfTurn):
        actions.confirm(spoken, by=workshop.helper, at=timezone.now())


# Comments, words


def test_comment_said_twice_is_one(workshop):
    suggestion = workshop.suggest(workshop.helper)

    for _ in range(2):
        actions.comment(
            workshop.of(),
            text="Très bien",
            suggestion=suggestion,
            by=workshop.worker,
            at=timezone.now(),
        )

    assert Comment.objects.get().text == "Très bien"


def test_comment_on_a_block_that_is_not_there_is_refused(workshop):
    with pytest.raises(Refused, match="no longer there"):
        actions.comment(
            workshop.of(), text="Oui", block="nowhere", by=workshop.worker, at=timezone.now()
        )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("De ‹Mois et année de début› à ici", "De {{period_start}} à ici"),
        ("[Numéro de l’autre]", "[Numéro de l’autre]"),
        ("<nombre de séances validées>", "{{sessions_count}}"),
        ("Auteurs : ‹Auteurs du modèle, s’ils le veulent›", "Auteurs : {{template_authors}}"),
    ],
)
def test_words_of_people_become_those_of_a_block(typed, kept):
    assert to_coded(typed) == kept
    assert to_coded(to_plain(kept)) == kept


def test_every_change_is_offered_with_its_icon():
    assert set(ICONS) == set(Change.values)
