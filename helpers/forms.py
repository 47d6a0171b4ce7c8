"""What is typed about helpers. Each form offers only what its author sees, and makes nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from common.forms import HouseForm, RecordForm
from common.typography import typo
from helpers import wording
from helpers.models import (
    CRITERIA,
    Discernment,
    Experience,
    ExperienceTheme,
    LanguageSkill,
    PeerHelper,
    Skill,
)
from helpers.selectors import persons_without_file, skills_to_discern
from people.forms import one_language
from people.models import IN_CHARGE, Person, User
from people.selectors import in_charge_of

FILE_READ_BY = _("Read by the peer helper, and by those in charge in the centre.")


class HelperUpdateForm(RecordForm):
    """What the file of a helper says of their mission."""

    read_by = {"availability": FILE_READ_BY, "life_project": FILE_READ_BY}

    class Meta:
        model = PeerHelper
        fields = ["referent", "tie", "availability", "life_project"]
        help_texts = {
            "referent": _("Who stands beside the peer helper: social worker or manager."),
            "availability": _("As a wish: for example, Tuesday afternoon."),
            "life_project": _("What the person hopes for, if they wish to say it."),
        }
        error_messages = {
            "referent": {
                "required": _("Choose a referent."),
                "invalid_choice": _("Choose a referent who is in charge in this centre."),
            },
            "tie": {"required": _("Say how the person is tied to the centre.")},
        }

    def __init__(self, *args: Any, centre_ids: set[int], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.offer("referent", in_charge_of(centre_ids, on=today))
        self.say("referent", lambda user: user.name)

    def say(self, field: str, words: Callable[[Any], str]) -> None:
        cast(Any, self.fields[field]).label_from_instance = words


class HelperOpenForm(HelperUpdateForm):
    """A new file: a person of the centre who has none, and who is of age (P30)."""

    is_adult = forms.BooleanField(
        label=_("This person is of age, they told me so"),
        error_messages={"required": _("Only adults can be peer helpers.")},
    )

    class Meta(HelperUpdateForm.Meta):
        fields = ["person", *HelperUpdateForm.Meta.fields, "is_adult"]
        labels = {"person": pgettext_lazy("of a file", "Person")}
        error_messages = HelperUpdateForm.Meta.error_messages | {
            "person": {
                "required": _("Choose a person."),
                "invalid_choice": _("This person already has a file, or is not of your centre."),
            }
        }

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, centre_ids=author.centre_ids(*IN_CHARGE), **kwargs)
        self.offer("person", persons_without_file(author))
        self.say("person", lambda person: f"{person.chosen_name} ({person.code})")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        person: Person | None = cleaned.get("person")
        referent: User | None = cleaned.get("referent")
        if not person or not referent:
            return cleaned
        if not in_charge_of({person.centre_id}, on=self.today).filter(pk=referent.pk).exists():
            told = gettext("Choose a referent who is in charge in this centre.")
            self.add_error("referent", told)
        return cleaned


class LanguageForm(RecordForm):
    """One language of a helper: spoken and written apart, by the CEFR."""

    language = one_language(required=True, label=_("Language"))

    class Meta:
        model = LanguageSkill
        fields = ["language", "oral", "written"]
        help_texts = {
            "oral": _("From A1, a few words, to C2, a first language."),
            "written": _("Leave empty if the language is not written or read."),
        }
        error_messages = {"oral": {"required": _("Choose how well it is spoken.")}}


class ExperienceForm(HouseForm):
    """What was learnt by living it, in one's own words; never the private story."""

    submission = forms.UUIDField(initial=uuid4, required=False, widget=forms.HiddenInput)
    theme = forms.ModelChoiceField(
        ExperienceTheme.objects.order_by("position"),
        label=_("What is it about?"),
        empty_label="",
        error_messages={"required": _("Choose what it is about.")},
    )
    text = forms.CharField(
        label=_("In your own words"),
        max_length=Experience._meta.get_field("text").max_length,
        help_text=_("What you did, what you understood. Not why you came, not your private story."),
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write a few words, in any language.")},
    )
    language = one_language(required=True, label=_("Language of this text"))
    rank = forms.TypedChoiceField(
        label=_("How much does it count for you?"),
        choices=[(1, _("A lot")), (2, _("Quite")), (3, _("A little"))],
        coerce=int,
        initial=1,
        widget=forms.RadioSelect,
    )
    read_by = {"text": FILE_READ_BY}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = "fra"


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


class DecideForm(HouseForm):
    """Seven criteria, one sentence each; a decision; its reason. No mark, no sum."""

    decision = forms.ChoiceField(
        label=_("Decision taken together"),
        choices=lambda: [told(row["key"], row) for row in wording.decisions()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a decision.")},
    )
    reason = forms.CharField(
        label=_("Reason, told to the helper"),
        max_length=Discernment._meta.get_field("reason").max_length,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("A decision needs its reason.")},
    )
    read_by = {"reason": FILE_READ_BY}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        criteria = wording.criteria()
        self.fields = {row.key: sentence_field(row) for row in criteria} | self.fields
        self.helper.layout = self.helper.build_default_layout(self)

    def choices(self) -> dict[str, Any]:
        """Return what `Discernment.decide` takes."""
        cleaned = dict(self.cleaned_data)
        return {"levels": {name: cleaned.pop(name) for name in CRITERIA}} | cleaned


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
        max_length=Discernment._meta.get_field("evidence").max_length,
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


def sentence_field(criterion: wording.Criterion) -> forms.TypedChoiceField:
    """Return the choice of one sentence of four; which number it bears is not shown."""
    return forms.TypedChoiceField(
        label=typo(criterion.label),
        choices=list(enumerate(map(typo, criterion.sentences))),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": format_lazy(_("Choose the sentence that fits: {}."), typo(criterion.label))
        },
    )
