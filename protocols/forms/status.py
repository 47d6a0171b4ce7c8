"""The part of a protocol's form that its status decides: what it asks, why, what it refuses."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, RecordForm
from protocols import rules
from protocols.models import Clause, Protocol
from protocols.models.status_facts import KIND_OF_PAY

DAYS = ("work_checked_on", "work_valid_from", "work_valid_until", "income_told_on")


class ByStatus(RecordForm):
    """Asks what the status requires and allows; refuses, with its reason, what it forbids."""

    instance: Protocol
    also_kept: tuple[str, ...] = ("compensation", "clauses_left_out")

    def keep_to_its_status(self) -> None:
        """Ask nothing of other statuses, and say beside each field why this one asks it."""
        status = self.instance.status
        asked = set(rules.fields_of(status)) | {"optional"}
        self.drop([name for name in self.fields if name not in asked])
        for name, reason in rules.reasons_of(status).items():
            if name in self.fields:
                self.fields[name].help_text = said(self.fields[name].help_text, reason)
        for name in rules.awaited_in(status):
            self.fields[name].awaited = True  # type: ignore[attr-defined]
        self.offer_clauses()

    def offer_clauses(self) -> None:
        """Let the centre leave optional clauses out; those that stand are ticked."""
        clauses = [
            clause
            for clause in Clause.objects.of_centre(self.instance.job.centre)
            if clause.kind == Clause.Kind.OPTIONAL and self.instance.status in clause.statuses
        ]
        if not clauses:
            return
        left_out = self.instance.clauses_left_out
        self.fields["optional"] = forms.MultipleChoiceField(
            label=_("Optional clauses"),
            choices=[(clause.key, clause.title) for clause in clauses],
            initial=[clause.key for clause in clauses if clause.key not in left_out],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Those that are not ticked stay out of the text."),
        )
        self.lay_out()

    def refuse_what_was_sent(self) -> None:
        """Refuse what was posted though the status forbids it: nobody sees such a field."""
        for _name, rule in rules.refused_in(self.instance.status, sent_in(self.data)):
            self.add_error(None, rules.refusal_of(rule))

    def set_by_status(self, told: dict[str, Any]) -> None:
        """Fill what follows from the rest: the kind of money, and the clauses left out."""
        status = self.instance.status
        paid = told.get("compensation_amount") is not None or rules.pays_always(status)
        self.instance.compensation = KIND_OF_PAY.get(status, "") if paid else ""
        if "optional" in self.fields:
            chosen = told.get("optional", [])
            left_out = [key for key in keys_of(self.fields["optional"]) if key not in chosen]
            self.instance.clauses_left_out = left_out

    def validate_unique(self) -> None:
        """Say in words what the status forbids, before the database would."""
        for rule in rules.broken_by(self.instance) if self.instance.pk else []:
            self.add_error(None, rules.refusal_of(rule))
        super().validate_unique()


def keys_of(field: Any) -> list[str]:
    """Return the keys a choice field offers."""
    return [str(key) for key, _label in field.choices]


def said(help_text: Any, reason: str) -> Any:
    return format_lazy("{} {}", help_text, reason) if help_text else reason


def sent_in(data: Any) -> set[str]:
    """Return the names that carry something: an empty field says nothing."""
    return {name for name in data if str(data[name]).strip() not in ("", "0", "0.00")}


def day_widgets() -> dict[str, forms.Widget]:
    return {name: DayInput() for name in DAYS}
