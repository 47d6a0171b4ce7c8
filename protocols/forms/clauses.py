"""What is typed about the library of clauses and the amounts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, HouseForm, RecordForm
from people.models import Centre, Organisation, Role, User
from protocols.forms.common import PARTIES_READ
from protocols.models import Allowance, Clause, EngagementStatus


class ClauseForm(HouseForm):
    """A wording of the centre's own, or of the whole association."""

    scope = forms.ModelChoiceField(
        label=_("For"),
        queryset=Centre.objects.none(),
        required=False,
        empty_label=_("Every centre of the association"),
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            (Clause.Kind.OPTIONAL, _("Optional: stands if the protocol keeps it")),
            (Clause.Kind.LOCAL, _("Local: stands in every protocol of this place")),
        ],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(label=_("Title"), max_length=120)
    text = forms.CharField(
        label=_("Wording"), max_length=3000, widget=forms.Textarea(attrs={"rows": 6})
    )
    plain_text = forms.CharField(
        label=_("Wording in simple sentences"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    statuses = forms.MultipleChoiceField(
        label=_("For which statuses"),
        choices=EngagementStatus.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    is_checked = forms.BooleanField(
        label=_("A lawyer has read this wording"),
        required=False,
        help_text=_("As long as nobody has, the library and the form say so."),
    )
    read_by = {"text": PARTIES_READ, "plain_text": PARTIES_READ}

    def __init__(
        self, *args: Any, author: User, instead_of: Clause | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        scope = self.fields["scope"]
        centres = Centre.objects.filter(pk__in=author.centre_ids(Role.MANAGER)).order_by("name")
        scope.queryset = centres  # type: ignore[attr-defined]
        scope.label_from_instance = lambda centre: centre.name  # type: ignore[attr-defined]
        self.instead_of = instead_of
        if instead_of is not None:
            self.drop(["kind", "scope"] if instead_of.nearness() else ["kind"])

    def words(self, *, organisation: Organisation) -> dict[str, Any]:
        """Return what `write_clause` takes."""
        told, before = dict(self.cleaned_data), self.instead_of
        told["centre"] = told.pop("scope", before.centre if before else None)
        told.setdefault("kind", before.kind if before else "")
        return told | {"organisation": organisation, "instead_of": before}


class AllowanceForm(RecordForm):
    """An amount, from a day on, with the source it was read at."""

    class Meta:
        model = Allowance
        fields = ["key", "amount", "valid_from", "source"]
        localized_fields = ["amount"]
        widgets = {"valid_from": DayInput()}
        help_texts = {
            "source": _("The law, the decree or the agreement, with its number."),
            "valid_from": _("The amounts of before stay for the days of before."),
        }
