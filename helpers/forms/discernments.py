"""What is typed to discern: a skill to look for, one's own voice, what is decided together."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, HouseForm
from common.typography import typo
from helpers import wording
from helpers.forms.files import FILE_READ_BY
from helpers.models import CRITERIA, Discernment, Experience, PeerHelper, Skill
from helpers.selectors import peers_to_invite, skills_to_discern


def longest(field: str) -> int:
    text: Any = Discernment._meta.get_field(field)
    return int(text.max_length)


class DiscernmentOpenForm(HouseForm):
    """Which skill of the catalogue this experience may hold."""

    skill = forms.ModelChoiceField(
        Skill.objects.none(),
        label=_("Skill"),
        empty_label="",
        help_text=_("First those that meet a need of the centre."),
        error_messages={
            "required": _("Choose a skill."),
            "invalid_choice": _("Choose a skill of the list: each is discerned once."),
        },
    )

    def __init__(self, *args: Any, experience: Experience, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = experience.discernments.values("skill")
        field = cast(Any, self.fields["skill"])
        field.queryset = Skill.objects.exclude(pk__in=known)
        field.widget.choices = [("", ""), *skills_to_discern(experience)]


class PeerInviteForm(HouseForm):
    """Which other helper is asked what they see; the one concerned has agreed to it."""

    peer = forms.ModelChoiceField(
        PeerHelper.objects.none(),
        label=_("Peer helper"),
        empty_label="",
        error_messages={
            "required": _("Choose a peer helper."),
            "invalid_choice": _("Choose another active peer helper of this centre."),
        },
    )
    is_agreed = forms.BooleanField(
        label=_("The peer helper agrees that this person reads their experience"),
        error_messages={"required": _("Ask the peer helper first: it is their experience.")},
    )

    def __init__(self, *args: Any, discernment: Discernment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(Any, self.fields["peer"])
        field.queryset = peers_to_invite(discernment)
        field.label_from_instance = lambda helper: helper.person.chosen_name


class CriteriaForm(HouseForm):
    """Seven criteria, one sentence of four each. No mark, no sum."""

    def __init__(
        self, *args: Any, known: Mapping[str, int | None], plain: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        rows = wording.criteria()
        self.fields = {row.key: sentence_field(row, plain=plain) for row in rows} | self.fields
        for name in CRITERIA:
            self.fields[name].initial = known.get(name)
        self.lay_out()

    def levels(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] for name in CRITERIA}


class NotedVoiceForm(CriteriaForm):
    """The helper's own words, by the hand of somebody in charge."""

    is_present = forms.BooleanField(
        label=_("The peer helper is here, and chooses each sentence"),
        error_messages={"required": _("Only the peer helper answers here, in their own words.")},
    )


class DecideForm(CriteriaForm):
    """What is agreed on each criterion; a decision; its reason, and what it needs besides."""

    decision = forms.ChoiceField(
        label=_("Decision taken together"),
        choices=lambda: [told(row["key"], row) for row in wording.decisions()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a decision.")},
    )
    reason = forms.CharField(
        label=_("Reason, told to the helper"),
        max_length=longest("reason"),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("A decision needs its reason.")},
    )
    plan = forms.CharField(
        label=_("If not now: what is done until then"),
        max_length=longest("plan"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    review_due = forms.DateField(
        label=_("If not now: talked over again on"), required=False, widget=DayInput()
    )
    told_on = forms.DateField(
        label=_("Told to the helper on"),
        required=False,
        widget=DayInput(),
        help_text=_("Needed for what is set aside: the reason is told before it is written."),
    )
    risks = forms.MultipleChoiceField(
        label=_("What was watched for"),
        choices=lambda: [(row["key"], typo(row["label"])) for row in wording.risks()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    read_by = {"reason": FILE_READ_BY, "plan": FILE_READ_BY}

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_review_due(self) -> date | None:
        day: date | None = self.cleaned_data["review_due"]
        if day and day <= self.today:
            raise forms.ValidationError(gettext("Choose a day to come."))
        return day

    def clean_told_on(self) -> date | None:
        day: date | None = self.cleaned_data["told_on"]
        if day and day > self.today:
            raise forms.ValidationError(gettext("This day is still to come."))
        return day

    def choices(self) -> dict[str, Any]:
        """Return what `Discernment.decide` takes."""
        rest = {name: value for name, value in self.cleaned_data.items() if name not in CRITERIA}
        return {"levels": self.levels()} | rest


class ReplyForm(HouseForm):
    """What the helper has to say to a decision, in their own words."""

    text = forms.CharField(
        label=_("What I want to say"),
        max_length=longest("reply"),
        help_text=_("It stays beside the decision. It cannot be changed afterwards."),
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
        error_messages={"required": _("Write a few words, in any language.")},
    )
    read_by = {"text": _("Read by you, and by those in charge in your centre.")}


class RecogniseForm(HouseForm):
    """At which level a skill is recognised, and on what evidence."""

    level = forms.TypedChoiceField(
        label=_("Level"),
        choices=lambda: [told(row["value"], row) for row in wording.levels()],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the level that fits.")},
    )
    evidence = forms.CharField(
        label=_("Evidence"),
        max_length=longest("evidence"),
        help_text=_("What was seen, in facts. No name of a person supported."),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say what was seen: no skill without evidence.")},
    )
    read_by = {
        "evidence": _("Read by the peer helper and those in charge. It may stand on a certificate.")
    }


def told(key: Any, row: dict[str, Any]) -> tuple[Any, str]:
    """Return a choice with its label and what it means."""
    return key, typo(f"{row['label']} – {row['text']}")


def sentence_field(criterion: wording.Criterion, *, plain: bool) -> forms.TypedChoiceField:
    """Return the choice of one sentence of four; which number it bears is not shown."""
    label = typo(criterion.plain_label if plain else criterion.label)
    sentences = criterion.plain_sentences if plain else criterion.sentences
    return forms.TypedChoiceField(
        label=label,
        choices=list(enumerate(map(typo, sentences))),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": format_lazy(_("Choose the sentence that fits: {}."), label)},
    )
