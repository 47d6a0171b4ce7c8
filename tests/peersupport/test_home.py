"""The first screen, by role. Each count opens the list it counts."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from peersupport.home.todo import Todo
from people.models import Role, User
from protocols.models import Party, Protocol
from support.models import SupportSession
from tests.factories.people import make_centre, make_organisation, make_user
from tests.factories.programme import Programme, make_programme
from tests.factories.programmes import make_programme as make_real_programme
from tests.factories.protocols import make_team
from tests.factories.ready import make_ready

pytestmark = pytest.mark.django_db
HOME = reverse("home")
TODAY = timezone.localdate()


@pytest.fixture
def tilleuls() -> Programme:
    return make_programme(make_centre("Les Tilleuls", make_organisation()))


def home_of(client, user: User):
    client.force_login(user)
    return client.get(HOME)


def asked(response) -> dict[str, tuple[int, bool]]:
    """Return what the to-do list says: the selection it opens → its count, and whether late."""
    return {
        f"{urlsplit(todo.url).path} {shown_by(todo.url)}": (todo.count, todo.is_over)
        for todo in todos_of(response)
    }


def todos_of(response) -> list[Todo]:
    context = response.context
    return context["todos"] if "todos" in context else [*context["late"], *context["soon"]]


def shown_by(url: str) -> str:
    return parse_qs(urlsplit(url).query)["show"][0]


PROTOCOLS, SESSIONS = reverse("protocols:protocol-list"), reverse("support:session-list")
NEEDS = reverse("protocols:need-list")


# The manager


def test_manager_home_is_calm_when_nothing_waits(client, tilleuls):
    response = home_of(client, tilleuls.manager)

    assert response.status_code == 200
    assert asked(response) == {}


@pytest.mark.parametrize(("days", "is_late"), [(0, True), (1, False)])
def test_manager_home_asks_for_the_signature_of_management(client, tilleuls, days, is_late):
    waiting = tilleuls.propose(starts_on=TODAY + timedelta(days=days))
    tilleuls.sign(tilleuls.propose(), Party.MANAGEMENT)

    response = home_of(client, tilleuls.manager)

    assert asked(response) == {f"{PROTOCOLS} to-sign": (1, is_late)}
    assert opened(client, response) == {f"{PROTOCOLS} to-sign": [waiting]}


def opened(client, response) -> dict[str, list[object]]:
    """Follow each line of the to-do list and return the records of the list it opens."""
    return {
        f"{urlsplit(todo.url).path} {shown_by(todo.url)}": list(
            client.get(todo.url).context["page"]
        )
        for todo in todos_of(response)
    }


@pytest.mark.parametrize(("days", "told"), [(0, 1), (30, 1), (31, 0)])
def test_manager_home_tells_of_protocols_that_end(client, tilleuls, days, told):
    protocol = tilleuls.start(ends_on=TODAY + timedelta(days=days))

    response = home_of(client, tilleuls.manager)

    assert asked(response) == ({f"{PROTOCOLS} ending": (1, False)} if told else {})
    assert list(opened(client, response).values()) == ([[protocol]] if told else [])


def test_manager_home_tells_of_protocols_past_their_day(client, tilleuls):
    protocol = tilleuls.start(ends_on=TODAY)
    Protocol.objects.filter(pk=protocol.pk).update(
        starts_on=TODAY - timedelta(days=200),
        first_review_on=TODAY - timedelta(days=200),
        ends_on=TODAY - timedelta(days=1),
    )

    response = home_of(client, tilleuls.manager)

    assert asked(response) == {f"{PROTOCOLS} over": (1, True)}
    assert opened(client, response) == {f"{PROTOCOLS} over": [protocol]}


def test_manager_home_counts_drafts(client, tilleuls):
    draft = tilleuls.draft()

    response = home_of(client, tilleuls.manager)

    assert asked(response) == {f"{PROTOCOLS} drafts": (1, False)}
    assert opened(client, response) == {f"{PROTOCOLS} drafts": [draft]}


@pytest.mark.parametrize(("days", "is_late"), [(7, False), (8, True)])
def test_manager_home_counts_sessions_to_read(client, tilleuls, days, is_late):
    protocol = tilleuls.start()
    held_on = TODAY - timedelta(days=days)
    session = tilleuls.log(protocol, held_on=held_on, by=protocol.helper.person.user)

    response = home_of(client, tilleuls.manager)

    assert asked(response) == {f"{SESSIONS} to-read": (1, is_late)}
    assert opened(client, response) == {f"{SESSIONS} to-read": [session]}


def test_manager_home_shows_the_month(client, tilleuls):
    protocol = tilleuls.start()
    match = tilleuls.match(protocol)
    tilleuls.log(protocol, match, minutes=60)
    tilleuls.log(protocol, match, minutes=70)

    figures = home_of(client, tilleuls.manager).context["figures"]

    assert {indicator.key: count for indicator, count in figures} == {
        "helpers": 1,
        "persons": 1,
        "hours": 2,
        "protocols": 1,
    }


def test_manager_home_tells_news_without_the_persons_supported(client, tilleuls):
    protocol = tilleuls.start()
    match = tilleuls.match(protocol, tilleuls.welcome("Mariam"))
    for _ in range(3):
        tilleuls.log(protocol, match, by=protocol.helper.person.user)

    response = home_of(client, tilleuls.manager)

    assert "Amina" in [line.who for line in response.context["news"]]
    assert "Mariam" not in response.text


def test_manager_home_is_of_the_own_centre(client, tilleuls):
    saules = make_programme(make_centre("Les Saules", tilleuls.centre.organisation))
    protocol = saules.propose()
    saules.log(saules.start())

    response = home_of(client, tilleuls.manager)

    assert protocol.state == "proposed"
    assert asked(response) == {}
    assert {who.name for who in response.context["news"]} <= {"Bruno Morel"}
    assert dict.fromkeys(count for _indicator, count in response.context["figures"]) == {0: None}


# The social worker, the helper, the others


def test_worker_home_shows_what_waits_and_the_own_helpers(client, tilleuls):
    protocol = tilleuls.propose()
    tilleuls.open_helper("Tesfay")

    response = home_of(client, tilleuls.referent)

    assert asked(response) == {f"{PROTOCOLS} to-sign": (1, False)}
    assert opened(client, response) == {f"{PROTOCOLS} to-sign": [protocol]}
    names = [helper.person.chosen_name for helper in response.context["helpers"]]
    assert names == ["Amina", "Tesfay"]


def test_helper_home_asks_to_sign_then_to_log(client, tilleuls):
    protocol = tilleuls.propose()
    user = protocol.helper.person.user

    to_sign = home_of(client, user).context["now"]
    tilleuls.sign(protocol)
    to_promise = home_of(client, user).context["now"]
    make_ready(protocol.helper)
    to_log = home_of(client, user).context["now"]

    assert to_sign.url == protocol.get_absolute_url()
    assert to_promise.url == reverse("protocols:charter-mine")
    assert to_log.url == reverse("support:session-create")


def test_worker_repeats_the_last_session_with_one_tap(client, tilleuls):
    last = tilleuls.log(tilleuls.start(), minutes=50)
    context = home_of(client, tilleuls.referent).context

    mark = {"submission": str(context["submission"])}
    for _tap in range(2):
        client.post(reverse("support:session-repeat", args=[context["last"].reference]), mark)

    assert context["last"] == last
    assert [session.minutes for session in SupportSession.objects.all()] == [50, 50]


def test_helper_home_asks_nothing_while_others_sign(client, tilleuls):
    protocol = tilleuls.propose()
    tilleuls.sign(protocol, Party.HELPER)
    make_ready(protocol.helper)

    assert home_of(client, protocol.helper.person.user).context["now"] is None


def test_helper_home_counts_the_hours_that_were_read(client, tilleuls):
    protocol = tilleuls.start()
    match = tilleuls.match(protocol)
    tilleuls.log(protocol, match, minutes=45)
    tilleuls.log(protocol, match, minutes=60, by=protocol.helper.person.user)

    assert home_of(client, protocol.helper.person.user).context["minutes"] == 45


def test_helper_home_leads_to_where_a_first_certificate_is_asked_for(client, tilleuls):
    protocol = tilleuls.start()

    page = home_of(client, protocol.helper.person.user)

    assert f'href="{reverse("certificates:certificate-list")}"' in page.text


def test_who_has_no_role_today_finds_a_way_out(client):
    user = make_user(Role.MANAGER)
    user.memberships.update(ends_on=TODAY - timedelta(days=1))

    response = home_of(client, user)

    assert response.status_code == 200
    assert "helper" not in response.context


def test_team_home_shows_needs_and_missions(client, tilleuls):
    response = home_of(client, make_user(Role.TEAM, tilleuls.centre))

    assert list(response.context["needs"]) == [tilleuls.need]
    assert list(response.context["jobs"]) == [tilleuls.job]


@pytest.mark.parametrize(
    ("role", "name"),
    [(Role.HEADQUARTERS, "monitoring:figures"), (Role.DPO, "privacy:access-log")],
)
def test_who_oversees_goes_where_they_work(client, role, name):
    response = home_of(client, make_user(role))

    assert (response.status_code, response.url) == (302, reverse(name))


# Cost


def live(programme: Programme, length: int) -> User:
    """Let so much happen, and return one of the helpers."""
    for _ in range(length):
        protocol = programme.start(ends_on=TODAY + timedelta(days=10))
        for _ in range(length):
            programme.log(protocol, by=protocol.helper.person.user)
            programme.log(protocol)
        programme.propose()
    return protocol.helper.person.user


@pytest.mark.parametrize("length", [1, 3])
def test_homes_cost_the_same_however_much_waits(
    client, tilleuls, django_assert_num_queries, length
):
    helper = live(tilleuls, length)
    member = make_user(Role.TEAM, tilleuls.centre)
    costs = {tilleuls.manager: 11, tilleuls.referent: 11, helper: 11, member: 10}

    for user, cost in costs.items():
        client.force_login(user)
        with django_assert_num_queries(cost):
            client.get(HOME)


# The programme


def lines_of(response) -> list[tuple[str, int, bool]]:
    return [(todo.url, todo.count, todo.is_over) for todo in todos_of(response)]


def test_manager_home_asks_for_a_programme_where_there_is_none(client):
    manager = make_user(Role.MANAGER)

    response = home_of(client, manager)

    assert lines_of(response) == [(reverse("programmes:programme-create"), 1, False)]


def test_manager_home_counts_what_the_programme_lacks(client):
    team = make_team()
    programme = make_real_programme(team)

    response = home_of(client, team.manager)

    assert lines_of(response) == [(programme.get_absolute_url(), 4, False)]
    page = client.get(programme.get_absolute_url())
    assert len(page.context["ahead"].missing) == 4


def test_manager_home_tells_of_the_yearly_review_when_it_is_due(client, tilleuls):
    running = tilleuls.centre.programmes.get()
    tilleuls.centre.programmes.update(review_due_on=TODAY)

    response = home_of(client, tilleuls.manager)

    assert lines_of(response) == [(running.get_absolute_url(), 1, True)]


@pytest.mark.parametrize(("days", "told"), [(91, 0), (92, 1)])
def test_manager_home_asks_the_guarantor_to_sign_each_quarter(client, tilleuls, days, told):
    running = tilleuls.centre.programmes.get()
    noon = timezone.localtime().replace(hour=12)  # 90 days ago may stand in summer time
    started_at = noon - timedelta(days=days)
    tilleuls.centre.programmes.update(started_at=started_at)
    make_user(Role.MANAGER, tilleuls.centre)

    response = home_of(client, tilleuls.manager)

    assert lines_of(response) == [(running.get_absolute_url(), 1, False)] * told


@pytest.mark.parametrize("role", [Role.MANAGER, Role.SOCIAL_WORKER, Role.TEAM])
def test_each_home_of_the_team_has_the_note_until_it_is_confirmed(client, tilleuls, role):
    colleague = make_user(role, tilleuls.centre)
    notice = tilleuls.centre.programmes.get().notices.get()

    before = home_of(client, colleague)
    client.post(reverse("programmes:notice-confirm", args=[notice.reference]))

    assert lines_of(before) == [(notice.get_absolute_url(), 1, False)]
    assert lines_of(home_of(client, colleague)) == []


def test_home_has_no_note_of_another_centre(client, tilleuls):
    elsewhere = make_user(Role.TEAM, make_centre("Ailleurs", tilleuls.centre.organisation))

    assert lines_of(home_of(client, elsewhere)) == []
