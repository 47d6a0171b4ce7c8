"""What is typed on a helper's path: reviews, the end of a mission, the badge."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.errors import Refused
from common.forms import DayInput, HouseForm
from helpers import photo
from helpers.models import AXES, Weight

BOTH_READ = _("Read by the peer helper, and by those in charge in the centre.")


def weight_field(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=Weight.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the four answers.")},
    )


class PrecarityForm(HouseForm):
    """Four questions, asked and answered together (3.38); no sum is made of them."""

    checked_on = forms.DateField(label=_("Day of the review"), widget=DayInput())
    financial = weight_field(_("Money: does the mission cost you, or keep you from earning?"))
    social = weight_field(_("Others: does it leave you alone, or apart from your own?"))
    identity = weight_field(_("Place: do you feel between two chairs?"))
    functional = weight_field(_("Task: is it unclear, too heavy, without means?"))
    support = forms.CharField(
        label=_("What we do about it, together"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Needed as soon as something weighs much. Facts and steps, nothing private."),
    )
    read_by = {"support": BOTH_READ}

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"checked_on": today}, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        weighs = any((cleaned.get(name) or 0) >= Weight.MUCH for name in AXES)
        if weighs and not cleaned.get("support"):
            self.add_error("support", _("Something weighs: say what you do about it together."))
        return cleaned


class ExitForm(HouseForm):
    """The end of a mission, planned with the helper."""

    exits_on = forms.DateField(label=_("Last day of the mission"), widget=DayInput())
    exit_plan = forms.CharField(
        label=_("How it ends"),
        max_length=500,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Who takes over, what follows for the person, how you say thank you."),
    )
    read_by = {"exit_plan": BOTH_READ}


class BadgeForm(HouseForm):
    """Until when the badge is valid, and a photo if the helper wants one."""

    valid_until = forms.DateField(label=_("Valid until"), widget=DayInput())
    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        widget=forms.FileInput({"accept": "image/jpeg,image/png"}),
        help_text=_("Only if the person wants one. JPEG or PNG, two megabytes at most."),
    )
    read_by = {"photo": _("Printed on the card. Forgotten once the badge is given back.")}

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"valid_until": today + timedelta(days=365)}, **kwargs)

    def clean_photo(self) -> bytes:
        sent = self.cleaned_data["photo"]
        if not sent:
            return b""
        if sent.size > photo.MOST_BYTES:
            raise forms.ValidationError(
                _("This photo is too heavy: two megabytes at most."), code="heavy"
            )
        try:
            return photo.cleaned(sent.read())
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None
