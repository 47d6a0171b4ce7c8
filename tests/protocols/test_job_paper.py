"""A mission on paper: what a director signs."""

import pytest
from django.urls import reverse

from protocols import job_paper
from protocols.actions import paper_of_job
from protocols.lifecycle import JobState
from protocols.models import JobDescription
from tests.factories.protocols import make_job, make_team
from tests.papers import pages_of, problems_of, syntax_problems, text_of


def make_sheet(**changes):
    return {
        "language": "fr",
        "label": "Fiche de mission",
        "title": "Premiers trajets",
        "version": 2,
        "written_on": "2026-03-01",
        "adopted_on": "2026-03-01",
        "adopted_by": "Bruno Morel",
        "organisation": "Rives Communes",
        "centre": "Les Tilleuls",
        "facts": [("Statut", "Bénévole"), ("Référent·e", "Chloé Lambert")],
        "needs": ["Le premier trajet n'est pas préparé."],
        "before": [("Finalité", "Se déplacer seul.")],
        "tasks": [
            {
                "task": f"Trajet {n}",
                "kind": "Relation",
                "with_whom": "un collègue",
                "before": "personne",
            }
            for n in range(12)
        ],
        "after": [("Ce qui reste à l'équipe", "Les rendez-vous.")],
        "prerequisites": ["Parler arabe (indispensable) : les parents."],
        "limits": ["Tenir la caisse"],
        "locked": [f"Limite {n}" for n in range(20)],
        "authors": [("Pair-aidant·e", "Amina Rahmani"), ("Professionnel·le", "Chloé Lambert")],
        "signatures": [("Pour la direction", "Bruno Morel")],
    } | changes


def test_mission_on_paper_keeps_for_ever_and_reads_aloud(tmp_path):
    content = job_paper.to_pdf(make_sheet())

    assert problems_of(content) == []
    assert syntax_problems(content, tmp_path) == (0, "")
    assert content == job_paper.to_pdf(make_sheet())


def test_mission_on_paper_says_who_what_never_what_and_who_wrote_it_in_order():
    text = text_of(job_paper.to_pdf(make_sheet()), "-raw")

    told = [
        "Rives Communes",
        "Chloé Lambert",
        "Se déplacer seul.",
        "Trajet 0",
        "Trajet 11",
        "Ce qui reste à l’équipe",
        "Tenir la caisse",
        "Limite 19",
        "Amina Rahmani",
        "Bruno Morel",
    ]
    places = [text.find(words) for words in told]
    assert -1 not in places
    assert places == sorted(places)


def test_each_page_says_which_version_it_is():
    content = job_paper.to_pdf(make_sheet())

    told = text_of(content).count("Fiche de mission, Premiers trajets, version 2")
    assert told == pages_of(content) + 1


@pytest.mark.parametrize(
    ("kind", "label"), [("volunteer", "Fiche de mission"), ("permanent", "Fiche de poste")]
)
@pytest.mark.django_db
def test_paper_is_called_by_its_status_and_names_both_sides(kind, label):
    team = make_team()
    job = make_job(team, status_kind=kind, not_tasks=["Tenir la caisse"])

    text = text_of(paper_of_job(JobDescription.objects.for_page().get(pk=job.pk)))

    assert label in text
    for words in ("Selam Haile", team.referent.name, team.manager.name, "Tenir la caisse"):
        assert words in text


@pytest.mark.django_db
def test_draft_is_printed_without_an_adoption(client):
    team = make_team()
    job = make_job(team, state=JobState.CONSULTATION)
    client.force_login(team.referent)

    response = client.get(reverse("protocols:job-print", args=[job.reference]))

    assert response["Content-Disposition"] == 'attachment; filename="mission-v1.pdf"'
    assert team.manager.name not in text_of(response.content)
