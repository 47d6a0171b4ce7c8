import pytest
from django.urls import reverse

from common.models import JournalEntry
from people.models import Role
from protocols.lifecycle import JobState
from protocols.models import JobDescription
from tests.factories.people import make_user
from tests.factories.protocols import make_helper, make_job, make_need, make_protocol, make_team

pytestmark = pytest.mark.django_db


def said(team, needs, **changes):
    return {
        "centre": team.centre.pk,
        "title": "Premiers trajets",
        "status_kind": "volunteer",
        "needs": [need.pk for need in needs],
        "purpose": "Apprendre à se déplacer.",
        "added_value": "L'expérience d'un pair.",
        "tasks": "Premier trajet en bus\r\n\r\n  Lire un plan  ",
        "not_tasks": "Tenir la caisse",
        "referent": team.referent.pk,
        "supervision_kind": "group",
        "supervision": "Mensuelle",
        "languages": ["ara"],
        "non_substitution_note": "L'équipe garde les démarches.",
    } | changes


@pytest.mark.parametrize("length", [1, 3])
def test_job_list_costs_the_same_however_long(client, django_assert_num_queries, length):
    team = make_team()
    for _ in range(length):
        make_job(team)
    client.force_login(team.manager)

    # session, user, roles, count, jobs, needs, domains
    with django_assert_num_queries(7):
        response = client.get(reverse("protocols:job-list"))

    assert response.text.count('<th scope="row">') == length


@pytest.mark.parametrize("length", [1, 3])
@pytest.mark.parametrize("state", JobState)
def test_job_detail_costs_the_same_however_much_it_says(
    client, django_assert_max_num_queries, length, state
):
    team = make_team()
    job = make_job(team, state=state, needs=[make_need(team) for _ in range(length)])
    client.force_login(team.manager)

    with django_assert_max_num_queries(12):
        response = client.get(job.get_absolute_url())

    assert response.text.count("i-lock") >= 20


def test_job_starts_from_its_need(client):
    team = make_team()
    need = make_need(team, languages=["ara"])
    client.force_login(team.referent)

    response = client.get(reverse("protocols:job-create"), {"need": need.reference})

    form = response.context["form"]
    assert (form["needs"].initial, form["languages"].initial) == ([need], ["ara"])
    assert form["referent"].initial == team.referent.pk


@pytest.mark.parametrize(
    "asked", ["", "not-a-reference", "\x00", "5f0c0000-0000-4000-8000-000000000000"]
)
def test_job_starts_from_nothing_when_the_need_is_not_known(client, asked):
    team = make_team()
    client.force_login(team.referent)

    response = client.get(reverse("protocols:job-create"), {"need": asked, "job": asked})

    assert response.status_code == 200


def test_job_is_kept_as_a_draft_with_its_own_lines(client):
    team = make_team()
    need = make_need(team)
    client.force_login(team.referent)

    response = client.post(reverse("protocols:job-create"), said(team, [need]))

    job = JobDescription.objects.get()
    assert response.url == job.get_absolute_url()
    assert (job.state, job.version) == (JobState.DRAFT, 1)
    assert job.task_labels() == ["Premier trajet en bus", "Lire un plan"]
    assert [line.user for line in job.author_lines.all()] == [team.referent]
    assert job.not_tasks == ["Tenir la caisse"]
    assert list(job.needs.all()) == [need]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"added_value": ""}, "added_value"),
        ({"purpose": "x" * 5000}, "purpose"),
        ({"tasks": "avec \x00"}, "tasks"),
        ({"tasks": "x" * 5000}, "tasks"),
        ({"tasks": "\n".join(["tâche"] * 31)}, "tasks"),
        ({"status_kind": "king"}, "status_kind"),
        ({"referent": "0"}, "referent"),
        ({"needs": []}, "needs"),
    ],
)
def test_wrong_job_is_refused_and_what_was_typed_is_kept(client, wrong, field):
    team = make_team()
    client.force_login(team.referent)
    typed = said(team, [make_need(team)], approach="Montrer une fois") | wrong

    response = client.post(reverse("protocols:job-create"), typed)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert "Montrer une fois" in response.text
    assert not JobDescription.objects.exists()


def test_second_click_on_keep_makes_no_second_draft(client):
    team = make_team()
    client.force_login(team.referent)
    typed = said(team, [make_need(team)])

    client.post(reverse("protocols:job-create"), typed)
    response = client.post(reverse("protocols:job-create"), typed)

    assert response.context["form"].non_field_errors()
    assert JobDescription.objects.count() == 1


def test_next_version_starts_from_the_adopted_one_and_its_authors(client):
    team = make_team()
    first = make_job(team)
    client.force_login(team.referent)
    address = reverse("protocols:job-change", args=[first.reference])

    answers = [client.post(address).url for _ in range(2)]

    second = JobDescription.objects.get(state=JobState.CONSULTATION)
    assert answers == [second.get_absolute_url()] * 2
    assert (second.version, second.tasks, second.title) == (2, first.tasks, first.title)
    assert list(second.needs.all()) == list(first.needs.all())
    assert {line.user for line in second.author_lines.all()} == set(first.authors.all())


def test_retired_mission_has_no_next_version(client):
    team = make_team()
    job = make_job(team, state=JobState.RETIRED)
    client.force_login(team.referent)

    response = client.post(reverse("protocols:job-change", args=[job.reference]))

    assert response.url == job.get_absolute_url()
    assert JobDescription.objects.count() == 1


def test_correcting_the_lines_keeps_what_is_known_of_each_task(client):
    team = make_team()
    job = make_job(team, state=JobState.DRAFT)
    client.force_login(team.referent)
    address = reverse("protocols:job-update", args=[job.reference])

    lines = "Lire un plan\r\nAcheter un titre"
    client.post(address, said(team, job.needs.all(), tasks=lines))

    kept, new = JobDescription.objects.get().task_rows()
    assert (kept.task, kept.previously_done_by) == ("Lire un plan", "personne")
    assert (new.task, new.previously_done_by) == ("Acheter un titre", "")


def test_hours_of_a_volunteer_are_refused_with_what_was_typed(client):
    team = make_team()
    client.force_login(team.referent)
    typed = said(team, [make_need(team)], time_frame="12 heures")

    response = client.post(reverse("protocols:job-create"), typed)

    assert response.context["form"].non_field_errors()
    assert "12 heures" in response.text
    assert not JobDescription.objects.exists()


def test_job_is_corrected_while_it_is_a_draft(client):
    team = make_team()
    job = make_job(team, state=JobState.DRAFT)
    client.force_login(team.referent)
    address = reverse("protocols:job-update", args=[job.reference])

    response = client.post(address, said(team, job.needs.all(), title="Autrement"))

    job.refresh_from_db()
    assert (response.url, job.title) == (job.get_absolute_url(), "Autrement")
    assert [e.action for e in JournalEntry.of(job)] == ["write", "rewrite"]


@pytest.mark.parametrize("state", [JobState.CONSULTATION, JobState.ADOPTED, JobState.RETIRED])
def test_job_no_longer_changes_by_one_hand_once_shared(client, state):
    team = make_team()
    job = make_job(team, state=state, title="Le bus")
    client.force_login(team.referent)
    address = reverse("protocols:job-update", args=[job.reference])

    response = client.post(address, said(team, job.needs.all(), title="Autrement"))

    job.refresh_from_db()
    assert (response.url, job.title) == (job.get_absolute_url(), "Le bus")


def test_job_detail_is_a_to_do_list_until_it_can_be_adopted(client):
    team = make_team()
    job = make_job(team, state=JobState.CONSULTATION, tasks=[])
    client.force_login(team.manager)
    address = reverse("protocols:job-adopt", args=[job.reference])

    page = client.get(job.get_absolute_url())
    client.post(address)

    job.refresh_from_db()
    assert [url for _, url in page.context["gaps"]] == [
        reverse("protocols:job-section", args=[job.reference, "tasks"])
    ]
    assert address not in page.text
    assert job.state == JobState.CONSULTATION


def test_job_is_adopted_then_retired_and_a_second_click_changes_nothing(client):
    team = make_team()
    job = make_job(team, state=JobState.DRAFT)
    client.force_login(team.manager)
    states = []

    for step in ("consult", "consult", "adopt", "adopt", "retire", "retire"):
        response = client.post(reverse(f"protocols:job-{step}", args=[job.reference]))
        assert response.url == job.get_absolute_url()
        job.refresh_from_db()
        states.append(str(job.state))

    assert states == [*["consultation", "consultation", "adopted", "adopted", "retired", "retired"]]
    assert [e.action for e in JournalEntry.of(job)] == ["write", "consult", "adopt", "retire"]


@pytest.mark.parametrize("step", ["adopt", "retire"])
def test_job_is_adopted_and_retired_by_a_manager_only(client, step):
    team = make_team()
    job = make_job(team)
    client.force_login(team.referent)

    assert client.post(reverse(f"protocols:job-{step}", args=[job.reference])).status_code == 403


@pytest.mark.parametrize("name", ["detail", "update", "adopt", "retire"])
def test_job_of_another_centre_does_not_exist(client, name):
    job = make_job(make_team())
    client.force_login(make_user(Role.MANAGER))
    ask = client.post if name in ("adopt", "retire") else client.get

    assert ask(reverse(f"protocols:job-{name}", args=[job.reference])).status_code == 404


def test_helper_reads_the_mission_of_their_protocol(client):
    team = make_team()
    helper, job = make_helper(team), make_job(team)
    make_protocol(team, helper=helper, job=job, state="proposed")
    client.force_login(helper.person.user)

    response = client.get(job.get_absolute_url())

    assert response.status_code == 200
    assert job.task_labels()[0] in response.text
    draft = make_job(team, state=JobState.DRAFT)
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_holder_of_an_earlier_version_is_led_to_what_has_changed(client):
    team = make_team()
    helper, first = make_helper(team), make_job(team, title="Le bus")
    make_protocol(team, helper=helper, job=first, state="active")
    second = make_job(team, title="Le bus", purpose="Se déplacer sans peur.")
    client.force_login(helper.person.user)
    compare = reverse("protocols:job-compare", args=[second.reference])

    page = client.get(first.get_absolute_url())
    changes = client.get(compare, {"from": 1})

    assert f"{compare}?from=1" in page.text
    assert "Se déplacer sans peur" in changes.text
    assert "Apprendre à se déplacer seul" in changes.text


@pytest.mark.parametrize("asked", ["", "7", "x", "99999999999999999999"])
def test_compare_without_an_earlier_version_says_so(client, asked):
    team = make_team()
    job = make_job(team)
    client.force_login(team.referent)

    response = client.get(reverse("protocols:job-compare", args=[job.reference]), {"from": asked})

    assert response.context["changes"] == []
