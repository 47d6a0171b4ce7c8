"""What is typed of an experience: one question at a time by the helper, or all of it together."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import HouseForm
from common.typography import typo
from helpers import wording
from helpers.forms.files import FILE_READ_BY
from helpers.models import Experience, ExperienceTheme
from people.forms import one_language

NOBODY_YET = _("Read by you alone, until you share it.")


def longest(field: str) -> int:
    text: Any = Experience._meta.get_field(field)
    return int(text.max_length)


class ExperienceForm(HouseForm):
    """What was learnt by living it, written together; never the private story."""

    submission = forms.UUIDField(initial=uuid4, required=False, widget=forms.HiddenInput)
    theme = forms.ModelChoiceField(
        ExperienceTheme.objects.order_by("position"),
        label=_("What is it about?"),
        empty_label="",
        error_messages={"required": _("Choose what it is about.")},
    )
    text = forms.CharField(
        label=_("In your own words"),
        max_length=longest("text"),
        help_text=_("What you did, what you understood. Not why you came, not your private story."),
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write a few words, in any language.")},
    )
    learnt = forms.CharField(
        label=_("What was learnt from it"),
        max_length=longest("learnt"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    would_tell = forms.CharField(
        label=_("What to tell somebody who lives it today"),
        max_length=longest("would_tell"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    limits = forms.CharField(
        label=_("For whom, or when, it does not work"),
        max_length=longest("limits"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    language = one_language(required=True, label=_("Language of this text"))
    read_by = dict.fromkeys(["text", "learnt", "would_tell", "limits"], FILE_READ_BY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = "fra"


class ExperienceBeginForm(HouseForm):
    """What a draft is about, and the language it is written in."""

    theme = forms.ModelChoiceField(
        ExperienceTheme.objects.order_by("position", "pk"),
        to_field_name="key",
        label=_("What is it about?"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    language = one_language(required=True, label=_("I write in"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = "fra"


class AnswerForm(HouseForm):
    """One of the five questions. No answer is an answer: all is kept as it is typed."""

    read_by: dict[str, Any] = {}

    def __init__(self, *args: Any, question: str, experience: Experience, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = wording.question(question)
        self.fields[question] = (
            distance_field(row) if row.get("answers") else text_field(row, question)
        )
        self.fields[question].initial = getattr(experience, question)
        self.read_by = {question: NOBODY_YET}
        self.lay_out()

    def answers(self) -> dict[str, str]:
        return dict(self.cleaned_data)


def text_field(row: dict[str, Any], question: str) -> forms.CharField:
    return forms.CharField(
        label=typo(row["text_a2"]),
        max_length=longest(question),
        required=False,
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
    )


def distance_field(row: dict[str, Any]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=typo(row["text_a2"]),
        choices=Experience.Distance.choices,
        required=False,
        widget=forms.RadioSelect,
    )
