"""What is typed about achievements, words of others, the issuer, requests and their answers."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certificates import words
from certificates.actions.endorsing import NOTED
from certificates.forms.fields import printable
from certificates.models import ENDORSEMENT_LENGTH, Certificate, CertificateRequest, Endorsement
from certificates.models.request import WORDS_LENGTH
from certificates.models.wording import PART_LENGTH
from common.forms import DayInput, HouseForm
from people.models import User

TOLD_READ_BY = _("Read by you, your referent and management. Printed only if you agree.")
SAID_READ_BY = _("Read by the peer helper and those in charge. Printed if the peer helper wants.")
REASON_READ_BY = _("Read by the peer helper, and by those in charge in the centre.")
CONTEST_READ_BY = _("Read by those in charge in the centre, and by headquarters.")

QUESTIONS = {
    "situation": (
        _("What happened?"),
        _("A problem somebody had. No name. Example: “Families did not dare to write to school.”"),
    ),
    "action": (
        _("What did you do?"),
        _("You, with your hands, your words. Example: “I wrote the first letter with each one.”"),
    ),
    "result": (
        _("What did it change?"),
        _("What one sees now. Example: “Eleven parents write alone.”"),
    ),
}


class TellForm(HouseForm):
    """One question about one achievement, in one's own words."""

    text = printable(_("In your words"), PART_LENGTH, required=True, rows=4)
    read_by = {"text": TOLD_READ_BY}

    def __init__(self, *args: Any, part: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label, hint = QUESTIONS[part]
        self.fields["text"].label, self.fields["text"].help_text = label, hint
        self.fields["text"].error_messages["required"] = _("Write one or two sentences.")


class IssuerForm(HouseForm):
    """How the association is named; the one that names the place asks whether one is sure."""

    wording = forms.ChoiceField(label=_("Which sentence?"), widget=forms.RadioSelect)
    is_sure = forms.BooleanField(
        label=_("I am sure: the name of the place may be printed."), required=False
    )

    def __init__(self, *args: Any, certificate: Certificate, **kwargs: Any) -> None:
        issuer = certificate.facts["issuer"]
        super().__init__(*args, initial={"wording": issuer["wording"]}, **kwargs)
        self.naming = words.naming_wording(issuer["name"], certificate.protocol.job.centre.name)
        offered = [*words.issuer_wordings(issuer["name"]), self.naming]
        self.fields["wording"].choices = [(one, one) for one in offered]  # type: ignore[attr-defined]
        self.fields["is_sure"].help_text = words.naming_warning()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("wording") == self.naming and not cleaned.get("is_sure"):
            self.add_error("is_sure", words.naming_warning())
        return cleaned


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, record: Any) -> str:
        return str(record.name)


class AskForWordsForm(HouseForm):
    """Whom to ask for one or two sentences."""

    of = PersonChoice(queryset=User.objects.none(), label=_("Whom do you ask?"))

    def __init__(self, *args: Any, team: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["of"].queryset = team  # type: ignore[attr-defined]


class GiveWordsForm(HouseForm):
    """One or two sentences about a fact one has seen."""

    text = printable(_("Your words"), ENDORSEMENT_LENGTH, required=True, rows=3)
    read_by = {"text": SAID_READ_BY}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = words.content()["endorsement_guide"]["text"]


class NoteWordsForm(GiveWordsForm):
    """What a person supported or a volunteer said; of the first, no name is asked."""

    group = forms.ChoiceField(
        label=_("Who says it?"),
        choices=[(key, Endorsement.Group(key).label) for key in NOTED],
        widget=forms.RadioSelect,
    )
    signer = forms.CharField(
        label=_("Name of the volunteer"),
        required=False,
        max_length=80,
        help_text=_("Kept here, not printed. Of a person supported, no name at all."),
    )
    said_on = forms.DateField(label=_("Said on"), required=False, widget=DayInput())
    read_by = {"text": SAID_READ_BY, "signer": REASON_READ_BY}
    field_order = ["group", "text", "signer", "said_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What was said")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("group") == Endorsement.Group.SUPPORTED and cleaned.get("signer"):
            self.add_error("signer", gettext("Persons supported are quoted without their name."))
        return cleaned


def told(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea({"rows": 4}),
    )


class RefuseForm(HouseForm):
    """Why no certificate is issued: from a list, and in words."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=CertificateRequest.Reason.choices, widget=forms.RadioSelect
    )
    words = told(_("Say it in words"), _("Simple sentences: what is missing, what can be done."))
    read_by = {"words": REASON_READ_BY}


class ContestForm(HouseForm):
    words = told(_("Why do you disagree?"), _("One or two sentences are enough."))
    read_by = {"words": CONTEST_READ_BY}


class AnswerForm(HouseForm):
    """The answer to who contests: once, in words."""

    agrees = forms.TypedChoiceField(
        label=_("Your answer"),
        choices=[
            ("yes", _("The certificate is prepared after all")),
            ("no", _("The refusal stays")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = told(_("Say why"), _("The peer helper reads it. There is no other answer after it."))
    read_by = {"words": REASON_READ_BY}
