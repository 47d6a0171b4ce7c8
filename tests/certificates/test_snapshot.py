from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from certificates import snapshot, words
from certificates.facts import SCHEMA, shown
from common.errors import Refused
from helpers.actions import add_language
from tests.factories.certificates import make_served_protocol, recognise
from tests.factories.people import make_centre
from tests.factories.programme import make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme(make_centre("Les Tilleuls"))


def test_snapshot_counts_the_sessions_that_were_read_and_no_others(programme):
    protocol = make_served_protocol(programme, sessions=3)
    own = protocol.helper.person.user
    programme.log(protocol, by=own, minutes=60)  # waits to be read

    facts = snapshot.take(protocol, at=timezone.now())

    assert facts["hours"] == {"minutes": 135, "sessions": 3, "rhythm": ""}


def test_snapshot_forgets_what_is_read_after_its_moment(programme):
    protocol = make_served_protocol(programme, sessions=2)
    before = timezone.now()
    programme.log(protocol, minutes=60)

    facts = snapshot.take(protocol, at=before)

    assert facts["hours"]["sessions"] == 2


def test_snapshot_copies_the_words_of_the_day(programme):
    protocol = make_served_protocol(programme, "Amina Rahmani")
    person = protocol.helper.person
    person.native_name, person.native_language = "أمينة", "ara"
    person.save()
    at = timezone.now()
    add_language(protocol.helper, language="ara", oral="C2", written="C1", by=person.user, at=at)

    facts = snapshot.take(protocol, at=at)

    assert facts["schema"] == SCHEMA
    assert facts["holder"] == {
        "name": "Amina Rahmani",
        "native_name": "أمينة",
        "native_language": "ara",
    }
    assert facts["skills"] == [
        {
            "label": "Se repérer dans une ville inconnue et l'apprendre à d'autres",
            "level": 3,
            "level_label": "Seul·e, situation nouvelle",
            "evidence": "A guidé trois trajets",
            "alignments": [
                "RECTEC : Gérer des informations",
                "RECTEC : Communiquer à l'oral",
            ],
        }
    ]
    assert [(one["name"], one["oral"], one["written"]) for one in facts["languages"]] == [
        ("Arabe", "C2", "C1")
    ]
    assert [one["name"] for one in facts["signatories"]] == ["Bruno Morel", "Chloé Lambert"]
    assert facts["autonomy_label"] == words.autonomy_labels()[2]
    assert facts["mission"]["period_end"] == timezone.localdate().isoformat()


def test_snapshot_tells_nothing_of_the_kind_of_place(programme):
    facts = snapshot.take(make_served_protocol(programme), at=timezone.now())

    told = str(facts).lower()
    assert [word for word in ("tilleuls", "cada", "asile", "réfugié") if word in told] == []


def test_snapshot_hides_at_first_what_could_tell_of_an_origin(programme):
    facts = snapshot.take(make_served_protocol(programme), at=timezone.now())

    seen = shown(facts, snapshot.HIDDEN_AT_FIRST)

    assert seen["languages"] == []
    assert seen["holder"]["native_name"] is None
    assert (seen["mission"]["status_label"], seen["contact"]) == (None, None)


def test_a_skill_recognised_twice_is_told_once_at_its_highest_level(programme):
    protocol = make_served_protocol(programme)
    recognise(protocol.helper, by=programme.referent, level=4)
    recognise(protocol.helper, by=programme.referent, level=2, key="facilitating_group")

    facts = snapshot.take(protocol, at=timezone.now())

    assert [skill["level"] for skill in facts["skills"]] == [4, 2]


def test_each_thing_that_is_missing_is_named(programme):
    protocol = programme.draft()

    missing = snapshot.missing_to_prepare(protocol, at=timezone.now())

    assert len(missing) == 4
    with pytest.raises(Refused, match="session"):
        snapshot.take(protocol, at=timezone.now())


def test_nothing_is_missing_once_it_was_signed_recognised_and_read(programme):
    protocol = make_served_protocol(programme)

    assert snapshot.missing_to_prepare(protocol, at=timezone.now()) == []


@pytest.mark.parametrize(
    ("every", "count", "said"),
    [
        (7, 12, "about one session a week"),
        (3, 12, "about 2 sessions a week"),
        (14, 12, "about 2 sessions a month"),
        (30, 6, "about one session a month"),
        (90, 6, ""),
        (1, 3, ""),
    ],
)
def test_rhythm_is_told_from_the_days_themselves(every, count, said):
    days = [date(2026, 1, 5) + timedelta(days=every * step) for step in range(count)]

    with override("en"):
        assert snapshot.rhythm_of(days) == said


@pytest.mark.parametrize("key", ["rome", "rncp_msads", "rectec:speak"])
def test_alignments_are_told_in_words(key):
    frame, colon, title = words.alignment(key).partition(" : ")

    assert (bool(frame), colon, bool(title)) == (True, " : ", True)


def test_no_word_offered_for_the_issuer_tells_what_kind_of_place_it_is():
    offered = words.issuer_wordings("Rives Communes")

    assert len(offered) == 3
    assert all("établissement" not in wording for wording in offered)
