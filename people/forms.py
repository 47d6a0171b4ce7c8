"""What is typed about a person: as little as possible (P02)."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, HouseForm, RecordForm
from people.languages import FRENCH, language_choices
from people.models import IN_CHARGE, Centre, Organisation, Person, User

LANGUAGES = ["language_1", "language_2", "language_3", "language_4"]
FORTY_YEARS = timedelta(days=40 * 365)
IN_CHARGE_READ = _("Read by the person, and by those in charge in the centre.")


def one_language(*, required: bool, label: Any) -> forms.ChoiceField:
    """Return a field that asks for one spoken language of the register."""
    return forms.ChoiceField(
        label=label,
        choices=lambda: [("", ""), *language_choices()],
        required=required,
        error_messages={
            "required": _("Choose a language."),
            "invalid_choice": _("Choose a language of the list."),
        },
    )


class PersonForm(RecordForm):
    """What is kept about a person. It makes nothing: an action does."""

    language_1 = one_language(required=True, label=_("Language spoken best"))
    language_2 = one_language(required=False, label=_("Another language"))
    language_3 = one_language(required=False, label=_("One more language"))
    language_4 = one_language(required=False, label=_("And one more language"))
    native_language = one_language(required=False, label=_("Language of that script"))
    read_by = {"chosen_name": IN_CHARGE_READ}

    class Meta:
        model = Person
        fields = ["chosen_name", "native_name", "native_language", *LANGUAGES, "arrived_on"]
        widgets = {"arrived_on": DayInput(), "left_on": DayInput()}
        help_texts = {
            "chosen_name": _("As the person wishes to be called. A first name will do."),
            "native_name": _("As the person writes it."),
        }
        error_messages = {
            "centre": {"invalid_choice": _("Choose a centre where you are in charge.")},
            "chosen_name": {"required": _("Type the name by which the person is called.")},
        }

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.initial.update(zip(LANGUAGES, self.instance.languages, strict=False))

    def clean_arrived_on(self) -> date | None:
        day: date | None = self.cleaned_data["arrived_on"]
        if day and day > self.today:
            raise forms.ValidationError(gettext("This day is still to come."))
        return self.plausible(day)

    def plausible(self, day: date | None) -> date | None:
        """Refuse what can only be a slip of the hand, such as 1900."""
        if day and abs(day - self.today) > FORTY_YEARS:
            raise forms.ValidationError(gettext("Look at the year again."))
        return day

    def clean(self) -> dict[str, Any]:
        """Gather the languages into one list, each once, in the order given."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("native_name") and not cleaned.get("native_language"):
            self.add_error("native_language", gettext("Say in which language it is written."))
        spoken = [cleaned.pop(name, "") for name in LANGUAGES]
        kept = self.instance.languages[len(LANGUAGES) :]
        cleaned["languages"] = list(dict.fromkeys([*filter(None, spoken), *kept]))
        return cleaned


class PersonWelcomeForm(PersonForm):
    """A person who is new here. Sent twice, it is one person: `submission` tells."""

    submission = forms.UUIDField(initial=uuid4, required=False, widget=forms.HiddenInput)

    class Meta(PersonForm.Meta):
        fields = ["centre", *PersonForm.Meta.fields]

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        centres = Centre.objects.filter(pk__in=author.centre_ids(*IN_CHARGE)).order_by("name")
        self.offer("centre", centres)
        field = self.fields["centre"]
        field.label_from_instance = lambda centre: centre.name  # type: ignore[attr-defined]
        if len(centres) == 1:
            field.initial = centres[0].pk
            field.widget = forms.HiddenInput()


class OrganisationForm(RecordForm):
    """What the papers say of the association: protocols need it, certificates name it."""

    bridge_languages = forms.MultipleChoiceField(
        label=_("Languages the team speaks, beside French"),
        choices=lambda: [choice for choice in language_choices() if choice[0] != FRENCH],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A peer helper who shares one of them with the team needs no French first."),
    )

    class Meta:
        model = Organisation
        fields = [
            "issuer_name",
            "address",
            "email",
            "privacy_contact",
            "helper_title",
            "third_party_name",
            "third_party_contact",
            "expenses_kinds",
            "expenses_delay_days",
            "expenses_contact",
            "bridge_languages",
            "bridge_level",
        ]
        labels = {
            "issuer_name": _("Name on the certificates"),
            "address": _("Address"),
            "email": _("E-mail for a reference"),
            "privacy_contact": _("Data-protection contact"),
            "helper_title": _("What a peer helper is called here"),
            "third_party_name": _("Third person in case of disagreement"),
            "third_party_contact": _("How to reach that person"),
            "expenses_kinds": _("Expenses that are paid back"),
            "expenses_delay_days": _("Days it takes to pay them back"),
            "expenses_contact": _("Who receives the receipts"),
            "bridge_level": _("Level from which a language is shared with the team, spoken"),
        }
        help_texts = {
            "issuer_name": _("Nothing in it should say where somebody has lived."),
            "third_party_name": _("From outside the team: a mediation service, for example."),
            "expenses_kinds": _("On receipts only: for example, bus tickets."),
        }


class AccountForm(HouseForm):
    """The user name of a new account; it is proposed, and may be changed."""

    user_name = forms.CharField(
        label=_("User name"),
        max_length=60,
        validators=[UnicodeUsernameValidator()],
        help_text=_("Short and easy to type: the person uses it each time they sign in."),
        widget=forms.TextInput({"autocapitalize": "none", "autocomplete": "off"}),
    )


class PersonCorrectForm(PersonForm):
    """What is kept about a person, corrected."""

    class Meta(PersonForm.Meta):
        fields = [*PersonForm.Meta.fields, "left_on"]

    def clean_left_on(self) -> date | None:
        return self.plausible(self.cleaned_data["left_on"])
