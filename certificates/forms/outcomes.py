"""What followed a certificate: one tap for its holder, two choices for who notes it with them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.models import OutcomeFollowUp
from common.forms import HouseForm


class OutcomeForm(HouseForm):
    kind = forms.ChoiceField(
        label=_("What followed"), choices=OutcomeFollowUp.Kind.choices, widget=forms.RadioSelect
    )
    field = forms.ChoiceField(
        label=_("In which field"),
        choices=[("", _("No answer")), *OutcomeFollowUp.Field.choices],
        required=False,
    )
