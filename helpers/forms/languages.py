"""What is typed about the languages of a helper: declared by them, or assessed."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, RecordForm
from helpers.models import LanguageSkill
from people.forms import one_language
from people.languages import known_code
from people.models import User

LEVEL_HELP = {
    "oral": _("From A1, a few words, to C2, a first language."),
    "written": _("Leave empty if the language is not written or read."),
}


class LanguageForm(RecordForm):
    """One language of a helper: spoken and written apart, by the CEFR."""

    language = one_language(required=False, label=_("Language"))
    other = forms.CharField(
        label=_("Another language: its name, or its code"),
        max_length=60,
        required=False,
        help_text=_("Any spoken language of the register (ISO 639-3): « soninké », or « snk »."),
    )

    class Meta:
        model = LanguageSkill
        fields = ["language", "oral", "written"]
        help_texts = LEVEL_HELP
        error_messages = {"oral": {"required": _("Choose how well it is spoken.")}}

    field_order = ["language", "other", "oral", "written"]

    def clean_other(self) -> str:
        """Return the code of what was typed; nothing when nothing was."""
        typed = self.cleaned_data["other"].strip()
        code = known_code(typed) if typed else ""
        if typed and not code:
            raise forms.ValidationError(gettext("No language has this name or code."))
        return code

    def clean(self) -> dict[str, Any]:
        """Take the language of the list, or the other one."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        other = cleaned.pop("other", "")
        chosen = cleaned.get("language") or other
        if not chosen and not self.errors:
            self.add_error("language", gettext("Choose a language."))
        self.instance.language = cleaned["language"] = chosen
        return cleaned


class LanguageAssessForm(RecordForm):
    """What somebody in charge heard and read, and on which day."""

    class Meta:
        model = LanguageSkill
        fields = ["oral", "written", "assessed_on"]
        help_texts = LEVEL_HELP
        widgets = {"assessed_on": DayInput()}
        labels = {"assessed_on": _("Assessed on")}

    def __init__(self, *args: Any, assessor: User, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["assessed_on"].required = True
        self.initial["assessed_on"] = self.initial.get("assessed_on") or today
        self.instance.basis = LanguageSkill.Basis.ASSESSED
        self.instance.assessed_by = assessor

    def clean_assessed_on(self) -> date:
        day: date = self.cleaned_data["assessed_on"]
        if day > self.today:
            raise forms.ValidationError(gettext("This day is still to come."))
        return day
