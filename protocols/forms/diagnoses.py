"""What is typed about the diagnosis of a centre."""

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, HouseForm, RecordForm
from people.models import IN_CHARGE, User
from protocols.actions.diagnoses import name_needs
from protocols.forms.common import TEAM_READS, CentreOf
from protocols.lifecycle import NeedState
from protocols.models import Method, Need, NeedsDiagnosis

COUNTS = ("employees", "social_workers", "volunteers", "helpers", "residents")


class DiagnosisForm(CentreOf, RecordForm):
    """When, how and with whom the needs of a centre were heard."""

    methods = forms.MultipleChoiceField(
        label=_("how the needs were heard").capitalize(),
        help_text=_("Two sources at least: the team, the residents, the activity data."),
        choices=Method.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    needs = forms.ModelMultipleChoiceField(
        label=_("Needs named in it"),
        help_text=_("Those known already. Others are added as they are named."),
        queryset=Need.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = NeedsDiagnosis
        fields = ["centre", "starts_on", "ends_on", "methods", *COUNTS, "needs"]
        widgets = {"starts_on": DayInput(), "ends_on": DayInput()}
        help_texts = {
            "employees": _("How many took part. Numbers only, no names."),
        }

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_centres(self, author)
        known = Q(diagnosis=None) | Q(diagnosis=self.instance.pk)
        needs = Need.objects.filter(known, centre__in=author.centre_ids(*IN_CHARGE))
        needs = needs.exclude(state=NeedState.CLOSED).order_by("priority", "pk")
        self.offer("needs", needs)
        self.fields["needs"].label_from_instance = lambda need: need.description  # type: ignore[attr-defined]
        if self.instance.pk:
            self.initial["needs"] = [need.pk for need in needs if need.diagnosis_id]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if any(need.centre != told.get("centre") for need in told.get("needs", [])):
            self.add_error("needs", _("These needs are not all of this centre."))
        return told

    def keep(self, *, by: User, at: datetime) -> NeedsDiagnosis:  # type: ignore[override]
        """Save what was corrected, and which needs are named in it."""
        with transaction.atomic():
            diagnosis: NeedsDiagnosis = super().keep(by=by, at=at)
            name_needs(diagnosis, self.cleaned_data["needs"])
        return diagnosis


class DiagnosisReturnForm(HouseForm):
    """What the manager wants seen again."""

    comment = forms.CharField(
        label=_("what to see again").capitalize(),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
    )
    read_by = {"comment": TEAM_READS}
