"""What is typed about a programme."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, HouseForm, RecordForm
from people.models import Centre, Role, User
from programmes.models import Programme, ProgrammeReview, SteeringMember
from protocols.forms.common import TEAM_READS, members_of


def offer_named(form: RecordForm, field: str, records: QuerySet[Any]) -> None:
    """Narrow the choices of a field to these records, shown by their name."""
    form.offer(field, records)
    label = "label_from_instance"
    setattr(form.fields[field], label, lambda record: record.name)


class ProgrammeForm(RecordForm):
    """Who answers for the programme, and on what it rests. All of it can be completed later."""

    read_by = {
        "establishment_project_ref": TEAM_READS,
        "sustainability_plan": TEAM_READS,
    }

    class Meta:
        model = Programme
        fields = [
            "centre",
            "guarantor",
            "establishment_project_ref",
            "dpia_on",
            "sustainability_plan",
        ]
        widgets = {
            "dpia_on": DayInput(),
            "sustainability_plan": forms.Textarea({"rows": 5}),
        }
        help_texts = {
            "guarantor": _("The manager who answers for the programme; the team knows their name."),
            "establishment_project_ref": _("Its page or part, or the day planned to write it in."),
            "dpia_on": _("The day it was done, or is planned. Ask the data-protection officer."),
            "sustainability_plan": _(
                "With what time and money, until when, and what stays after the project."
            ),
        }

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.drop(["centre"])
            centres = {self.instance.centre_id}
        else:
            centres = author.centre_ids(Role.MANAGER)
            self.offer_centres(centres)
        offer_named(self, "guarantor", members_of(centres, Role.MANAGER))

    def has_a_centre(self) -> bool:
        """Tell whether there is a centre to start a programme in."""
        return bool(self.fields["centre"].queryset)  # type: ignore[attr-defined]

    def offer_centres(self, centres: set[int]) -> None:
        """Offer the centres that one manages and that have no programme yet."""
        taken = Programme.objects.not_closed().values("centre")
        free = Centre.objects.filter(pk__in=centres).exclude(pk__in=taken).order_by("name")
        offer_named(self, "centre", free)
        if len(free) == 1:
            self.fields["centre"].initial = free[0].pk
            self.fields["centre"].widget = forms.HiddenInput()


class SteeringForm(RecordForm):
    """A seat in the steering group: an account, or a name, and for whom this person speaks."""

    read_by = {"name": TEAM_READS}

    class Meta:
        model = SteeringMember
        fields = ["group", "user", "name", "starts_on"]
        widgets = {"group": forms.RadioSelect, "starts_on": DayInput()}
        help_texts = {
            "name": _("For who has no account: a first name, or a function, is enough."),
        }

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.programme = programme
        self.fields["starts_on"].initial = timezone.localdate
        offer_named(self, "user", members_of({programme.centre_id}))
        self.fields["group"] = forms.ChoiceField(
            label=_("group of actors").capitalize(),
            choices=self.fields["group"].choices[1:],  # type: ignore[attr-defined]
            widget=forms.RadioSelect,
        )


class SuspendForm(HouseForm):
    """Why a programme stops for a while."""

    read_by = {"reason": TEAM_READS}

    reason = forms.CharField(
        label=_("Why is it suspended?"),
        max_length=600,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("No name of a person. Missions in force go on or stop one by one."),
    )


class ReviewForm(RecordForm):
    """The yearly review, once it is held."""

    read_by = {"findings": TEAM_READS, "decisions": TEAM_READS}

    class Meta:
        model = ProgrammeReview
        fields = ["held_on", "findings", "decisions"]
        widgets = {
            "held_on": DayInput(),
            "findings": forms.Textarea({"rows": 6}),
            "decisions": forms.Textarea({"rows": 4}),
        }
        help_texts = {
            "findings": _(
                "For those who are helped, for the helpers, for the team, around the centre."
            ),
            "decisions": _("Means, duration, who goes on; what is to change."),
        }


class EvaluateForm(RecordForm):
    """What prepares the end: the final evaluation, and the day the data is erased."""

    read_by = {"final_evaluation": TEAM_READS}

    class Meta:
        model = Programme
        fields = ["final_evaluation", "evaluated_on", "purge_on"]
        widgets = {
            "final_evaluation": forms.Textarea({"rows": 8}),
            "evaluated_on": DayInput(),
            "purge_on": DayInput(),
        }
        help_texts = {
            "final_evaluation": _(
                "What the programme has changed, what it has not, what others can take up."
            ),
            "purge_on": _("From that day on, what is kept of persons is erased."),
        }
