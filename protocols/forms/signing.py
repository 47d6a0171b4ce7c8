"""What is typed to read, to sign, to keep a paper, to translate a clause."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, HouseForm
from common.templatetags.ui import lang_tag
from people.languages import language_choices
from protocols import copies
from protocols.forms.common import PARTIES_READ
from protocols.models import Party, Protocol, Reading
from protocols.selectors.signing import FRENCH


class SignForm(HouseForm):
    """A tick, and a mark: drawn with a finger, or one's name typed."""

    drawn = forms.CharField(required=False, widget=forms.HiddenInput, max_length=60_000)
    typed_name = forms.CharField(label=_("Type your name"), required=False, max_length=120)
    agree = forms.BooleanField(label=_("I agree and I sign."))
    read_by = {"typed_name": PARTIES_READ}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("drawn") and not told.get("typed_name"):
            self.add_error("typed_name", _("Draw your signature, or type your name."))
        return told

    def marks(self) -> dict[str, str]:
        return {"drawn": self.cleaned_data["drawn"], "typed_name": self.cleaned_data["typed_name"]}


class WitnessForm(SignForm):
    """The same for the interpreter, who has no account: the name is asked as well."""

    name = forms.CharField(label=_("Name of the interpreter"), max_length=120)
    field_order = ["name", "typed_name", "agree"]
    read_by = {"name": PARTIES_READ, "typed_name": PARTIES_READ}


class ReadingForm(HouseForm, forms.ModelForm):  # type: ignore[type-arg]
    """Who read the text with the helper, how, in which language."""

    text_sha256 = forms.CharField(widget=forms.HiddenInput, required=False)
    language = forms.ChoiceField(label=_("In which language?"), choices=language_choices)
    how = forms.ChoiceField(label=_("How?"), choices=Reading.How.choices, widget=forms.RadioSelect)
    read_by = {"explained_by": PARTIES_READ, "interpreter_name": PARTIES_READ}

    class Meta:
        model = Reading
        fields = ["explained_by", "how", "language", "interpreter_name"]
        labels = {
            "explained_by": _("Who read or explained the text?"),
            "interpreter_name": _("Name of the interpreter, if there was one"),
        }
        help_texts = {
            "explained_by": _("First name and name."),
            "interpreter_name": _("The interpreter then signs as well, as a witness."),
        }

    def told(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ScanForm(HouseForm):
    """A paper signed by hand, as a file."""

    file = forms.FileField(
        label=_("Scan or photograph of the paper"),
        help_text=_("A PDF, a JPEG or a PNG, 10 MB at most. Every page, the hash at the foot."),
        widget=forms.ClearableFileInput({"accept": "application/pdf,image/jpeg,image/png"}),
    )
    parties = forms.MultipleChoiceField(
        label=_("Who has signed on this paper?"), widget=forms.CheckboxSelectMultiple
    )
    signed_on = forms.DateField(label=_("Signed on"), widget=DayInput())
    text_sha256 = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, protocol: Protocol, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties: Any = self.fields["parties"]
        parties.choices = [(p, str(Party(p).label)) for p in protocol.missing_signatures()]
        self.fields["text_sha256"].initial = protocol.text_sha256

    def told(self) -> dict[str, Any]:
        told = {name: self.cleaned_data[name] for name in ("parties", "signed_on", "text_sha256")}
        return told | {"content": self.cleaned_data["file"].read()}


class TranslationForm(HouseForm):
    """The reading copy of one clause."""

    text = forms.CharField(
        label=_("Text of the reading copy"),
        widget=forms.Textarea({"rows": 8}),
        max_length=6_000,
    )
    read_by = {"text": _("Read by the peer helpers who speak this language, and by the team.")}

    def __init__(self, *args: Any, french: str, direction: str, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.french = french
        self.fields["text"].widget.attrs |= {"dir": direction, "lang": lang_tag(code)}

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if unknown := copies.unknown_blanks(self.french, text):
            message = _("The French has no such blank: %(names)s.")
            raise forms.ValidationError(message, params={"names": ", ".join(unknown)})
        return text


class TranslationLanguageForm(forms.Form):
    """In which language the reading copies are looked at."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["language"]
        offered.choices = [row for row in language_choices() if row[0] != FRENCH]
