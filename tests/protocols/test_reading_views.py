from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.html import escape

from common.typography import typo
from protocols.actions import confirm_translation, enter_translation
from protocols.lifecycle import PROPOSED
from protocols.models import Clause, ClauseTranslation, Protocol, Reading, Understanding
from protocols.questions import Topic, asked_on
from tests.factories import NOW
from tests.factories.people import make_user
from tests.factories.protocols import make_protocol, make_team, read_by

pytestmark = pytest.mark.django_db

ARABIC = "{{helper_name}} يحفظ السر."


def address(name, protocol):
    return reverse(f"protocols:protocol-{name}", args=[protocol.reference])


def translate(team, key="confidentiality", text=ARABIC, **told):
    facts = {"language": "ara", "by": team.referent} | told
    return enter_translation(Clause.objects.get(key=key), text=text, at=NOW, **facts)


def test_helper_says_who_read_the_text_then_answers_one_question_per_page(client):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    client.force_login(protocol.helper.person.user)
    told = {
        "explained_by": "Chloé Lambert",
        "how": "aloud",
        "language": "ara",
        "interpreter_name": "",
        "text_sha256": protocol.text_sha256,
    }

    response = client.post(address("read", protocol), told)
    asked_in_turn = []
    while (page := client.get(response.url)).status_code == 200:
        asked = page.context["asked"]
        asked_in_turn.append(asked.topic)
        right = {"topic": asked.topic, "chosen": asked.right}
        response = client.post(response.url, right | {"text_sha256": protocol.text_sha256})

    assert asked_in_turn == [asked.topic for asked in asked_on(protocol.text)]
    assert page.url == address("sign", protocol)
    assert client.get(page.url).context["may_sign"]
    reading = Reading.objects.get()
    assert (reading.explained_by, reading.language) == ("Chloé Lambert", "ara")
    assert reading.recorded_by == protocol.helper.person.user


def test_wrong_answer_is_explained_and_asked_again(client):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    client.force_login(protocol.helper.person.user)
    asked = asked_on(protocol.text)[0]
    wrong = next(key for key, _ in asked.answers if key != asked.right)

    page = client.post(
        address("understand", protocol),
        {"topic": asked.topic, "chosen": wrong, "text_sha256": protocol.text_sha256},
    )

    assert page.status_code == 200
    assert escape(typo(asked.feedback)) in page.text
    assert escape(typo(asked.text)) in page.text
    assert not Understanding.objects.exists()


def test_question_of_another_text_is_not_answered(client):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    client.force_login(protocol.helper.person.user)

    for typed in ({}, {"topic": "stop", "chosen": "b", "text_sha256": "0" * 64}, {"topic": "x"}):
        response = client.post(address("understand", protocol), typed, follow=True)
        assert len(response.context["messages"]) == 1

    assert not Understanding.objects.exists()


def test_sign_page_says_what_is_missing_and_offers_no_signature(client):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    client.force_login(protocol.helper.person.user)

    before = client.get(address("sign", protocol))
    read_by(team, protocol)
    after = client.get(address("sign", protocol))

    assert (before.context["may_sign"], after.context["may_sign"]) == (False, True)
    assert 'name="agree"' not in before.text
    assert 'name="agree"' in after.text
    assert address("read", protocol) in before.text


def test_reading_without_a_name_is_asked_again(client):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    client.force_login(team.referent)
    typed = {"explained_by": "", "how": "aloud", "language": "ara"}

    page = client.post(address("read", protocol), typed)

    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"explained_by"}
    assert not Reading.objects.exists()


# The reading copy


def test_copy_stands_beside_the_french_and_says_what_it_is_worth(client):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    translate(team)
    client.force_login(protocol.helper.person.user)

    page = client.get(address("sign", protocol) + "?copy=ara")

    assert "Amina Rahmani يحفظ السر." in page.text
    assert '<p lang="ar" dir="rtl">' in page.text
    assert page.context["copy_direction"] == "rtl"
    marked = [article for article in page.context["articles"] if article["copy"]]
    assert [article["is_confirmed"] for article in marked] == [False]
    french = protocol.text["articles"][0]["paragraphs"][0]
    assert escape(typo(french)) in page.text


def test_copy_read_by_a_second_person_is_marked_no_more(client):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    copy = translate(team)
    confirm_translation(copy, seen=copy.digest(), by=team.manager, at=NOW)
    client.force_login(protocol.helper.person.user)

    page = client.get(address("sign", protocol) + "?copy=ara")

    assert [a["is_confirmed"] for a in page.context["articles"] if a["copy"]] == [True]


def test_copy_of_another_french_is_not_shown(client):
    team = make_team()
    translate(team)
    Clause.objects.filter(key="confidentiality").update(text="{{helper_name}} se tait.")
    protocol = make_protocol(team, state=PROPOSED)
    client.force_login(protocol.helper.person.user)

    page = client.get(address("sign", protocol) + "?copy=ara")

    assert [a["key"] for a in page.context["articles"] if a["copy"]] == []


def test_copy_is_in_the_language_of_the_reading_unless_asked(client):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    translate(team)
    translate(team, language="prs", text="راز")
    read_by(team, protocol, language="prs")
    client.force_login(protocol.helper.person.user)

    def shown(asked):
        return client.get(address("sign", protocol) + asked).context["copy_language"]

    assert [shown(asked) for asked in ("", "?copy=ara", "?copy=fra")] == ["prs", "ara", ""]


# Entering and confirming copies


def place(verb, language="ara", clause="confidentiality"):
    known = Clause.objects.filter(key=clause).values_list("reference", flat=True).first()
    return reverse(f"protocols:translation-{verb}", args=[language, known or uuid4()])


def test_copy_is_entered_by_one_and_confirmed_by_another(client):
    team = make_team()
    client.force_login(team.referent)
    client.post(place("update"), {"text": ARABIC})
    copy = ClauseTranslation.objects.select_related("clause").get()

    client.post(place("confirm"), {"seen": copy.digest()})
    copy.refresh_from_db()
    by_oneself = copy.confirmed_by
    client.force_login(team.manager)
    client.post(place("confirm"), {"seen": copy.digest()})
    copy.refresh_from_db()

    assert (by_oneself, copy.confirmed_by) == (None, team.manager)
    assert copy.entered_by == team.referent


def test_corrected_copy_is_to_be_confirmed_again(client):
    team = make_team()
    copy = translate(team)
    seen = copy.digest()
    confirm_translation(copy, seen=seen, by=team.manager, at=NOW)
    client.force_login(team.manager)

    client.post(place("update"), {"text": "السر"})
    client.force_login(team.referent)
    client.post(place("confirm"), {"seen": seen})

    copy = ClauseTranslation.objects.get()
    assert (copy.text, copy.confirmed_by, copy.entered_by) == ("السر", None, team.manager)


@pytest.mark.parametrize("text", ["", "{{badge_number}} السر"])
def test_copy_that_says_nothing_or_more_than_the_french_is_asked_again(client, text):
    team = make_team()
    client.force_login(team.referent)

    page = client.post(place("update"), {"text": text})

    assert (page.status_code, page.context["form"].errors.keys()) == (200, {"text"})
    assert not ClauseTranslation.objects.exists()


@pytest.mark.parametrize(
    ("language", "clause"), [("fra", "danger"), ("xxx", "danger"), ("ara", "z")]
)
def test_copy_of_an_unknown_clause_or_language_is_not_there(client, language, clause):
    team = make_team()
    client.force_login(team.referent)

    assert client.get(place("update", language, clause)).status_code == 404


def test_list_shows_each_clause_and_its_copy_at_a_steady_cost(client, django_assert_num_queries):
    team = make_team()
    translate(team)
    client.force_login(team.referent)

    with django_assert_num_queries(5):  # session, user, roles, clauses, copies
        page = client.get(reverse("protocols:translation-list") + "?language=ara")

    assert len(page.context["rows"]) == Clause.objects.count()


def test_helper_does_not_write_copies(client):
    team = make_team()
    client.force_login(make_user("helper", team.centre))

    assert client.get(reverse("protocols:translation-list")).status_code == 403


def test_everything_understood_is_dated_and_never_marked():
    names = {field.name for field in Understanding._meta.get_fields()}

    assert names == {"id", "protocol", "text_sha256", "topic", "understood_at", "recorded_by"}
    assert len(Topic) == 5


def test_page_costs_the_same_with_and_without_copies(client, django_assert_max_num_queries):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    for key in ("confidentiality", "neutrality", "danger"):
        translate(team, key=key, text="السر")
    client.force_login(protocol.helper.person.user)

    with django_assert_max_num_queries(12):
        client.get(address("sign", protocol))

    assert Protocol.objects.count() == 1
