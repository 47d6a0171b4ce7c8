"""What is asked of who would like to help, and of those who meet and answer them."""

from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.audio import RecordingField
from common.forms import DayInput, HouseForm
from common.typography import typo
from helpers.models import PeerHelper, Tie
from helpers.selectors import persons_without_file
from people.forms import one_language
from people.models import Person, User
from people.selectors import in_charge_of
from programmes import candidacy_words as wording
from programmes.models import Candidacy, InterviewSheet
from programmes.selectors.candidacy import peers_of

IN_CHARGE_READ = _("Read by the social workers and the manager of the centre. Nobody else.")
INTERVIEW_READ = _("Read by those in charge in the centre, and by the person if they ask.")
MESSAGE = Candidacy._meta.get_field("message").max_length
ANSWER = 1000


# « J’aimerais aider »: one question per page


class LanguageForm(forms.Form):
    """A language that is not among the usual ones."""

    language = one_language(required=True, label=_("My language"))


class CalledMixin(forms.Form):
    called = forms.CharField(
        label=_("What name do we call you by?"),
        max_length=80,
        help_text=_("A first name is enough."),
        required=False,
    )
    reached = forms.CharField(
        label=_("How can we reach you?"),
        max_length=120,
        help_text=_("For example: room 12, or a phone number."),
        required=False,
    )


class WordsForm(HouseForm):
    """A few words, in any language."""

    message = forms.CharField(
        label=_("Your words, in your language"),
        max_length=MESSAGE,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write a few words, in any language.")},
    )
    read_by = {"message": IN_CHARGE_READ}


class VoiceForm(HouseForm):
    """A recording, made on the spot or chosen."""

    recording = RecordingField(
        label=_("Your voice message"),
        error_messages={"required": _("Record a few words, in any language.")},
    )
    read_by = {"recording": _("Heard by the social workers and the manager of the centre only.")}


class NameForm(CalledMixin, HouseForm):
    """Whom to look for, when there is nothing else to go on."""

    read_by = {"reached": IN_CHARGE_READ}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        called = self.fields["called"]
        called.required = True
        called.error_messages["required"] = gettext("Write a name, so that we find you.")


class ContactForm(CalledMixin, HouseForm):
    """A name and a way to reach: both free."""

    read_by = {"reached": IN_CHARGE_READ}


TELLING = {
    Candidacy.Channel.WRITTEN: WordsForm,
    Candidacy.Channel.AUDIO: VoiceForm,
    Candidacy.Channel.ORAL: NameForm,
}


# The interview


class InterviewForm(HouseForm):
    """The sheet of the interview: who asks, then the eleven questions, the same for all."""

    held_on = forms.DateField(label=_("Day of the interview"), widget=DayInput())
    panel = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Who asks"),
        help_text=_("At least one social worker, and the manager."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Say who asks.")},
    )
    peer = forms.ModelChoiceField(
        PeerHelper.objects.none(),
        label=_("Peer helper present"),
        required=False,
        empty_label="",
        help_text=_("If possible."),
    )
    interpreter = forms.CharField(
        label=_("Interpreter"),
        max_length=120,
        required=False,
        help_text=_("If there is one, their name."),
    )
    readiness = forms.ChoiceField(
        label=_("Does the person feel ready?"),
        choices=InterviewSheet.Readiness.choices,
        required=False,
        help_text=_("As they say it. No proof is asked, and nothing more is written."),
        widget=forms.RadioSelect,
    )
    read_by = {"interpreter": INTERVIEW_READ}

    def __init__(self, *args: Any, candidacy: Candidacy, today: date, **kwargs: Any) -> None:
        sheet = candidacy.sheet()
        kwargs.setdefault("initial", initial_of(sheet) if sheet else {"held_on": today})
        super().__init__(*args, **kwargs)
        self.today = today
        asking, peer = cast(Any, self.fields["panel"]), cast(Any, self.fields["peer"])
        asking.queryset = in_charge_of({candidacy.centre_id}, on=today)
        asking.label_from_instance = lambda user: user.name
        peer.queryset = peers_of(candidacy.centre)
        peer.label_from_instance = lambda helper: helper.person.chosen_name
        readiness = self.fields.pop("readiness")
        self.fields |= {row["key"]: question_field(row) for row in wording.questions()}
        self.fields["readiness"] = readiness
        self.read_by = self.read_by | {"your_questions": INTERVIEW_READ}
        self.lay_out()

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        if day > self.today:
            raise forms.ValidationError(gettext("This day is still to come."))
        return day

    def told(self) -> dict[str, Any]:
        """Return what `note_interview` takes."""
        cleaned = dict(self.cleaned_data)
        asked = [row["key"] for row in wording.questions()]
        return {"answers": {key: cleaned.pop(key) for key in asked}} | cleaned


def initial_of(sheet: InterviewSheet) -> dict[str, Any]:
    return {
        **sheet.answers,
        "held_on": sheet.held_on,
        "panel": list(sheet.panel.all()),
        "peer": sheet.peer_id,
        "interpreter": sheet.interpreter,
        "readiness": sheet.readiness,
    }


def question_field(row: dict[str, Any]) -> forms.CharField:
    """Return one question; what it listens for and its plain wording stand below it."""
    plain, purpose = typo(row["text_a2"]), typo(row["listens_for"])
    return forms.CharField(
        label=f"{row['order']}. {typo(row['label'])}",
        max_length=ANSWER,
        required=False,
        help_text=gettext("Simply: %(plain)s One listens for: %(purpose)s.")
        % {"plain": plain, "purpose": purpose},
        widget=forms.Textarea({"rows": 2}),
    )


# The answer


class AcceptForm(HouseForm):
    """Who they are, who stands beside them: the file opens with it."""

    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Already known to the centre?"),
        required=False,
        empty_label=_("No: welcome this person"),
        error_messages={
            "invalid_choice": _("This person already has a file, or is not of your centre.")
        },
    )
    chosen_name = forms.CharField(
        label=_("Chosen name"),
        max_length=80,
        required=False,
        help_text=_("As the person wishes to be called. A first name will do."),
    )
    referent = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Referent"),
        empty_label="",
        help_text=_("Who stands beside the peer helper: social worker or manager."),
        error_messages={
            "required": _("Choose a referent."),
            "invalid_choice": _("Choose a referent who is in charge in this centre."),
        },
    )
    tie = forms.ChoiceField(
        label=_("Tie with the centre"),
        choices=[("", ""), *Tie.choices],
        error_messages={"required": _("Say how the person is tied to the centre.")},
    )
    availability = forms.CharField(
        label=_("Availability wished"),
        max_length=200,
        required=False,
        help_text=_("As a wish: for example, Tuesday afternoon."),
    )
    read_by = {"availability": _("Read by the peer helper, and by those in charge in the centre.")}

    def __init__(
        self, *args: Any, candidacy: Candidacy, author: User, today: date, **kwargs: Any
    ) -> None:
        sheet = candidacy.sheet()
        said = sheet.answers.get("availability", "")[:200] if sheet else ""
        kwargs["initial"] = {
            "chosen_name": candidacy.called,
            "availability": said,
            "tie": Tie.RESIDENT,
        }
        super().__init__(*args, **kwargs)
        referent, person = cast(Any, self.fields["referent"]), cast(Any, self.fields["person"])
        referent.queryset = in_charge_of({candidacy.centre_id}, on=today)
        referent.label_from_instance = lambda user: user.name
        person.queryset = persons_without_file(author).filter(centre=candidacy.centre_id)
        person.label_from_instance = lambda person: f"{person.chosen_name} ({person.code})"
        if candidacy.person_id:
            self.drop(["person", "chosen_name"])


class TellingForm(HouseForm):
    """Who told the person, and when: always by word of mouth."""

    told_by = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who told the person?"),
        empty_label="",
        error_messages={"required": _("Say who told the person, by word of mouth.")},
    )
    told_on = forms.DateField(label=_("On which day?"), widget=DayInput())

    def __init__(
        self, *args: Any, candidacy: Candidacy, author: User, today: date, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"told_by": author.pk, "told_on": today}
        super().__init__(*args, **kwargs)
        self.today = today
        told_by = cast(Any, self.fields["told_by"])
        told_by.queryset = in_charge_of({candidacy.centre_id}, on=today)
        told_by.label_from_instance = lambda user: user.name

    def clean_told_on(self) -> date:
        day: date = self.cleaned_data["told_on"]
        if day > self.today:
            raise forms.ValidationError(
                gettext("Tell the person first, by word of mouth; then write it here.")
            )
        return day

    def told(self, *, at: datetime) -> dict[str, Any]:
        """Return what an answer takes: a day becomes its noon, or now if it is today."""
        cleaned = dict(self.cleaned_data)
        day: date = cleaned.pop("told_on")
        noon = timezone.make_aware(datetime.combine(day, datetime.min.time().replace(hour=12)))
        return cleaned | {"told_at": min(noon, at)}


class ProposeOtherForm(TellingForm):
    proposal = forms.CharField(
        label=_("What do you propose instead?"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("It was explained to the person, who chooses."),
        error_messages={"required": _("Say what is proposed instead.")},
    )
    read_by = {"proposal": _("Read by the person, and by those in charge in the centre.")}
    field_order = ("proposal", "told_by", "told_on")


class DeclineForm(TellingForm):
    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=lambda: [
            (row["key"], typo(f"{row['label']} – « {row['said']} »")) for row in wording.reasons()
        ],
        widget=forms.RadioSelect,
        help_text=_("Never tied to housing, allowance or support."),
        error_messages={"required": _("Choose a reason of the list.")},
    )
    field_order = ("reason", "told_by", "told_on")
