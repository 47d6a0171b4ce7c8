"""What is typed about expenses: by a helper on a phone, in one short form."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, HouseForm
from protocols.forms.common import PARTIES_READ
from protocols.models import Protocol


class ExpenseForm(HouseForm):
    """What was spent, and its receipt."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    protocol = forms.ModelChoiceField(label=_("Mission"), queryset=Protocol.objects.none())
    kind = forms.ChoiceField(label=_("What did you pay?"), widget=forms.RadioSelect)
    amount = forms.DecimalField(
        label=_("How much, in euros?"),
        max_digits=8,
        decimal_places=2,
        min_value=0,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    spent_on = forms.DateField(label=_("Which day?"), widget=DayInput())
    receipt = forms.FileField(
        label=_("Photo of the receipt"),
        help_text=_("A photo or a PDF. Read by your referent and management."),
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
    )

    def __init__(self, *args: Any, protocols: list[Protocol], kinds: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("submission", uuid4())
        self.initial.setdefault("spent_on", timezone.localdate())
        self.fields["kind"].choices = [(kind, kind) for kind in kinds]  # type: ignore[attr-defined]
        field = self.fields["protocol"]
        field.queryset = Protocol.objects.filter(pk__in=[one.pk for one in protocols])  # type: ignore[attr-defined]
        field.label_from_instance = lambda protocol: protocol.job.title  # type: ignore[attr-defined]
        if len(protocols) == 1:
            field.initial = protocols[0].pk
            field.widget = forms.HiddenInput()

    def claim(self) -> dict[str, Any]:
        """Return what `claim_expense` takes besides the protocol."""
        told = dict(self.cleaned_data)
        told.pop("protocol")
        return told | {"receipt": told["receipt"].read()}


class RefusalForm(HouseForm):
    """Why an expense is refused."""

    reason = forms.CharField(label=_("Reason"), max_length=300)
    read_by = {"reason": PARTIES_READ}
