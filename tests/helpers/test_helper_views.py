"""The file of a helper in the browser: list, open, read, correct, move, languages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from common.models import AccessEntry, JournalEntry
from helpers.actions import add_language
from helpers.lifecycle import HELPER, DiscernmentState, HelperState
from helpers.models import PeerHelper, Tie
from people.models import Role
from tests.factories import NOW
from tests.factories.helpers import make_discernment, make_experience, make_helper
from tests.factories.people import make_centre, make_person, make_user

pytestmark = pytest.mark.django_db
LIST, CREATE = reverse("helpers:helper-list"), reverse("helpers:helper-create")
WITHOUT_A_BUTTON = ("activate", "consolidate", "prepare_exit", "resume_settled")
"""By itself, by a form of its own, or the other end of a pause."""
WEB_MOVES = [name for name in HELPER if name not in WITHOUT_A_BUTTON]


@pytest.fixture
def centre():
    return make_centre("Les Tilleuls")


@pytest.fixture
def chloe(client, centre):
    user = make_user(Role.SOCIAL_WORKER, centre, "Chloé Lambert")
    client.force_login(user)
    return user


def url(verb, record):
    return reverse(f"helpers:{verb}", args=[record.reference])


@pytest.mark.parametrize(
    ("role", "answer"),
    [(Role.MANAGER, 200), (Role.SOCIAL_WORKER, 200), (Role.TEAM, 403), (Role.HELPER, 403)],
)
def test_list_is_for_those_in_charge(client, centre, role, answer):
    client.force_login(make_user(role, centre))

    assert client.get(LIST).status_code == answer
    assert client.get(CREATE).status_code == answer


@pytest.mark.parametrize("length", [1, 3])
def test_list_costs_the_same_however_long(client, centre, chloe, django_assert_num_queries, length):
    for _ in range(length):
        helper = make_helper(centre=centre, chosen_name="Amina")
        add_language(helper, language="ara", oral="C2", by=chloe, at=NOW)
    make_helper(chosen_name="Amina")

    with django_assert_num_queries(6):  # session, user, roles, count, helpers, languages
        response = client.get(LIST)

    assert response.text.count("Amina") == length
    assert response.text.count("<strong>C2</strong>") == length


def test_list_is_narrowed_by_state(client, centre, chloe):
    for state in HelperState:
        make_helper(state, centre=centre)

    shown = {
        show: {helper.state for helper in client.get(LIST, {"show": show}).context["page"]}
        for show in ("running", "coming", "paused", "gone")
    }

    assert shown == {
        "running": {"active", "consolidated", "exiting"},
        "coming": {"potential", "onboarding"},
        "paused": {"paused"},
        "gone": {"alumni", "left"},
    }


def opening(person, referent, **changes):
    return {
        "person": person.pk,
        "referent": referent.pk,
        "tie": Tie.RESIDENT,
        "is_adult": "on",
        "availability": "le mardi",
        "life_project": "",
    } | changes


def test_file_is_opened(client, centre, chloe):
    person = make_person(centre)

    asked = client.get(CREATE, {"person": person.reference})
    response = client.post(CREATE, opening(person, chloe))

    helper = PeerHelper.objects.get()
    assert asked.context["form"].initial == {"referent": chloe.pk, "person": person.pk}
    assert response.url == helper.get_absolute_url()
    assert (helper.person, helper.referent, helper.state) == (person, chloe, HelperState.POTENTIAL)
    assert JournalEntry.of(helper).get().actor == chloe


@pytest.mark.parametrize("asked", ["", "x", "00000000-0000-0000-0000-000000000000", "\x00"])
def test_file_of_nobody_known_is_opened_empty(client, chloe, asked):
    assert client.get(CREATE, {"person": asked}).context["form"].initial == {"referent": chloe.pk}


def test_two_clicks_open_one_file(client, centre, chloe):
    sent = opening(make_person(centre), chloe)

    client.post(CREATE, sent)
    second = client.post(CREATE, sent)

    assert list(second.context["form"].errors) == ["person"]
    assert PeerHelper.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"is_adult": ""}, "is_adult"),
        ({"tie": "cousin"}, "tie"),
        ({"tie": ""}, "tie"),
        ({"referent": ""}, "referent"),
        ({"person": "x"}, "person"),
        ({"availability": "x" * 201}, "availability"),
        ({"life_project": "a\x00b"}, "life_project"),
    ],
)
def test_opening_refuses_and_keeps_what_was_typed(client, centre, chloe, wrong, field):
    response = client.post(CREATE, opening(make_person(centre), chloe) | wrong)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    kept = "life_project" if field == "availability" else "availability"
    assert response.context["form"][kept].value() == ("" if kept == "life_project" else "le mardi")
    assert PeerHelper.objects.count() == 0


def test_person_or_referent_of_another_centre_is_not_offered(client, centre, chloe):
    elsewhere = make_centre("Ailleurs")
    stranger = make_user(Role.SOCIAL_WORKER, elsewhere)

    response = client.post(CREATE, opening(make_person(elsewhere), stranger))

    assert sorted(response.context["form"].errors) == ["person", "referent"]


@pytest.mark.parametrize("length", [1, 3])
def test_file_costs_the_same_however_full(client, centre, chloe, django_assert_num_queries, length):
    helper = make_helper(centre=centre)
    for code in ("ara", "fra", "eng")[:length]:
        add_language(helper, language=code, oral="C2", by=chloe, at=NOW)
        experience = make_experience(helper=helper, text="Le bus.")
        for _ in range(length):
            make_discernment(DiscernmentState.RECOGNISED, experience=experience)
    address = helper.get_absolute_url()

    # session, user, roles, helper, its languages, the reading, experiences, discernments, who has
    # spoken, history
    with django_assert_num_queries(10):
        response = client.get(address)

    assert response.text.count("Le bus.") == length


def test_reading_a_file_is_noted(client, centre, chloe):
    helper = make_helper(centre=centre)

    client.get(helper.get_absolute_url())

    entry = AccessEntry.objects.get()
    assert (entry.actor, entry.record_reference) == (chloe, helper.reference)


@pytest.mark.parametrize("length", [1, 3])
def test_helper_reads_their_own_file_on_their_own_page(client, django_assert_num_queries, length):
    helper = make_helper()
    for _ in range(length):
        make_discernment(DiscernmentState.RECOGNISED, experience=make_experience(helper=helper))
    client.force_login(helper.person.user)

    with django_assert_num_queries(10):
        response = client.get(helper.get_absolute_url())

    assert response.templates[0].name == "helpers/helper_mine.html"
    assert len(response.context["recognised"]) == length
    assert 'class="phone"' in response.text


def test_helper_never_sees_the_file_of_another(client):
    mine, other = make_helper(), make_helper()
    discernment = make_discernment(experience=make_experience(helper=other))
    client.force_login(mine.person.user)

    asked = [
        other.get_absolute_url(),
        url("helper-update", other),
        url("language-add", other),
        url("experience-create", other),
        url("discernment-create", discernment.experience),
        url("discernment-decide", discernment),
        url("discernment-recognise", discernment),
    ]
    assert [client.get(address).status_code for address in asked] == [404] * 7
    assert client.post(url("discernment-contest", discernment)).status_code == 404
    assert [client.post(url(f"helper-{move}", other)).status_code for move in WEB_MOVES] == [
        404
    ] * len(WEB_MOVES)


def test_helper_may_not_do_what_takes_the_team(client):
    helper = make_helper(HelperState.ACTIVE)
    client.force_login(helper.person.user)

    assert client.get(url("helper-update", helper)).status_code == 403
    answers = {move: client.post(url(f"helper-{move}", helper)).status_code for move in WEB_MOVES}
    assert answers == {
        "welcome": 403,
        "pause": 302,
        "resume": 302,
        "graduate": 403,
        "leave": 302,
    }


@pytest.mark.parametrize("move", WEB_MOVES)
def test_move_goes_through_and_is_told(client, centre, chloe, move):
    helper = make_helper(HELPER[move].sources[0], centre=centre)

    response = client.post(url(f"helper-{move}", helper), follow=True)

    helper.refresh_from_db()
    assert helper.state == HELPER[move].target
    assert [message.level_tag for message in response.context["messages"]] == ["success"]
    assert JournalEntry.of(helper).last().actor == chloe


@pytest.mark.parametrize("move", WEB_MOVES)
def test_second_click_on_a_move_changes_nothing(client, centre, chloe, move):
    helper = make_helper(HELPER[move].sources[0], centre=centre)

    client.post(url(f"helper-{move}", helper))
    journal = list(JournalEntry.of(helper))
    response = client.post(url(f"helper-{move}", helper), follow=True)

    assert "warning" in [message.level_tag for message in response.context["messages"]]
    assert list(JournalEntry.of(helper)) == journal


def test_move_takes_a_post(client, centre, chloe):
    helper = make_helper(HelperState.ACTIVE, centre=centre)

    assert client.get(url("helper-leave", helper)).status_code == 405


def test_file_is_corrected(client, centre, chloe):
    helper = make_helper(centre=centre, referent=chloe)
    changed = {"referent": chloe.pk, "tie": Tie.EXTERNAL, "availability": "le jeudi"}

    response = client.post(url("helper-update", helper), changed)

    helper.refresh_from_db()
    assert response.url == helper.get_absolute_url()
    assert (helper.tie, helper.availability) == (Tie.EXTERNAL, "le jeudi")
    assert [entry.action for entry in JournalEntry.of(helper)] == ["open", "rewrite"]


def test_who_is_no_longer_in_charge_is_no_referent(client, centre, chloe):
    helper = make_helper(centre=centre)
    gone = make_user(Role.SOCIAL_WORKER, centre)
    gone.memberships.update(ends_on=NOW.date())
    assert timezone.localdate() > NOW.date()

    response = client.post(url("helper-update", helper), {"referent": gone.pk, "tie": Tie.EXTERNAL})

    assert list(response.context["form"].errors) == ["referent"]


def test_language_is_added_and_removed(client, centre, chloe):
    helper = make_helper(centre=centre)

    client.post(url("language-add", helper), {"language": "ara", "oral": "C2", "written": "C1"})

    skill = helper.language_skills.get()
    assert (skill.language, skill.oral, skill.written) == ("ara", "C2", "C1")
    response = client.post(url("language-remove", skill))
    assert response.url == helper.get_absolute_url()
    assert helper.language_skills.count() == 0
    assert client.post(url("language-remove", skill)).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"language": "xxx"}, "language"),
        ({"language": ""}, "language"),
        ({"language": "fra"}, "language"),
        ({"oral": "C9"}, "oral"),
        ({"oral": ""}, "oral"),
        ({"written": "fluent"}, "written"),
    ],
)
def test_language_form_refuses(client, centre, chloe, wrong, field):
    helper = make_helper(centre=centre)
    add_language(helper, language="fra", oral="A2", by=chloe, at=NOW)
    sent = {"language": "ara", "oral": "C2", "written": "C1"} | wrong

    response = client.post(url("language-add", helper), sent)

    form = response.context["form"]
    assert [*form.errors] in ([field], ["__all__"])
    assert {name: form[name].value() for name in sent} == sent
    assert helper.language_skills.count() == 1


def test_helper_says_their_own_languages(client):
    helper = make_helper()
    client.force_login(helper.person.user)

    client.post(url("language-add", helper), {"language": "tir", "oral": "C2"})

    assert helper.language_skills.get().written == ""
    assert client.post(url("language-remove", helper.language_skills.get())).status_code == 302
