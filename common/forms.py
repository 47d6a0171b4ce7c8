"""Forms as this house makes them: laid out by crispy, and minding every constraint."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.forms.utils import pretty_name
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.lifecycle import OutOfTurn
from common.models import JournalEntry

UNNAMED = forms.Field.default_error_messages["required"]


def missing_answer(label: Any) -> Any:
    """Say which answer is missing: in a summary of errors, « this field » is none in particular."""
    return format_lazy("{} {}.", _("Still missing:"), label)


class HouseForm(forms.Form):
    """A form whose layout stands beside its fields, and that says who reads each free text."""

    layout: Any = None
    read_by: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lay_out()
        for name, field in self.fields.items():
            if field.error_messages.get("required") == UNNAMED:
                field.error_messages["required"] = missing_answer(field.label or pretty_name(name))

    def lay_out(self) -> None:
        self.helper = FormHelper(self) if self.layout is None else FormHelper()
        if self.layout is not None:
            self.helper.layout = self.layout
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def drop(self, names: Iterable[str]) -> None:
        """Ask these no more: what does not concern this record."""
        for name in names:
            self.fields.pop(name, None)
        self.lay_out()


class RecordForm(HouseForm, forms.ModelForm):  # type: ignore[type-arg]
    """A model form that minds every constraint of its record.

    Django skips a constraint that mentions a field the form does not show,
    such as `state`; once broken, it would surface as an IntegrityError: a page 500.
    """

    also_kept: tuple[str, ...] = ()
    """Fields the form does not show, and fills from the others."""

    def validate_unique(self) -> None:
        super().validate_unique()
        if self.errors:
            return
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, error)

    def keep(self, *, by: AbstractBaseUser, at: datetime) -> Any:
        """Save what the form shows of a record that exists, and nothing else, with its journal.

        :raises OutOfTurn: if the record has changed state since the form was opened.
        """
        record, names = self.instance, {*self.fields, *self.also_kept}
        shown = [field.name for field in record._meta.fields if field.name in names]
        with transaction.atomic():
            now = type(record)._base_manager.select_for_update().get(pk=record.pk)
            if getattr(now, "state", None) != getattr(record, "state", None):
                raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))
            record.save(update_fields=shown)
            self._save_m2m()  # type: ignore[attr-defined]
            JournalEntry.record(record, "rewrite", by=by, at=at)
        return record

    def offer(self, field: str, records: models.QuerySet[Any]) -> None:
        """Narrow the choices of a field to these records."""
        cast(forms.ModelChoiceField, self.fields[field]).queryset = records  # type: ignore[type-arg]


class LinesField(forms.CharField):
    """A list of short texts, typed one per line."""

    widget = forms.Textarea(attrs={"rows": 4})
    longest_line, most_lines = 200, 30

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = (line.strip() for line in (super().to_python(value) or "").splitlines())
        return [line for line in lines if line]

    def run_validators(self, value: Any) -> None:
        """Check each line as a text of its own, and that all of them stay readable."""
        for line in value:
            super().run_validators(line)
        if len(value) > self.most_lines or any(len(line) > self.longest_line for line in value):
            text = gettext("At most %(lines)d lines of %(signs)d characters.")
            raise ValidationError(text % {"lines": self.most_lines, "signs": self.longest_line})


class DayInput(forms.DateInput):
    """A date as the browser's own calendar asks for it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
