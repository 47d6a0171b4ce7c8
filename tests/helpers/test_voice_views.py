"""Three voices in the browser: nobody reads another before all have spoken; then side by side."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from helpers import wording
from helpers.actions import invite_peer, speak
from helpers.lifecycle import HelperState
from helpers.models import CRITERIA, Discernment, Side, Voice
from people.models import Role
from tests.factories import NOW
from tests.factories.helpers import (
    decide,
    make_compared,
    make_discernment,
    make_experience,
    make_helper,
    make_skill,
)
from tests.factories.people import make_centre, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def helper():
    call_command("load_content", verbosity=0)
    centre = make_centre()
    return make_helper(centre=centre, referent=make_user(Role.SOCIAL_WORKER, centre, "Chloé"))


@pytest.fixture
def peer(helper):
    return make_helper(HelperState.ACTIVE, centre=helper.person.centre, chosen_name="Karim")


@pytest.fixture
def discernment(helper):
    return make_discernment(experience=make_experience(helper=helper), skill=make_skill())


def url(verb, record):
    return reverse(f"helpers:discernment-{verb}", args=[record.reference])


def saying(level="2", **changes):
    return dict.fromkeys(CRITERIA, level) | changes


def sentences(level):
    """Return what this level says on each criterion, in both ways of saying it."""
    rows = wording.criteria()
    return [row.sentences[level] for row in rows] + [row.plain_sentences[level] for row in rows]


def test_three_speak_and_then_read_each_other(client, helper, peer, discernment):
    client.force_login(helper.referent)
    client.post(url("invite", discernment), {"peer": peer.pk, "is_agreed": "on"})
    client.post(url("speak", discernment), saying("0"))
    client.force_login(peer.person.user)
    thanked = client.post(url("speak", discernment), saying("1"))
    client.force_login(helper.person.user)
    client.post(url("speak", discernment), saying("3"))

    rows = client.get(url("detail", discernment)).context["rows"]
    levels = Voice.objects.order_by("side").values_list("side", "duplicable")
    assert thanked.url == reverse("home")
    assert list(levels) == [("helper", 3), ("peer", 1), ("professional", 0)]
    assert [len(row.cells) for row in rows] == [3] * 7
    assert [row.is_far for row in rows] == [True] * 7


def test_nothing_of_a_voice_is_in_the_pages_of_another(client, helper, peer, discernment):
    """Voices at level 3 are not said on any page but where all four sentences are offered."""
    invite_peer(discernment, peer=peer, by=helper.referent, at=NOW)
    levels = dict.fromkeys(CRITERIA, 3)
    speak(discernment, side=Side.PROFESSIONAL, levels=levels, by=helper.referent, at=NOW)
    client.force_login(helper.person.user)

    told = client.get(url("detail", discernment))
    asked = client.get(url("speak", discernment))

    assert told.context["rows"] == []
    assert not any(sentence in told.text for sentence in sentences(3))
    assert [asked.context["form"][name].value() for name in CRITERIA] == [None] * 7
    assert "checked" not in asked.text


@pytest.mark.parametrize("who", ["referent", "manager", "peer"])
def test_rater_sees_their_own_voice_and_no_other(client, helper, peer, discernment, who):
    invite_peer(discernment, peer=peer, by=helper.referent, at=NOW)
    own = {
        "referent": helper.referent,
        "manager": make_user(Role.MANAGER, helper.person.centre),
        "peer": peer.person.user,
    }[who]
    speak(
        discernment,
        side=Side.HELPER,
        levels=dict.fromkeys(CRITERIA, 3),
        by=helper.person.user,
        at=NOW,
    )
    client.force_login(own)
    if who != "manager":
        client.post(url("speak", discernment), saying("1"))

    form = client.get(url("speak", discernment)).context["form"]

    said = None if who == "manager" else 1
    assert [form[name].value() for name in CRITERIA] == [said] * 7


def test_page_says_who_has_spoken_and_not_what(client, helper, discernment):
    client.force_login(helper.person.user)
    client.post(url("speak", discernment), saying("3"))

    client.force_login(helper.referent)
    page = client.get(url("detail", discernment))

    seats = [(seat.side, seat.is_said) for seat in page.context["seats"] if seat.is_asked]
    assert seats == [("helper", True), ("professional", False)]
    assert not any(sentence in page.text for sentence in sentences(3))


def test_peer_reads_neither_comparison_nor_decision(client, helper, peer, discernment):
    invite_peer(discernment, peer=peer, by=helper.referent, at=NOW)
    for side, by in {"helper": helper.person.user, "professional": helper.referent}.items():
        speak(discernment, side=side, levels=dict.fromkeys(CRITERIA, 2), by=by, at=NOW)
    client.force_login(peer.person.user)

    client.post(url("speak", discernment), saying("2"))

    assert client.get(url("detail", discernment)).status_code == 403
    assert client.get(url("decide", discernment)).status_code == 403
    assert client.get(url("speak", discernment)).url == reverse("home")
    assert client.get(helper.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("wrong", [{"duplicable": ""}, {"duplicable": "4"}, {"duplicable": "x"}])
def test_voice_that_is_not_whole_is_asked_again(client, helper, discernment, wrong):
    client.force_login(helper.person.user)

    response = client.post(url("speak", discernment), saying(**wrong))

    assert list(response.context["form"].errors) == ["duplicable"]
    assert Voice.objects.count() == 0


def test_second_professional_is_told_that_one_has_spoken(client, helper, discernment):
    client.force_login(helper.referent)
    client.post(url("speak", discernment), saying())
    client.force_login(make_user(Role.MANAGER, helper.person.centre))

    assert client.post(url("speak", discernment), saying("0")).url == url("detail", discernment)
    assert Voice.objects.get().duplicable == 2


def test_decision_starts_from_what_the_professional_said(client, helper):
    discernment = make_compared(
        make_experience(helper=helper), professional={"duplicable": 1}, helper={"duplicable": 3}
    )
    client.force_login(helper.referent)

    page = client.get(url("decide", discernment))

    assert page.context["form"]["duplicable"].value() == 1
    assert [row.label for row in page.context["far"]] == ["Transposable"]


def test_decision_waits_for_all_voices(client, helper, discernment):
    client.force_login(helper.referent)

    asked = client.get(url("decide", discernment))
    client.post(url("decide", discernment), saying() | {"decision": "core", "reason": "Utile"})

    assert asked.url == url("detail", discernment)
    assert Discernment.objects.get().state == "open"


@pytest.mark.parametrize("who", ["helper", "referent"])
def test_disagreement_stays_in_sight_after_the_decision(client, helper, who):
    discernment = make_compared(make_experience(helper=helper), helper={"duplicable": 0})
    decide(discernment)
    client.force_login(helper.person.user if who == "helper" else helper.referent)

    context = client.get(url("detail", discernment)).context

    assert [row.agreed != "" for row in context["rows"]] == [True] * 7
    assert len(context["far"]) == 1


def test_only_a_peer_who_may_be_asked_is_offered(client, helper, peer, discernment):
    make_helper(HelperState.ACTIVE, chosen_name="Ailleurs")
    make_helper(HelperState.PAUSED, centre=helper.person.centre)
    client.force_login(helper.referent)

    form = client.get(url("invite", discernment)).context["form"]
    refused = client.post(url("invite", discernment), {"peer": peer.pk})

    assert [label for _, label in form.fields["peer"].choices][1:] == ["Karim"]
    assert list(refused.context["form"].errors) == ["is_agreed"]
    assert Voice.objects.count() == 0


def test_peer_is_waited_for_no_longer(client, helper, peer, discernment):
    invite_peer(discernment, peer=peer, by=helper.referent, at=NOW)
    client.force_login(helper.referent)

    for _ in range(2):
        client.post(url("release", discernment))

    assert Voice.objects.count() == 0


def test_helper_replies_to_a_decision(client, helper):
    discernment = make_compared(make_experience(helper=helper))
    decide(discernment)
    client.force_login(helper.person.user)

    refused = client.post(url("answer", discernment), {"text": "x" * 601})
    client.post(url("answer", discernment), {"text": "Je préfère attendre."})
    again = client.post(url("answer", discernment), {"text": "Autre chose"})

    client.force_login(helper.referent)
    page = client.get(url("detail", discernment)).text
    assert list(refused.context["form"].errors) == ["text"]
    assert again.url == url("detail", discernment)
    assert "Je préfère attendre." in page
    assert "Autre chose" not in page


def test_what_was_put_off_is_opened_again(client, helper):
    discernment = make_compared(make_experience(helper=helper))
    decide(discernment, "not_now")
    client.force_login(helper.referent)

    page = client.get(url("detail", discernment)).text
    client.post(url("reopen", discernment))

    assert url("reopen", discernment) in page
    assert Discernment.objects.get().state == "open"


def test_page_of_a_discernment_stays_cheap(client, helper, django_assert_num_queries):
    discernment = make_compared(make_experience(helper=helper))
    client.force_login(helper.referent)

    # session, user, roles, discernment, its voices, the reading, voices to compare, former, history
    with django_assert_num_queries(9):
        client.get(url("detail", discernment))
