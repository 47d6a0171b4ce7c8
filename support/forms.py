"""What is typed about sessions and matches."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, HouseForm, RecordForm
from helpers.lifecycle import ACTIVE, CONSOLIDATED, ONBOARDING
from helpers.models import PeerHelper
from people.languages import language_choices
from people.models import Person, User
from support.models import NOTE_LENGTH, Match, SupportSession
from support.words import warnings_about

NOTE_READ_BY = _("Read by: the peer helper, their referent, and the person if they ask for it.")
NOTE_HINT = _(
    "Facts, in a few words; no name, nothing about health, beliefs or procedure. "
    "The person may read it."
)


class NoteMixin(forms.Form):
    """A short note, and a second look before words that do not belong in it (P14)."""

    note = forms.CharField(
        label=_("Short note"),
        required=False,
        max_length=NOTE_LENGTH,
        help_text=NOTE_HINT,
        widget=forms.Textarea({"rows": 3, "maxlength": NOTE_LENGTH}),
    )
    note_is_meant = forms.BooleanField(
        label=_("I have read my note again: I keep these words"),
        required=False,
        widget=forms.HiddenInput(),
    )
    names: list[str]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        words = warnings_about(cleaned.get("note", ""), names=self.names)
        if words and not cleaned.get("note_is_meant"):
            self.fields["note_is_meant"].widget = forms.CheckboxInput()
            self.add_error(
                "note",
                gettext("Does the note need these words: %s? Take them out, or tick below.")
                % ", ".join(words),
            )
        return cleaned


class SessionSendForm(NoteMixin, HouseForm):
    """The last page of logging: day, language, progress, note."""

    held_on = forms.DateField(label=_("Day"), widget=DayInput())
    language = forms.ChoiceField(label=_("Language used"), choices=language_choices)
    progress = forms.ChoiceField(
        label=_("How far is it?"),
        required=False,
        choices=[("", _("I do not know")), *SupportSession.Progress.choices],
    )
    submission = forms.UUIDField(widget=forms.HiddenInput())
    read_by = {"note": NOTE_READ_BY}
    field_order = ["held_on", "language", "progress", "note", "note_is_meant", "submission"]

    def __init__(self, *args: Any, names: list[str], submission: UUID, **kwargs: Any) -> None:
        self.names = names
        super().__init__(*args, **kwargs)
        self.fields["submission"].initial = submission

    def answers(self) -> dict[str, Any]:
        return {key: value for key, value in self.cleaned_data.items() if key != "note_is_meant"}


class SessionCorrectForm(NoteMixin, HouseForm):
    """A session that was sent back, to correct and send again."""

    held_on = forms.DateField(label=_("Day"), widget=DayInput())
    minutes = forms.IntegerField(label=_("Duration in minutes"), min_value=5, max_value=480)
    progress = SessionSendForm.base_fields["progress"]
    read_by = {"note": NOTE_READ_BY}
    field_order = ["held_on", "minutes", "progress", "note", "note_is_meant"]

    def __init__(self, *args: Any, session: SupportSession, **kwargs: Any) -> None:
        self.names = session.match.person.chosen_name.split() if session.match else []
        shown = ("held_on", "minutes", "progress", "note")
        kwargs["initial"] = {name: getattr(session, name) for name in shown}
        super().__init__(*args, **kwargs)

    def answers(self) -> dict[str, Any]:
        return {key: value for key, value in self.cleaned_data.items() if key != "note_is_meant"}


class MatchForm(RecordForm):
    """A helper and a person of one centre, for one need."""

    read_by = {"objective": _("Read by the peer helper, the person and their referent.")}

    class Meta:
        model = Match
        fields = ["helper", "person", "domain", "objective", "started_on"]
        widgets = {"started_on": DayInput()}
        help_texts = {"objective": _("In the person’s own words. Nothing private.")}

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        helpers = PeerHelper.objects.visible_to(author).select_related("person")
        running = helpers.filter(state__in=[ONBOARDING, ACTIVE, CONSOLIDATED])
        self.offer("helper", running.order_by("person__chosen_name"))
        self.offer("person", Person.objects.visible_to(author).order_by("chosen_name"))
        label = "label_from_instance"
        setattr(self.fields["helper"], label, lambda helper: helper.person.chosen_name)
        setattr(self.fields["person"], label, lambda person: person.chosen_name)
