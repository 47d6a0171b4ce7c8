"""What is typed about the confidentiality charter."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from common.forms import HouseForm
from people.languages import language_choices
from protocols.models import CharterSignature
from protocols.selectors.charter import whole

CHARTER_READ_BY = _("Read by the peer helper, the referent and management.")


class CharterExplainForm(HouseForm):
    """Who explained the charter, and in which language."""

    language = forms.ChoiceField(label=_("Language of the explanation"), choices=language_choices)
    explained_by = forms.CharField(label=_("Who explained it"), max_length=120)
    read_by = {"explained_by": CHARTER_READ_BY}


class CharterSignForm(CharterExplainForm):
    """What goes with the signature of a helper: who explained, unless that is noted."""

    def __init__(
        self, *args: Any, signature: CharterSignature | None, is_helper: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not is_helper or (signature and signature.explanation_language):
            self.drop(["language", "explained_by"])


class CharterDeskForm(CharterSignForm):
    """Signed on a colleague's screen, before a witness who is named."""

    witness = forms.CharField(
        label=_("Who is there as a witness?"),
        max_length=120,
        help_text=_("Whoever handed over this screen, or someone else who saw it."),
    )
    agree = forms.BooleanField(label=_("I agree and I sign."))
    read_by = CharterExplainForm.read_by | {"witness": CHARTER_READ_BY}

    def told(self, page: QueryDict) -> dict[str, Any]:
        """Return what was typed, and to which text the page was bound."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "agree"}
        bound = {"text_sha256": page.get("text_sha256", "")}
        return typed | bound | {"version": whole(page.get("version", ""))}
