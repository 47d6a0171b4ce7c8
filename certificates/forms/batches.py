"""Which certificates of a centre are signed together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.models import Certificate
from certificates.selectors.batches import ready_for
from common.forms import HouseForm
from people.models import Centre, User


class BatchForm(HouseForm):
    """Each certificate that is ready is a box to tick; the page draws them."""

    certificates = forms.ModelMultipleChoiceField(
        Certificate.objects.none(),
        label=_("Certificates to sign"),
        to_field_name="reference",
        error_messages={
            "required": _("Tick at least one certificate."),
            "invalid_choice": _("One of them is no longer to be signed. Read the list again."),
        },
    )

    def __init__(self, *args: Any, signer: User, centre: Centre | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ready = ready_for(signer).filter(protocol__job__centre=centre)
        self.ready: list[Certificate] = list(ready)
        self.fields["certificates"].queryset = ready  # type: ignore[attr-defined]
        self.ticked = set(
            self.data.getlist("certificates")  # type: ignore[attr-defined]
            if self.is_bound
            else [str(one.reference) for one in self.ready]
        )

    def lines(self) -> list[tuple[Certificate, bool]]:
        """Return each with whether it is ticked: all of them at first."""
        return [(one, str(one.reference) in self.ticked) for one in self.ready]
