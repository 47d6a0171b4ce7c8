"""What is typed about sessions and matches."""

from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.errors import Refused
from common.forms import DayInput, HouseForm, RecordForm
from helpers.lifecycle import ACTIVE, CONSOLIDATED, ONBOARDING
from helpers.models import PeerHelper
from people.languages import language_choices
from people.models import Person, User
from protocols.models import Protocol
from support.actions import MOST_TYPES, check_day, check_start, check_when
from support.models import NOTE_LENGTH, REVIEW_LENGTH, ActivityType, Match, SupportSession
from support.words import warnings_about

NOTE_READ_BY = _(
    "Read by: the peer helper, the social workers of the centre, and the person if they ask."
)
NOTE_HINT = _(
    "Facts, in a few words; no name, nothing about health, beliefs or procedure. "
    "The person may read it."
)
INDIVIDUAL_MODES = [
    choice for choice in SupportSession.Mode.choices if choice[0] != SupportSession.Mode.COLLECTIVE
]


# One question each, in the address


def minutes_field() -> forms.IntegerField:
    return whole_number(
        _("Duration in minutes"), 5, 480, _("A session lasts between 5 minutes and 8 hours.")
    )


def attendance_field() -> forms.IntegerField:
    field = whole_number(_("Number of people"), 1, 300, _("A number of people, from 1 to 300."))
    field.help_text = _("A number is enough. No list of names.")
    return field


def whole_number(label: Any, least: int, most: int, said: Any) -> forms.IntegerField:
    """Return the field of a number between two bounds, which says in one sentence what it takes."""
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        error_messages=dict.fromkeys(("min_value", "max_value", "invalid"), said),
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )


class AttendanceForm(HouseForm):
    attendance = attendance_field()


class TypesForm(HouseForm):
    types = forms.MultipleChoiceField(label=_("Activities"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, kinds: list[ActivityType], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_kinds(self, "types", kinds)

    def clean_types(self) -> list[str]:
        return at_most(self.cleaned_data["types"])


class DurationForm(HouseForm):
    """How long, and which day; today when nothing is said."""

    minutes = minutes_field()
    on = forms.DateField(label=_("Day"), required=False, widget=DayInput())

    def __init__(self, *args: Any, protocol: Protocol, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": today}, **kwargs)
        self.protocol, self.today = protocol, today

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"] or self.today
        return covered(self.protocol, day, today=self.today)


def accepted(check: Callable[..., None], day: date, *, today: date) -> date:
    """Return the day if the rule accepts it; else say at the field why not."""
    try:
        check(day, today=today)
    except Refused as refusal:
        raise forms.ValidationError(str(refusal)) from None
    return day


def covered(protocol: Protocol, day: date, *, today: date) -> date:
    return accepted(partial(check_when, protocol), day, today=today)


def offer_kinds(form: forms.Form, name: str, kinds: list[ActivityType]) -> None:
    field = cast(forms.MultipleChoiceField, form.fields[name])
    field.choices = [(kind.key, kind.label) for kind in kinds]


def at_most(keys: list[str]) -> list[str]:
    if len(keys) > MOST_TYPES:
        raise forms.ValidationError(gettext("Choose three activities at most."))
    return keys


def review_words(label: Any, hint: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=REVIEW_LENGTH,
        widget=forms.Textarea({"rows": 4}),
    )


# What is sent


class SessionForm(HouseForm):
    """What one may add to a session: how, language, progress, a note (with a second look, P14)."""

    mode = forms.ChoiceField(label=_("How"), choices=INDIVIDUAL_MODES)
    language = forms.ChoiceField(label=_("Language used"), choices=language_choices)
    progress = forms.ChoiceField(
        label=_("How far is it?"),
        required=False,
        choices=[("", _("I do not know")), *SupportSession.Progress.choices],
        widget=forms.RadioSelect,
    )
    child_present = forms.BooleanField(
        label=_("A child took part: a parent agrees. No name of the child here."), required=False
    )
    note = forms.CharField(
        label=_("Short note"),
        required=False,
        max_length=NOTE_LENGTH,
        help_text=NOTE_HINT,
        widget=forms.Textarea({"rows": 3, "maxlength": NOTE_LENGTH}),
    )
    meant = forms.CharField(required=False, widget=forms.HiddenInput())
    read_by = {"note": NOTE_READ_BY}

    def __init__(self, *args: Any, match: Match | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.match = match
        self.warnings: list[str] = []
        if match is None:
            self.leave_out("mode", "progress")
        elif match.note_refused:
            self.leave_out("note", "meant")

    def leave_out(self, *names: str) -> None:
        for name in names:
            del self.fields[name]
        self.helper.layout = self.helper.build_default_layout(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.match is None:
            cleaned["mode"] = SupportSession.Mode.COLLECTIVE
        self.look_again(cleaned.get("note", ""), meant=cleaned.pop("meant", ""))
        return cleaned

    def look_again(self, note: str, *, meant: str) -> None:
        """Ask once about words that do not belong in a note; who sends the same again means it."""
        mark = sha256(note.encode()).hexdigest()
        names = self.match.names() if self.match else []
        self.warnings = warnings_about(note, names=names)
        if not self.warnings or meant == mark:
            return
        sent = cast(QueryDict, self.data).copy()
        sent[self.add_prefix("meant")] = mark
        self.data = sent
        told = gettext("Does the note need these words: %s? Take them out, or send as it is.")
        self.add_error("note", told % ", ".join(self.warnings))


class SessionCorrectForm(SessionForm):
    """A session that was sent back, to correct and send again."""

    held_on = forms.DateField(label=_("Day"), widget=DayInput())
    minutes = minutes_field()
    attendance = attendance_field()
    activity_types = forms.ModelMultipleChoiceField(
        ActivityType.objects.order_by("position"),
        label=_("Activities (three at most)"),
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ["held_on", "minutes", "attendance", "mode", "language", "progress", "note"]

    def __init__(self, *args: Any, session: SupportSession, today: date, **kwargs: Any) -> None:
        shown = ("held_on minutes attendance mode language progress child_present note").split()
        initial = {name: getattr(session, name) for name in shown}
        initial["activity_types"] = [kind.pk for kind in session.activity_types.all()]
        super().__init__(*args, match=session.match, initial=initial, **kwargs)
        self.session, self.today = session, today
        if session.match:
            self.leave_out("attendance")

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        check = check_day if day == self.session.held_on else check_when
        return accepted(partial(check, self.session.protocol), day, today=self.today)

    def clean_activity_types(self) -> list[ActivityType]:
        return at_most(list(self.cleaned_data["activity_types"]))  # type: ignore[return-value]


class SendBackForm(HouseForm):
    """What the author of a session is asked to correct."""

    reason = forms.CharField(
        label=_("Something to correct?"), max_length=200, help_text=_("In one simple sentence.")
    )
    read_by = {"reason": _("Read by whoever noted the session, and by the team in charge.")}


class NoteReasonForm(HouseForm):
    """Why a manager needs to read a note: chosen, so that no story is told in the books."""

    reason = forms.ChoiceField(
        label=_("Why do you need to read it?"),
        help_text=_("The reading and its reason are entered in the books."),
        choices=[
            ("asked", _("The person asks what is kept about them")),
            ("worry", _("I am worried about someone’s safety")),
            ("complaint", _("There is a complaint or a disagreement")),
            ("standing_in", _("I stand in for the referent")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="note_%s", **kwargs)  # beside another `reason`


# Matches


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody, by the name they chose."""

    def label_from_instance(self, record: Any) -> str:
        return str(getattr(record, "person", record).chosen_name)


class MatchForm(RecordForm):
    """A helper and a person of one centre, for one need."""

    read_by = {"objective": _("Read by the peer helper, the person and their referent.")}

    class Meta:
        model = Match
        fields = ["helper", "person", "domain", "objective", "started_on", "note_refused"]
        field_classes = {"helper": PersonField, "person": PersonField}
        widgets = {"started_on": DayInput()}
        labels = {"note_refused": _("The person wants no note about the sessions")}
        help_texts = {
            "objective": _("In the person’s own words. Nothing private."),
            "note_refused": _("Told before the first session. Days and durations only are kept."),
        }

    def __init__(self, *args: Any, author: User, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"started_on": today}, **kwargs)
        self.today = today
        helpers = PeerHelper.objects.visible_to(author).select_related("person")
        running = helpers.filter(state__in=[ONBOARDING, ACTIVE, CONSOLIDATED])
        self.offer("helper", running.order_by("person__chosen_name"))
        here = Person.objects.visible_to(author).filter(left_on=None)
        self.offer("person", here.order_by("chosen_name"))

    def clean_started_on(self) -> date:
        day: date = self.cleaned_data["started_on"]
        return accepted(check_start, day, today=self.today)


# Reviews


class ReviewForm(HouseForm):
    """What both said at a review, and what comes next."""

    held_on = forms.DateField(label=_("Day of the review"), widget=DayInput())
    said_by_helper = review_words(
        _("What the peer helper says"),
        _("In their words: what went well, what they learnt, what they wish."),
    )
    said_by_referent = review_words(
        _("What the referent says"), _("Facts seen, and what was done to support.")
    )
    goals = review_words(_("What we aim at until the next review"), required=False)
    next_on = forms.DateField(label=_("Next review"), required=False, widget=DayInput())
    read_by = dict.fromkeys(
        ("said_by_helper", "said_by_referent", "goals"),
        _("Read by the peer helper, and by those in charge in the centre."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"held_on": today}, **kwargs)
