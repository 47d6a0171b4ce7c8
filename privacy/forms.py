from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, HouseForm


class AccessLogFilterForm(HouseForm):
    """From which day to which day."""

    since = forms.DateField(label=_("From"), required=False, widget=DayInput())
    until = forms.DateField(label=_("Until"), required=False, widget=DayInput())

    def clean(self) -> dict[str, Any]:
        days = super().clean() or {}
        since, until = days.get("since"), days.get("until")
        if since and until and until < since:
            self.add_error("until", gettext("The last day comes before the first."))
        return days
