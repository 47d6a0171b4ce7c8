"""What is typed about the file of a peer helper."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from common.forms import RecordForm
from helpers.models import PeerHelper
from helpers.selectors import persons_without_file
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
