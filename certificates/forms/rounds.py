"""What is asked in a round of co-design: the same of helpers and of staff."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.asking import Asking
from certificates.models import Change, Comment, Participant, Round, Suggestion, Template
from certificates.plain import to_coded, to_plain
from common.audio import RecordingField
from common.forms import DayInput, HouseForm
from people.models import Centre, User

ROUND_READS = _("Read by those who take part in this round. Nobody else.")
ALL_READ = _("Read by all who take part, and by those who work on templates.")


def longest(model: Any, field: str) -> int:
    length: int = model._meta.get_field(field).max_length
    return length


class RoundForm(HouseForm):
    """Who writes together, and until when. It does not change afterwards."""

    users = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Who takes part"),
        help_text=_("At least one helper and one of the staff. Nobody joins later."),
        widget=forms.CheckboxSelectMultiple,
    )
    ends_on = forms.DateField(label=_("Last day"), widget=DayInput())
    aim = forms.CharField(
        label=_("What you would like to talk about"),
        max_length=longest(Round, "aim"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    read_by = {"aim": ROUND_READS}

    def __init__(self, *args: Any, choices: Any, ends_on: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"ends_on": ends_on}, **kwargs)
        self.fields["users"].queryset = choices  # type: ignore[attr-defined]
        self.fields["users"].label_from_instance = lambda user: user.name  # type: ignore[attr-defined]


class CreditForm(HouseForm):
    """How one wishes to be named, or not at all."""

    name = forms.CharField(
        label=_("The name to print"),
        help_text=_("As you like: a first name, a nickname, initials. Leave it empty for no name."),
        max_length=longest(Participant, "credit_name"),
        required=False,
    )
    on_certificates = forms.BooleanField(
        label=_("Print my name on the certificates too"), required=False
    )
    read_by = {"name": _("Read by all who see this template.")}


class SuggestionForm(HouseForm):
    """The words of a proposal, written or spoken; when one objects, why."""

    reason = forms.CharField(
        label=_("Why does it not suit you?"),
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages={
            "required": _("Say why it does not suit you: the others read your reason.")
        },
    )
    text = forms.CharField(
        label=_("Your words"),
        max_length=longest(Suggestion, "text"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    recording = RecordingField(label=_("Or say it"), required=False)
    because = forms.CharField(
        label=_("Why?"),
        max_length=longest(Suggestion, "because"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    read_by = {
        "reason": ROUND_READS,
        "text": ROUND_READS,
        "because": ROUND_READS,
        "recording": _("Heard by those who take part. It is deleted when the round ends."),
    }

    def __init__(self, *args: Any, asking: Asking, **kwargs: Any) -> None:
        before = to_plain(str(asking.block.get("text", "")))
        super().__init__(*args, initial={"text": before}, **kwargs)
        if asking.change == Change.REWORD:
            self.fields["text"].help_text = _("Words between ‹ › fill in by themselves: keep them.")
        if not asking.asks_words():
            self.drop(["text", "recording"])
        if not asking.against:
            self.drop(["reason"])
        self.before = before

    def told(self) -> dict[str, Any]:
        """Return what `suggest` takes; words that were only filled in are nobody's own."""
        told = dict(self.cleaned_data)
        if told.get("recording") and told.get("text") == self.before:
            told["text"] = ""
        return told | {"text": to_coded(told.get("text", ""))}


class WriteDownForm(HouseForm):
    """What somebody said, in their words."""

    text = forms.CharField(
        label=_("What was said, word for word"),
        max_length=longest(Suggestion, "text"),
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write what was said.")},
    )
    read_by = {"text": ROUND_READS}

    def written(self) -> str:
        return to_coded(self.cleaned_data["text"])


class CommentForm(HouseForm):
    text = forms.CharField(
        label=_("Your word"),
        max_length=longest(Comment, "text"),
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Write a word first.")},
    )
    read_by = {"text": ROUND_READS}


class AbandonForm(HouseForm):
    why = forms.CharField(
        label=_("Why do you stop?"),
        max_length=longest(Round, "why_abandoned"),
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Say why: all who take part read your reason.")},
    )
    read_by = {"why": ALL_READ}


DESIGNS = [("sobre", _("Plain")), ("chaleureux", _("Warm")), ("affiche", _("Poster"))]


class TemplateForm(HouseForm):
    """A template to begin, or a copy to name."""

    title = forms.CharField(label=_("Title"), max_length=longest(Template, "title"))
    intended_for = forms.CharField(
        label=_("What it is for"),
        max_length=longest(Template, "intended_for"),
        required=False,
    )
    centre = forms.ModelChoiceField(Centre.objects.none(), label=_("Centre"), empty_label=None)
    design = forms.ChoiceField(label=_("Look"), choices=DESIGNS)
    read_by = {
        "title": _("Read by those who prepare certificates."),
        "intended_for": _("Read by those who prepare certificates."),
    }

    def __init__(self, *args: Any, centres: Any, copies: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["centre"].queryset = centres  # type: ignore[attr-defined]
        self.fields["centre"].label_from_instance = lambda centre: centre.name  # type: ignore[attr-defined]
        self.initial.setdefault("centre", centres.first())
        if copies:
            self.drop(["design"])
