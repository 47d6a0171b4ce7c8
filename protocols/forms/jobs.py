"""What is typed about missions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import LinesField, RecordForm
from people.models import IN_CHARGE, User
from protocols.forms.common import ALL_READ, CentreOf, languages_field, members_of
from protocols.lifecycle import NeedState
from protocols.models import JobDescription, Need, Task


class JobForm(CentreOf, RecordForm):
    """The first words of a mission, before it is written together section by section."""

    tasks = LinesField(
        label=_("Tasks"),
        help_text=_("One per line. With whom, and whose work it was: on the page of the tasks."),
        required=False,
    )
    not_tasks = LinesField(
        label=_("What is not the task either"),
        help_text=_("One per line. The list of what is never asked is always added."),
        required=False,
    )
    languages = languages_field(_("languages of the mission").capitalize())
    read_by = {"purpose": ALL_READ, "added_value": ALL_READ}

    class Meta:
        model = JobDescription
        fields = [
            "centre",
            "title",
            "status_kind",
            "needs",
            "purpose",
            "added_value",
            "approach",
            "tasks",
            "not_tasks",
            "referent",
            "supervision_kind",
            "supervision",
            "availability",
            "time_frame",
            "languages",
            "non_substitution_note",
        ]
        widgets = {
            "purpose": forms.Textarea({"rows": 3}),
            "added_value": forms.Textarea({"rows": 3}),
            "approach": forms.Textarea({"rows": 2}),
            "needs": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "added_value": _("The mission completes the work of the team, it does not replace it."),
            "supervision": _("For example, once a month."),
            "time_frame": _("Never for a volunteer, who only says when they wish to come."),
            "non_substitution_note": _("What the team goes on doing itself."),
        }

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["tasks"] = self.instance.task_labels()
        self.offer_centres(self, author)
        centres = author.centre_ids(*IN_CHARGE)
        needs = Need.objects.visible_to(author).exclude(state=NeedState.CLOSED)
        self.offer("needs", needs.filter(centre__in=centres).order_by("priority", "pk"))
        self.offer("referent", members_of(centres, *IN_CHARGE))
        self.fields["referent"].label_from_instance = lambda user: user.name  # type: ignore[attr-defined]
        self.fields["needs"].label_from_instance = lambda need: need.description  # type: ignore[attr-defined]

    def clean_tasks(self) -> list[dict[str, str]]:
        """Return a row per line; a line that stood keeps what was known of it."""
        known = {row.task: row for row in self.instance.task_rows()}
        return [known.get(line, Task(line)).as_json() for line in self.cleaned_data["tasks"]]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if any(need.centre != told.get("centre") for need in told.get("needs", [])):
            self.add_error("needs", _("These needs are not all of this centre."))
        return told
