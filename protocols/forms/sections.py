"""One section of a mission on a page of its own: the same form for both sides (lesson 24)."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, HouseForm, LinesField
from protocols.forms.common import ALL_READ, languages_field
from protocols.models import (
    Activity,
    EngagementStatus,
    JobDescription,
    Level,
    Means,
    Prerequisite,
    Proposal,
    Risk,
    Section,
    Task,
)
from protocols.models.rows import DIRECT, MOST_ESSENTIAL, Row

MOST_ROWS, SPARE_ROWS = 15, 2
ROWS: dict[str, type[Task] | type[Prerequisite]] = {"tasks": Task, "prerequisites": Prerequisite}

WITH_PEOPLE = [(one.value, one.label) for one in DIRECT]
AROUND = [(one.value, one.label) for one in Activity if one not in DIRECT]


class SectionForm(HouseForm):
    """The words of one section, as they stand; sent, they are written or proposed."""

    def __init__(
        self,
        data: Any = None,
        *,
        job: JobDescription,
        section: Section,
        value: Mapping[str, Any] | None = None,
        asks_why: bool = False,
    ) -> None:
        super().__init__(data)
        self.job, self.section = job, section
        self.words = dict(value or job.words_of(section.key))
        self.read_by = dict.fromkeys(section.names(), ALL_READ)
        if section.key in ROWS:
            self.ask_rows(ROWS[section.key])
        else:
            for name in self.asked_names():
                self.fields[name] = field_for(name)
                self.initial[name] = self.words[name]
        if asks_why:
            self.fields["because"] = forms.CharField(
                label=_("Why do you propose it?"),
                required=False,
                max_length=300,
                widget=short_text(),
            )
            self.read_by["because"] = ALL_READ
        self.name_alone()
        self.lay_out()

    def asked_names(self) -> list[str]:
        """Leave out what this status does not have: a volunteer has no hours (C7)."""
        is_free = self.job.status_kind == EngagementStatus.VOLUNTEER
        return [n for n in self.section.names() if not (n == "time_frame" and is_free)]

    def name_alone(self) -> None:
        """Let the question of the page stand for the label of an only field."""
        names = self.asked_names()
        if self.section.key not in ROWS and len(names) == 1:
            self.fields[names[0]].label = self.section.question

    # Rows

    def ask_rows(self, kind: type[Task] | type[Prerequisite]) -> None:
        rows = [kind.read(row) for row in self.words[self.section.key]]
        self.count = min(self.sent_rows() or len(rows) + SPARE_ROWS, MOST_ROWS)
        blocks = []
        for number in range(self.count):
            asked = task_fields() if kind is Task else prerequisite_fields()
            here = {f"{name}_{number}": field for name, field in asked.items()}
            self.fields |= here
            if number < len(rows):
                self.initial.update(rows[number].as_json_at(number))
            legend = _("Task %d") if kind is Task else _("Prerequisite %d")
            blocks.append(Fieldset(legend % (number + 1), *here, css_class="mt-5"))
        hint = gettext("To take a line away, empty its first field.")
        self.layout = Layout(HTML(f'<p class="hint">{hint}</p>'), *blocks)

    def sent_rows(self) -> int:
        """Return how many rows were shown to who answers."""
        if not self.is_bound:
            return 0
        first = next(iter(ROWS[self.section.key].__dataclass_fields__))
        return sum(1 for n in range(MOST_ROWS) if f"{first}_{n}" in self.data)

    def lay_out(self) -> None:
        if self.layout is not None:
            more = [name for name in ("because", "shown") if name in self.fields]
            self.layout = Layout(*self.layout.fields, Div(*more, css_class="mt-5"))
        super().lay_out()

    def rows(self) -> list[Row]:
        """Return the rows that say something, in their order."""
        kind = ROWS[self.section.key]
        names = list(kind.__dataclass_fields__)
        told = [
            {name: self.cleaned_data.get(f"{name}_{n}", "") for name in names}
            for n in range(self.count)
        ]
        return [kind(**row) for row in told if row[names[0]]]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if self.section.key == "prerequisites":
            self.check_prerequisites(told)
        elif self.section.key == "tasks":
            self.check_tasks(told)
        return told

    def check_tasks(self, told: Mapping[str, Any]) -> None:
        for n in range(self.count):
            if not told.get(f"task_{n}") and (told.get(f"with_whom_{n}")):
                self.add_error(f"task_{n}", _("Say which task it is."))

    def check_prerequisites(self, told: Mapping[str, Any]) -> None:
        """Keep what is essential rare, and each with its reason (3.26)."""
        essential = [
            n
            for n in range(self.count)
            if told.get(f"text_{n}") and told.get(f"level_{n}") == Level.ESSENTIAL
        ]
        for n in essential:
            if not told.get(f"justification_{n}"):
                self.add_error(f"justification_{n}", _("Say why nobody can begin without it."))
        if len(essential) > MOST_ESSENTIAL:
            self.add_error(
                f"level_{essential[MOST_ESSENTIAL]}", _("Three essential prerequisites at most.")
            )

    # What was answered

    def value(self) -> dict[str, Any]:
        """Return the words of the section, as JSON keeps them."""
        if self.section.key in ROWS:
            return {self.section.key: [row.as_json() for row in self.rows()]}
        told = {name: self.cleaned_data[name] for name in self.asked_names()}
        told = {n: v.isoformat() if hasattr(v, "isoformat") else v for n, v in told.items()}
        return dict(self.job.words_of(self.section.key)) | told

    def because(self) -> str:
        return str(self.cleaned_data.get("because", ""))


class MergeForm(SectionForm):
    """One wording out of several proposals: those that were shown, and no other."""

    def __init__(self, data: Any, *, proposal: Proposal, parts: Sequence[Proposal]) -> None:
        self.parts = parts
        super().__init__(data, job=proposal.job, section=proposal.about(), value=proposal.value)

    def lay_out(self) -> None:
        if "shown" not in self.fields:
            shown = " ".join(str(part.reference) for part in self.parts)
            self.fields["shown"] = forms.CharField(
                widget=forms.HiddenInput, initial=shown, required=False
            )
        super().lay_out()

    def merged(self) -> list[Proposal]:
        shown = self.cleaned_data["shown"].split()
        return [part for part in self.parts if str(part.reference) in shown]


class RefusalForm(HouseForm):
    """Why a proposal is answered no."""

    reason = forms.CharField(
        label=_("Why not?"), max_length=300, widget=forms.Textarea({"rows": 2})
    )
    read_by = {"reason": _("Read by who proposed it, and by both sides.")}


def short_text() -> forms.Textarea:
    return forms.Textarea({"rows": 2})


def field_for(name: str) -> forms.Field:
    """Return the field that asks for one field of a mission."""
    if name == "not_tasks":
        return LinesField(
            label=_("What is not the task either"),
            help_text=_("One per line. The list of what is never asked is always added."),
            required=False,
        )
    if name == "languages":
        return languages_field(_("Languages"))
    if name == "means":
        return forms.MultipleChoiceField(
            label=_("Means"),
            choices=Means.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
    model_field = JobDescription._meta.get_field(name)
    known: dict[str, Any] = {"widget": DayInput()} if name == "review_due" else {}
    if getattr(model_field, "choices", None):
        known["widget"] = forms.RadioSelect()
    elif name != "review_due":
        known["widget"] = forms.Textarea({"rows": 4 if model_field.max_length == 600 else 2})  # type: ignore[union-attr]
    return cast(forms.Field, model_field.formfield(**known))  # type: ignore[union-attr]


def task_fields() -> dict[str, forms.Field]:
    unknown = [("", _("Not said"))]
    return {
        "task": forms.CharField(label=_("Task"), required=False, max_length=200),
        "activity": forms.ChoiceField(
            label=_("Kind of work"),
            required=False,
            choices=[*unknown, (_("With people"), WITH_PEOPLE), (_("Around it"), AROUND)],
        ),
        "with_whom": forms.CharField(label=_("With whom"), required=False, max_length=120),
        "previously_done_by": forms.CharField(
            label=_("Who did it before"),
            help_text=_("For example: nobody, a colleague, an association."),
            required=False,
            max_length=120,
        ),
        "substitution_risk": forms.ChoiceField(
            label=_("Does it take the place of an employee?"),
            required=False,
            choices=[*unknown, *Risk.choices],
        ),
    }


def prerequisite_fields() -> dict[str, forms.Field]:
    return {
        "text": forms.CharField(label=_("What one must know"), required=False, max_length=200),
        "level": forms.ChoiceField(
            label=_("Is it essential?"),
            choices=Level.choices,
            initial=Level.WISHED,
            required=False,
        ),
        "justification": forms.CharField(
            label=_("Why?"),
            help_text=_(
                "At most three are essential, each with its reason: they turn people away."
            ),
            required=False,
            max_length=300,
            widget=short_text(),
        ),
    }
