import pytest
from django.urls import reverse

from people.models import Role
from protocols.lifecycle import DiagnosisState
from protocols.models import NeedsDiagnosis
from tests.factories.needs import make_diagnosis
from tests.factories.people import make_centre, make_user
from tests.factories.protocols import make_need, make_team

pytestmark = pytest.mark.django_db

DRAFT, IN_REVIEW, VALIDATED, ARCHIVED = DiagnosisState


def said(**changes):
    return {
        "starts_on": "2026-03-01",
        "ends_on": "2026-04-15",
        "methods": ["team_meeting", "council"],
        "employees": "6",
        "social_workers": "2",
        "volunteers": "0",
        "helpers": "1",
        "residents": "12",
    } | changes


def address_of(diagnosis, step):
    return reverse(f"protocols:diagnosis-{step}", args=[diagnosis.reference])


def test_diagnosis_is_opened_with_what_is_known(client):
    team = make_team()
    need = make_need(team)
    client.force_login(team.referent)

    response = client.post(
        reverse("protocols:diagnosis-create"), said(centre=team.centre.pk, needs=[need.pk])
    )

    diagnosis = NeedsDiagnosis.objects.get()
    assert response.url == diagnosis.get_absolute_url()
    assert (diagnosis.methods, diagnosis.residents) == (["team_meeting", "council"], 12)
    assert list(diagnosis.needs.all()) == [need]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends_on": "2026-02-01"}, "__all__"),
        ({"starts_on": ""}, "starts_on"),
        ({"methods": ["rumour"]}, "methods"),
        ({"residents": "-3"}, "residents"),
        ({"residents": "99999999"}, "residents"),
        ({"social_workers": "7"}, "__all__"),
        ({"needs": ["999999"]}, "needs"),
    ],
)
def test_wrong_diagnosis_is_refused_and_what_was_typed_is_kept(client, wrong, field):
    team = make_team()
    client.force_login(team.manager)
    typed = said(centre=team.centre.pk, volunteers="41") | wrong

    response = client.post(reverse("protocols:diagnosis-create"), typed)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert 'value="41"' in response.text
    assert not NeedsDiagnosis.objects.exists()


def test_diagnosis_of_another_centre_is_not_opened_nor_its_needs_named(client):
    team, elsewhere = make_team(), make_centre()
    client.force_login(team.manager)

    response = client.post(reverse("protocols:diagnosis-create"), said(centre=elsewhere.pk))

    assert list(response.context["form"].errors) == ["centre"]


def test_second_click_opens_no_second_diagnosis(client):
    team = make_team()
    client.force_login(team.manager)

    for _ in range(2):
        response = client.post(reverse("protocols:diagnosis-create"), said(centre=team.centre.pk))

    assert response.context["form"].non_field_errors()
    assert NeedsDiagnosis.objects.count() == 1


def test_draft_is_corrected_and_needs_are_named_or_taken_away(client):
    team = make_team()
    first, second = make_need(team), make_need(team)
    diagnosis = make_diagnosis(team, needs=[first])
    client.force_login(team.referent)

    page = client.get(address_of(diagnosis, "update"))
    client.post(
        address_of(diagnosis, "update"),
        said(centre=team.centre.pk, residents="3", needs=[second.pk]),
    )

    diagnosis.refresh_from_db()
    assert page.context["form"]["needs"].initial == [first.pk]
    assert diagnosis.residents == 3
    assert list(diagnosis.needs.all()) == [second]


@pytest.mark.parametrize("state", [IN_REVIEW, VALIDATED, ARCHIVED])
def test_what_is_given_to_read_is_no_more_corrected(client, state):
    team = make_team()
    diagnosis = make_diagnosis(team, state=state)
    client.force_login(team.referent)

    response = client.post(address_of(diagnosis, "update"), said(centre=team.centre.pk))

    diagnosis.refresh_from_db()
    assert response.url == diagnosis.get_absolute_url()
    assert diagnosis.helpers == 0


def test_diagnosis_goes_by_the_pages_from_draft_to_validated(client):
    team = make_team()
    diagnosis = make_diagnosis(team)
    states = []

    for who, step, told in (
        (team.referent, "submit", {}),
        (team.manager, "return", {"comment": "Les chiffres ?"}),
        (team.referent, "submit", {}),
        (team.manager, "validate", {}),
        (team.manager, "validate", {}),
    ):
        client.force_login(who)
        assert client.post(address_of(diagnosis, step), told).url == diagnosis.get_absolute_url()
        diagnosis.refresh_from_db()
        states.append(diagnosis.state)

    assert states == [IN_REVIEW, DRAFT, IN_REVIEW, VALIDATED, VALIDATED]


def test_diagnosis_is_given_back_with_a_comment_only(client):
    team = make_team()
    diagnosis = make_diagnosis(team, state=IN_REVIEW)
    client.force_login(team.manager)

    response = client.post(address_of(diagnosis, "return"), {"comment": " "})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["comment"]


def test_page_says_what_is_missing_and_the_refusal_as_well(client):
    team = make_team()
    diagnosis = make_diagnosis(team, methods=[])
    client.force_login(team.referent)

    page = client.get(diagnosis.get_absolute_url())
    after = client.post(address_of(diagnosis, "submit"), follow=True)

    missing = diagnosis.missing_to_submit()
    assert page.context["missing"] == missing
    assert missing[0] in after.text
    assert after.context["diagnosis"].state == DRAFT


@pytest.mark.parametrize(
    ("who", "step"),
    [("manager", "submit"), ("referent", "return"), ("referent", "validate")],
)
def test_one_writes_and_another_validates(client, who, step):
    team = make_team()
    diagnosis = make_diagnosis(team, state=IN_REVIEW)
    client.force_login(getattr(team, who))

    assert client.post(address_of(diagnosis, step)).status_code == 403


@pytest.mark.parametrize("step", ["detail", "update", "return"])
def test_diagnosis_of_another_centre_does_not_exist(client, step):
    diagnosis = make_diagnosis(make_team(), state=IN_REVIEW)
    client.force_login(make_user(Role.MANAGER))

    assert client.get(address_of(diagnosis, step)).status_code == 404


def test_few_speakers_are_shown_as_fewer_than_five(client):
    team = make_team()
    diagnosis = make_diagnosis(team)
    NeedsDiagnosis.objects.update(languages_spoken={"ara": 12, "tir": None})
    client.force_login(team.referent)

    response = client.get(diagnosis.get_absolute_url())

    assert "arabe <strong>12</strong>" in response.text
    assert "tigrinya <strong>&lt;5</strong>" in response.text


def test_list_of_diagnoses_can_be_narrowed(client):
    team = make_team()
    archived = make_diagnosis(team, state=ARCHIVED)
    client.force_login(team.manager)

    everything = client.get(reverse("protocols:diagnosis-list"))
    narrowed = client.get(reverse("protocols:diagnosis-list") + "?show=archived")

    assert len(everything.context["page"]) == 2
    assert list(narrowed.context["page"]) == [archived]
