"""What the gallery of components shows, in French: lengths and spaces count in a look."""

from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict

from common.audio import RecorderInput
from common.forms import DayInput, HouseForm

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)


class SampleForm(HouseForm):
    """One field of each kind."""

    title = forms.CharField(label="Titre de la mission", max_length=60)
    adds = forms.CharField(
        label="Ce que la mission apporte en plus de l’équipe",
        help_text="La mission complète le travail de l’équipe, elle ne le remplace pas.",
        error_messages={"required": "Dites ce que la mission apporte en plus de l’équipe."},
        widget=forms.Textarea({"rows": 3}),
    )
    status = forms.ChoiceField(
        label="Statut",
        choices=[("volunteer", "Bénévole"), ("employee", "Salarié"), ("trainee", "Stagiaire")],
        error_messages={"required": "Choisissez un statut."},
        widget=forms.RadioSelect,
    )
    languages = forms.MultipleChoiceField(
        label="Langues",
        required=False,
        choices=[("prs", "Dari"), ("tir", "Tigrigna"), ("ben", "Bengali")],
        widget=forms.CheckboxSelectMultiple,
    )
    starts_on = forms.DateField(label="Début", widget=DayInput())
    ends_on = forms.DateField(
        label="Fin",
        help_text="Le protocole s’arrête seul ce jour-là.",
        error_messages={"required": "Choisissez une date de fin."},
        widget=DayInput(),
    )
    domain = forms.ChoiceField(
        label="Domaine", choices=[("school", "École"), ("transport", "Transports")]
    )
    place = forms.CharField(label="Lieu", required=False)
    insured = forms.BooleanField(
        label="L’assurance est vérifiée",
        help_text="Accident et responsabilité civile.",
        error_messages={"required": "Vérifiez l’assurance avant de commencer."},
    )

    layout = Layout(
        "title", "adds", "status", "languages",
        Row(Column("starts_on", css_class="col-sm-6"), Column("ends_on", css_class="col-sm-6")),
        "domain", "place", "insured",
    )  # fmt: skip
    read_by = {"adds": "Lu par l’équipe et par la personne qui prendra la mission."}


BADGES = [
    ("brouillon", "is-rest", "pencil"),
    ("partagé", "is-info", "people"),
    ("à signer", "is-wait", "pen"),
    ("attendu", "is-wait", "hourglass-split"),
    ("actif", "is-done", "check-lg"),
    ("délivrée", "is-done", "award"),
    ("en pause", "is-rest", "pause"),
    ("terminé", "is-rest", "flag"),
    ("en retard", "is-late", "alarm"),
    ("retirée", "is-late", "x-lg"),
    ("remplacée", "is-info", "arrow-repeat"),
    ("reconnue", "is-brand", "stars"),
]

STEPS = [
    {"state": "done", "title": "Écrit ensemble", "detail": "le 3 novembre"},
    {"state": "done", "title": "Lu et expliqué", "detail": "en dari, le 12 novembre"},
    {"state": "now", "title": "Signatures, 2 sur 3", "detail": "il en manque une", "sign": "pen"},
    {"state": "next", "title": "Mission en cours", "detail": "dès le 1er décembre", "sign": "play"},
    {"state": "next", "title": "Attestation", "detail": "après un bilan", "sign": "award"},
]

CHOICES = [
    ("emoji-smile", "On m’a écouté", False),
    ("lightbulb", "J’ai compris", True),
    ("hand-thumbs-up", "C’était utile", False),
    ("person-walking", "Je peux le faire seul·e", False),
]

TILES = [
    ("signpost-2", "Ma mission", ""),
    ("file-earmark-text", "Mon protocole", "p-sea"),
    ("people", "Mes séances", "p-green"),
    ("stars", "Ce que je sais faire", "p-honey"),
    ("award", "Mon attestation", "p-clay"),
    ("shield-lock", "Mes données", "p-rest"),
]


@dataclass(frozen=True)
class SampleState:
    """Stands for a record in a state."""

    state: str = "active"
    reference: str = "amina"

    @property
    def lifecycle(self) -> Any:
        return SimpleNamespace(look_of={"active": ("is-done", "check-lg")}.__getitem__)

    def get_state_display(self) -> str:
        return "actif"


def samples() -> dict[str, Any]:
    """Return what the page of the gallery needs; nothing of it comes from the database."""
    actor = SimpleNamespace(name="Chloé Lemaire")
    entries = [
        SimpleNamespace(at=NOW, actor=actor, action="sign"),
        SimpleNamespace(at=NOW, actor=None, action="propose"),
    ]
    return {
        "record": SampleState(),
        "badges": BADGES,
        "steps": STEPS,
        "choices": CHOICES,
        "tiles": TILES,
        "entries": entries,
        "labels": {"sign": "Signé", "propose": "Soumis à signature"},
        "page": Paginator(range(60), 20).page(2),
        "form": SampleForm(prefix="new"),
        "wrong": SampleForm(QueryDict("title=Premiers+pas+en+ville&starts_on=2026-12-01")),
        "recorder": RecorderInput({"aria-label": "Un message vocal"}).render("voice", None),
        "moves": [SimpleNamespace(name="enter", label="Mettre en pause")],
        "shows": [("open", "En cours"), ("closed", "Terminés")],
        "now": NOW,
        "today": NOW.date().replace(day=1),
    }
