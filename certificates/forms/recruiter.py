"""What a recruiter says, without an account: one answer is enough."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.models import RecruiterFeedback
from certificates.models.feedback import Useful
from certificates.models.share import RecipientKind
from common.forms import HouseForm

SCALE = [(value, str(value)) for value in range(1, 6)]
TEAM_READS = _("Read by the team that gave the certificate; by the person too if you allow it.")
LEAST, MOST = _("1: not at all"), _("5: very much")


def blank(words: Any, choices: Any) -> list[tuple[str, Any]]:
    return [("", words), *choices]


class OpinionForm(HouseForm):
    """D11: useful from 1 to 5, and whatever else one wants to say."""

    useful = forms.TypedChoiceField(
        label=_("Was this certificate useful to you?"),
        choices=SCALE,
        coerce=int,
        widget=forms.RadioSelect,
    )
    understood = forms.TypedChoiceField(
        label=_("Did you understand what it proves?"),
        choices=SCALE,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
    )
    led_to = forms.ChoiceField(
        label=_("And then?"),
        choices=blank(_("No answer"), RecruiterFeedback.LedTo.choices),
        required=False,
    )
    contract_kind = forms.ChoiceField(
        label=_("If it was a hire: the contract"),
        choices=blank(_("No answer"), RecruiterFeedback.ContractKind.choices),
        required=False,
    )
    organisation_kind = forms.ChoiceField(
        label=_("You are"), choices=blank(_("No answer"), RecipientKind.choices), required=False
    )
    sector = forms.CharField(label=_("Sector"), max_length=80, required=False)
    most_useful = forms.MultipleChoiceField(
        label=_("The most useful"),
        choices=Useful.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    missing = forms.CharField(
        label=_("What is missing, or a word to the person"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("300 characters at most, without a name."),
        required=False,
    )
    is_comment_visible = forms.BooleanField(
        label=_("The person may read what I wrote"), required=False
    )
    contact_email = forms.EmailField(
        label=_("E-mail address, if we may write to you"),
        help_text=_("Read by the team only. Deleted after 12 months."),
        required=False,
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)
    read_by = {"missing": TEAM_READS, "sector": TEAM_READS, "contact_email": TEAM_READS}

    def opinion(self) -> dict[str, Any]:
        """Return what was said, in the words of `actions.hear`."""
        return {key: value for key, value in self.cleaned_data.items() if key != "submission"}

    def mark(self) -> UUID:
        """Return the mark of this sending: the same one twice is one opinion."""
        return self.cleaned_data["submission"] or uuid4()
