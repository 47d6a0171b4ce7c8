"""What is typed about certificates. Words are chosen from starter content, or written and read."""

from collections.abc import Mapping, Sequence
from typing import Any

from crispy_forms.layout import HTML, Fieldset, Layout
from django import forms
from django.db.models import QuerySet
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certificates import words
from certificates.choices import groups_of, hidden_without, keys_of
from certificates.forms.fields import printable
from certificates.models import Certificate, TemplateVersion, Wording
from certificates.models.wording import MOST_ACHIEVEMENTS as MOST_ACTIVITIES
from certificates.selectors.certificates import protocols_for
from common.forms import DayInput, HouseForm, RecordForm
from people.languages import language_choices
from people.models import User
from protocols.models import Protocol

PRINTED = _("Printed on the paper, once its holder has read it and agreed.")
BOTH_READ = _("Read by the holder, the referent and management.")
PARTS = {"situation": _("Situation"), "action": _("Action"), "result": _("Result")}


class CertificateCreateForm(HouseForm):
    """For whom, and on which template."""

    protocol = forms.ModelChoiceField(
        queryset=Protocol.objects.none(), label=_("Peer helper and mission")
    )
    version = forms.ModelChoiceField(queryset=TemplateVersion.objects.none(), label=_("Template"))

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "protocol", protocols_for(author))
        offer(self, "version", TemplateVersion.objects.visible_to(author).published().for_list())
        label = "label_from_instance"
        setattr(
            self.fields["protocol"],
            label,
            lambda protocol: f"{protocol.helper.person.chosen_name}, {protocol.job.title}",
        )
        setattr(self.fields["version"], label, label_of)


def offer(form: forms.Form, field: str, records: QuerySet[Any]) -> None:
    form.fields[field].queryset = records  # type: ignore[attr-defined]


def label_of(version: TemplateVersion) -> str:
    template = version.template
    return (
        f"{template.title} ({template.intended_for})" if template.intended_for else (template.title)
    )


class CertificateForm(HouseForm):
    """The words of a certificate, while they are written."""

    version = forms.ModelChoiceField(queryset=TemplateVersion.objects.none(), label=_("Template"))
    title = forms.ChoiceField(label=_("Title of the paper"))
    holder_name = printable(_("Name, as the person writes it"), 80, required=True)
    native_name = printable(_("Name in its own script"), 80)
    native_language = forms.ChoiceField(label=_("Language of that script"), required=False)
    mission_title = forms.ChoiceField(label=_("Mission, as printed"))
    mission_context = forms.ChoiceField(label=_("Context, as printed"))
    autonomy = forms.ChoiceField(label=_("Degree of autonomy"))

    read_by = {"holder_name": PRINTED}

    def __init__(self, *args: Any, certificate: Certificate, author: User, **kwargs: Any) -> None:
        facts = certificate.facts
        super().__init__(*args, initial=first_words(certificate), **kwargs)
        offer(self, "version", TemplateVersion.objects.visible_to(author).published().for_list())
        setattr(self.fields["version"], "label_from_instance", label_of)  # noqa: B010
        self.choose("title", words.titles(), facts["title"])
        self.choose("mission_title", words.mission_titles(), facts["mission"]["title"])
        self.choose("mission_context", words.mission_contexts(), facts["mission"]["context"])
        self.choose("autonomy", words.autonomy_labels(), facts["autonomy_label"])
        self.offer_languages()
        for place in range(MOST_ACTIVITIES):
            self.fields[f"name_{place}"] = printable(_("In a few words"), 60)
            for part, label in PARTS.items():
                self.fields[f"{part}_{place}"] = printable(label, 200, rows=2)
        self.helper.layout = layout(holders_words(certificate))

    def choose(self, field: str, offered: Sequence[str], chosen: str) -> None:
        """Offer these words, and those that were chosen before."""
        choices = offered if chosen in offered else [chosen, *offered]
        self.fields[field].choices = [(one, one) for one in choices]  # type: ignore[attr-defined]

    def offer_languages(self) -> None:
        choices = [("", "—"), *language_choices()]
        self.fields["native_language"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for place in range(MOST_ACTIVITIES):
            said = {part: cleaned.get(f"{part}_{place}", "") for part in PARTS}
            for part, text in said.items():
                name = f"{part}_{place}"
                if not text and any(said.values()) and name not in self.errors:
                    self.add_error(
                        name, gettext("Say all three: situation, action, result. Or empty them.")
                    )
        return cleaned

    def changes(self) -> dict[str, Any]:
        """Return what was typed, in the words of `actions.amend`."""
        typed = self.cleaned_data
        return {
            "version": typed["version"],
            "title": typed["title"],
            "holder": {
                "name": typed["holder_name"],
                "native_name": typed["native_name"] or None,
                "native_language": typed["native_language"] or None,
            },
            "mission": {"title": typed["mission_title"], "context": typed["mission_context"]},
            "autonomy": typed["autonomy"],
            "activities": [
                {"title": typed[f"name_{place}"]}
                | {part: typed[f"{part}_{place}"] for part in PARTS}
                for place in range(MOST_ACTIVITIES)
            ],
        }


def first_words(certificate: Certificate) -> dict[str, Any]:
    """Return what the form shows first: the facts as they stand."""
    facts = certificate.facts
    written = {
        "version": certificate.template_version_id,
        "title": facts["title"],
        "holder_name": facts["holder"]["name"],
        "native_name": facts["holder"]["native_name"],
        "native_language": facts["holder"]["native_language"],
        "mission_title": facts["mission"]["title"],
        "mission_context": facts["mission"]["context"],
        "autonomy": facts["autonomy_label"],
    }
    for one in certificate.wordings.all().printed():
        said = one.words()
        written |= {f"{part}_{one.place}": said[part] for part in PARTS}
        written[f"name_{one.place}"] = said["title"]
    return written


def holders_words(certificate: Certificate) -> dict[int, Wording]:
    """Return what the helper told, place by place, to show beside what is printed."""
    own = certificate.wordings.filter(side=Wording.Side.HOLDER)
    return {one.place: one for one in own}


def layout(told: Mapping[int, Wording]) -> Layout:
    activities = [
        Fieldset(
            gettext("Achievement %d") % (place + 1),
            *([hint(words_told(told[place]))] if place in told else []),
            f"name_{place}",
            *(f"{part}_{place}" for part in PARTS),
            css_class="mt-5",
        )
        for place in range(MOST_ACTIVITIES)
    ]
    return Layout(
        "version",
        "title",
        "holder_name",
        "native_name",
        "native_language",
        "mission_title",
        "mission_context",
        "autonomy",
        hint(gettext("Up to six achievements: what was the case, what was done, what came of it.")),
        *activities,
    )


def words_told(wording: Wording) -> str:
    """Return the helper's own words in one line; emptied or unfinished ones too."""
    said = " · ".join(filter(None, (getattr(wording, part) for part in PARTS)))
    return gettext("In the words of the peer helper: %s") % said


def hint(text: str) -> HTML:
    """Return a line beside fields. Crispy reads it as a template: braces are written as codes."""
    plain = escape(text).replace("{", "&#123;").replace("}", "&#125;")
    return HTML(f'<p class="hint mt-4">{plain}</p>')


class CertificateApproveForm(HouseForm):
    """What its holder shows, item by item; the rest is left out of the paper."""

    shown = forms.MultipleChoiceField(required=False)
    shared = forms.MultipleChoiceField(required=False)
    asks_shared = forms.BooleanField(required=False)
    read_sha256 = forms.CharField(max_length=64)

    def __init__(self, *args: Any, certificate: Certificate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hidden, self.private = certificate.hidden, certificate.private
        blocks = certificate.template_version.blocks
        self.groups = groups_of(blocks, certificate.facts, certificate.hidden)
        for name in ("shown", "shared"):
            self.fields[name].choices = [(key, key) for key in keys_of(self.groups)]  # type: ignore[attr-defined]

    def agreed(self) -> dict[str, Any]:
        """Return what was agreed to, in the words of `Certificate.approve`."""
        said = self.cleaned_data
        private = self.private
        if said["asks_shared"]:
            private = hidden_without(self.groups, said["shared"], self.private)
        return {
            "hidden": hidden_without(self.groups, said["shown"], self.hidden),
            "private": private,
            "read_sha256": self.cleaned_data["read_sha256"],
        }


class CertificateReturnForm(RecordForm):
    """One sentence: what is to be changed."""

    change_wanted = forms.CharField(
        label=_("What is to be changed"),
        max_length=300,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("One or two sentences are enough."),
    )
    read_by = {"change_wanted": BOTH_READ}

    class Meta:
        model = Certificate
        fields = ["change_wanted"]


class CertificateRevokeForm(HouseForm):
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=Certificate.RevocationReason.choices,
        widget=forms.RadioSelect,
        help_text=_("The page of verification says that it is revoked, never why."),
    )
    heard_on = forms.DateField(
        label=_("The person was heard on"),
        required=False,
        widget=DayInput(),
        help_text=_("For fraud: hear the person first."),
    )
    heard_words = forms.CharField(
        label=_("What the person says"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 4}),
    )
    read_by = {"heard_words": BOTH_READ}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("reason") == Certificate.RevocationReason.FRAUD:
            for name in ("heard_on", "heard_words"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(
                        name, gettext("Hear the person first: the day, and their words.")
                    )
        return cleaned
