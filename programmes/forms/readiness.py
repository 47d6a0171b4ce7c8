"""The readiness of the team: twenty statements, three answers; a plan where it is « not yet »."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, HouseForm
from programmes.models import ReadinessAnswer, TeamReadiness
from programmes.wording import THEMES, Statement, statements
from protocols.forms.common import TEAM_READS

PARTICIPANTS = ("managers", "social_workers", "other_staff", "volunteers")
PLAN = ("action", "person", "due_on")
NOT_YET = ReadinessAnswer.Answer.NOT_YET


def count_field(name: str) -> forms.IntegerField:
    label = TeamReadiness._meta.get_field(name).verbose_name  # type: ignore[union-attr]
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=200,
        required=False,
        initial=0,
    )


class ReadinessForm(HouseForm):
    """What a meeting answered. The answers of the last version are proposed again."""

    read_by = {"plans": TEAM_READS}

    held_on = forms.DateField(label=_("Meeting held on"), widget=DayInput())
    managers = count_field("managers")
    social_workers = count_field("social_workers")
    other_staff = count_field("other_staff")
    volunteers = count_field("volunteers")

    def __init__(self, *args: Any, last: TeamReadiness | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {answer.statement: answer for answer in last.answers.all()} if last else {}
        for statement in statements():
            self.ask(statement, known.get(statement.key))
        if last:
            for name in ("held_on", *PARTICIPANTS):
                self.fields[name].initial = getattr(last, name)
        for field in self.fields.values():
            is_choice = isinstance(field, forms.ChoiceField)
            field.widget.attrs["class"] = "form-check-input" if is_choice else "form-control"

    def ask(self, statement: Statement, known: ReadinessAnswer | None) -> None:
        key = statement.key
        self.fields[f"{key}-answer"] = forms.ChoiceField(
            label=statement.label,
            choices=ReadinessAnswer.Answer.choices,
            widget=forms.RadioSelect,
            initial=known.answer if known else None,
            error_messages={"required": _("No answer yet: %s") % statement.label},
        )
        plan = {
            "action": forms.CharField(
                label=_("What is done"),
                max_length=200,
                required=False,
            ),
            "person": forms.CharField(label=_("Who"), max_length=80, required=False),
            "due_on": forms.DateField(label=_("By when"), widget=DayInput(), required=False),
        }
        for name, field in plan.items():
            field.initial = getattr(known, name) if known else None
            self.fields[f"{key}-{name}"] = field

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for statement in statements():
            if told.get(f"{statement.key}-answer") != NOT_YET:
                continue
            for name in PLAN:
                field = f"{statement.key}-{name}"
                if not told.get(field) and field not in self.errors:
                    self.add_error(field, f"{LACKING[name]} {statement.label}")
        return told

    def told(self) -> dict[str, Any]:
        """Return the meeting as the action takes it."""
        return {
            "held_on": self.cleaned_data["held_on"],
            "participants": self.participants(),
            "answers": self.answers(),
        }

    def participants(self) -> dict[str, int]:
        return {name: self.cleaned_data.get(name) or 0 for name in PARTICIPANTS}

    def answers(self) -> list[dict[str, Any]]:
        return [
            {"statement": one.key}
            | {name: self.cleaned_data.get(f"{one.key}-{name}") for name in ("answer", *PLAN)}
            for one in statements()
        ]

    def people(self) -> list[Any]:
        """Return the fields that count who took part."""
        return [self[name] for name in PARTICIPANTS]

    def themes(self) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
        """Yield each theme with its rows: a statement, its answer, its plan."""
        for theme, group in groupby(statements(), key=lambda one: one.theme):
            yield THEMES[theme], [self.row(one) for one in group]

    def row(self, statement: Statement) -> dict[str, Any]:
        bound = {name: self[f"{statement.key}-{name}"] for name in ("answer", *PLAN)}
        return {"statement": statement, "plan": [bound[name] for name in PLAN], **bound}


LACKING = {
    "action": _("Say what is done for:"),
    "person": _("Say who does it for:"),
    "due_on": _("Say by when for:"),
}
