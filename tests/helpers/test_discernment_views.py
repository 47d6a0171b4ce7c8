"""Experiences and discernments in the browser: tell, look for a skill, decide, recognise."""

from uuid import uuid4

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from common.models import JournalEntry
from helpers.lifecycle import DiscernmentState, ExperienceState
from helpers.models import CRITERIA, Discernment, Experience
from people.models import Role
from tests.factories.helpers import (
    decide,
    make_compared,
    make_discernment,
    make_experience,
    make_helper,
    make_skill,
    make_theme,
)
from tests.factories.people import make_centre, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    return make_centre("Les Tilleuls")


@pytest.fixture
def chloe(client, centre):
    user = make_user(Role.SOCIAL_WORKER, centre, "Chloé Lambert")
    client.force_login(user)
    return user


@pytest.fixture
def helper(centre, chloe):
    return make_helper(centre=centre, referent=chloe)


def url(verb, record):
    return reverse(f"helpers:{verb}", args=[record.reference])


def telling(**changes):
    return {"text": "J’ai appris le bus.", "language": "fra"} | changes


# Telling


def test_experience_is_written_together_and_shared_at_once(client, helper, chloe):
    theme = make_theme()

    response = client.post(
        url("experience-create", helper),
        telling(theme=theme.pk, language="ara", learnt="Lire un plan"),
    )

    told = Experience.objects.get()
    assert response.url == helper.get_absolute_url()
    assert (told.helper, told.theme, told.language, told.rank) == (helper, theme, "ara", 1)
    assert (told.state, told.learnt) == (ExperienceState.TOLD, "Lire un plan")
    assert JournalEntry.of(told).get().actor == chloe


def test_two_clicks_tell_one_experience(client, helper):
    sent = telling(theme=make_theme().pk, submission=uuid4())

    for _ in range(2):
        client.post(url("experience-create", helper), sent)

    assert Experience.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "x" * 5000}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"theme": "0"}, "theme"),
        ({"language": "xxx"}, "language"),
        ({"learnt": "x" * 601}, "learnt"),
    ],
)
def test_telling_refuses_and_keeps_what_was_typed(client, helper, wrong, field):
    response = client.post(
        url("experience-create", helper), telling(**{"theme": make_theme().pk} | wrong)
    )

    form = response.context["form"]
    assert list(form.errors) == [field]
    assert form["text"].value() == wrong.get("text", "J’ai appris le bus.")
    assert Experience.objects.count() == 0


# Looking for a skill


def test_skill_is_looked_for_in_an_experience(client, helper):
    experience, skill = make_experience(helper=helper), make_skill()

    response = client.post(url("discernment-create", experience), {"skill": skill.pk})

    discernment = Discernment.objects.get()
    assert response.url == discernment.get_absolute_url()
    experience.refresh_from_db()
    assert experience.state == ExperienceState.DISCUSSED


def test_two_clicks_open_one_discernment(client, helper):
    experience, skill = make_experience(helper=helper), make_skill()

    client.post(url("discernment-create", experience), {"skill": skill.pk})
    second = client.post(url("discernment-create", experience), {"skill": skill.pk})

    assert list(second.context["form"].errors) == ["skill"]
    assert Discernment.objects.count() == 1


@pytest.mark.parametrize("skill", ["", "0", "x"])
def test_looking_for_no_skill_is_refused(client, helper, skill):
    experience = make_experience(helper=helper)

    response = client.post(url("discernment-create", experience), {"skill": skill})

    assert list(response.context["form"].errors) == ["skill"]


def test_catalogue_costs_the_same_whatever_needs(client, helper, django_assert_num_queries):
    call_command("load_content", verbosity=0)
    experience = make_experience(helper=helper)

    # session, user, roles, experience, the reading, needed skills, all skills
    with django_assert_num_queries(7):
        response = client.get(url("discernment-create", experience))

    assert response.text.count("<optgroup") == 4


# Deciding


def deciding(**changes):
    rated = dict.fromkeys(CRITERIA, "2")
    return rated | {"decision": "core", "reason": "Un besoin existe"} | changes


@pytest.mark.parametrize(
    ("decision", "then"), [("core", "discernment-recognise"), ("set_aside", "discernment-detail")]
)
def test_decision_is_taken_and_leads_on(client, helper, decision, then):
    discernment = make_compared(make_experience(helper=helper))
    today = timezone.localdate().isoformat()

    response = client.post(
        url("discernment-decide", discernment), deciding(decision=decision, told_on=today)
    )

    discernment.refresh_from_db()
    assert (discernment.state, discernment.decision) == (DiscernmentState.DECIDED, decision)
    assert discernment.adapts_to_other == 2
    assert response.url == url(then, discernment)


def test_four_sentences_are_offered_for_each_criterion(client, helper):
    discernment = make_compared(make_experience(helper=helper))

    form = client.get(url("discernment-decide", discernment)).context["form"]

    assert {name: len(form.fields[name].choices) for name in CRITERIA} == dict.fromkeys(CRITERIA, 4)
    assert [key for key, _ in form.fields["decision"].choices] == list(Discernment.Decision.values)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"distance_level": ""}, "distance_level"),
        ({"duplicable": "4"}, "duplicable"),
        ({"duplicable": "-1"}, "duplicable"),
        ({"decision": "maybe"}, "decision"),
        ({"decision": ""}, "decision"),
        ({"reason": ""}, "reason"),
        ({"reason": "x" * 301}, "reason"),
        ({"reason": "a\x00b"}, "reason"),
        ({"decision": "not_now"}, "decision"),
        ({"decision": "not_now", "plan": "Module TRANSM"}, "decision"),
        ({"decision": "not_now", "plan": "Module", "review_due": "2020-01-01"}, "review_due"),
        ({"decision": "set_aside"}, "decision"),
        ({"decision": "set_aside", "told_on": "2999-01-01"}, "told_on"),
        ({"risks": ["storm"]}, "risks"),
    ],
)
def test_deciding_refuses_and_keeps_what_was_typed(client, helper, wrong, field):
    discernment = make_compared(make_experience(helper=helper))
    sent = deciding(**wrong)

    response = client.post(url("discernment-decide", discernment), sent)

    form = response.context["form"]
    assert list(form.errors) == [field]
    assert {name: form[name].value() for name in sent} == sent
    discernment.refresh_from_db()
    assert discernment.state == DiscernmentState.OPEN


def test_second_click_on_a_decision_changes_nothing(client, helper):
    discernment = make_compared(make_experience(helper=helper))

    client.post(url("discernment-decide", discernment), deciding())
    second = client.post(url("discernment-decide", discernment), deciding(decision="set_aside"))

    assert second.url == discernment.get_absolute_url()
    discernment.refresh_from_db()
    assert discernment.decision == "core"


def test_contested_decision_asks_for_somebody_else(client, helper, centre):
    discernment = make_compared(make_experience(helper=helper))
    decide(discernment)
    client.force_login(helper.person.user)
    client.post(url("discernment-contest", discernment))

    client.force_login(helper.referent)
    same = client.post(url("discernment-decide", discernment), deciding(decision="useful"))
    client.force_login(make_user(Role.MANAGER, centre))
    client.post(url("discernment-decide", discernment), deciding(decision="useful"))

    assert same.context["form"].errors
    discernment.refresh_from_db()
    assert (discernment.state, discernment.decision) == (DiscernmentState.DECIDED, "useful")


def test_helper_contests_and_nobody_in_their_place(client, helper):
    discernment = make_discernment(
        DiscernmentState.RECOGNISED, experience=make_experience(helper=helper)
    )

    assert client.post(url("discernment-contest", discernment)).status_code == 403
    client.force_login(helper.person.user)
    for _ in range(2):
        answer = client.post(url("discernment-contest", discernment))
        assert answer.url == discernment.get_absolute_url()

    actions = [entry.action for entry in JournalEntry.of(discernment)]
    assert actions == ["open", "decide", "recognise", "contest"]


# Recognising


def test_skill_is_recognised_with_level_and_evidence(client, helper):
    discernment = make_discernment(
        DiscernmentState.DECIDED, experience=make_experience(helper=helper)
    )
    sent = {"level": "3", "evidence": "Trois trajets"}

    first, second = [client.post(url("discernment-recognise", discernment), sent) for _ in "ab"]

    assert (first.url, second.url) == (helper.get_absolute_url(), discernment.get_absolute_url())

    discernment.refresh_from_db()
    assert (discernment.state, discernment.level) == (DiscernmentState.RECOGNISED, 3)
    assert discernment.evidence == "Trois trajets"
    assert [entry.action for entry in JournalEntry.of(discernment)][-1] == "recognise"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"level": "5"}, "level"),
        ({"level": "0"}, "level"),
        ({"level": ""}, "level"),
        ({"evidence": ""}, "evidence"),
        ({"evidence": "x" * 301}, "evidence"),
        ({"evidence": "a\x00b"}, "evidence"),
    ],
)
def test_recognising_refuses_and_keeps_what_was_typed(client, helper, wrong, field):
    discernment = make_discernment(
        DiscernmentState.DECIDED, experience=make_experience(helper=helper)
    )
    sent = {"level": "3", "evidence": "Trois trajets"} | wrong

    response = client.post(url("discernment-recognise", discernment), sent)

    form = response.context["form"]
    assert list(form.errors) == [field]
    assert {name: form[name].value() for name in sent} == sent
    discernment.refresh_from_db()
    assert discernment.state == DiscernmentState.DECIDED


def test_what_is_not_of_use_has_no_page_to_recognise_it(client, helper):
    discernment = make_discernment(
        DiscernmentState.DECIDED,
        experience=make_experience(helper=helper),
        decision="not_now",
    )

    for ask in (client.get, client.post):
        answer = ask(url("discernment-recognise", discernment))
        assert answer.url == discernment.get_absolute_url()


def test_helper_does_not_decide_about_oneself(client, helper):
    discernment = make_discernment(experience=make_experience(helper=helper))
    client.force_login(helper.person.user)

    asked = [
        url("discernment-create", discernment.experience),
        url("discernment-decide", discernment),
        url("discernment-recognise", discernment),
    ]
    assert [client.get(address).status_code for address in asked] == [403] * 3


@pytest.mark.parametrize("verb", ["discernment-decide", "discernment-recognise"])
def test_pages_of_a_discernment_stay_cheap(client, helper, django_assert_num_queries, verb):
    call_command("load_content", verbosity=0)
    discernment = make_compared(make_experience(helper=helper))
    if verb == "discernment-recognise":
        decide(discernment)

    # session, user, roles, discernment, its voices, the reading; those of the comparison
    with django_assert_num_queries(8 if verb == "discernment-decide" else 6):
        response = client.get(url(verb, discernment))

    assert response.status_code == 200
