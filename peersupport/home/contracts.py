"""What waits in the contracts: amendments to sign, expenses to read and to pay back."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from peersupport.home.todo import Now, Todo
from people.models import User
from protocols.lifecycle import AmendmentState
from protocols.models import Amendment, Party
from protocols.models.amendment import AmendmentQuerySet


def amendments_waiting(counted: Mapping[str, int]) -> list[Todo]:
    """Return the protocols of which an amendment awaits this person's signature."""
    count = counted["to-amend"]
    return [
        Todo(
            count,
            reverse("protocols:protocol-list") + "?show=to-amend",
            ngettext("Amendment to sign", "Amendments to sign", count),
            gettext("What was agreed goes on until everyone it binds has signed."),
        )
    ]


def expenses_waiting(counted: Mapping[str, int], *, pays: bool) -> list[Todo]:
    """Return the expenses to read and, for who pays them back, those that were approved."""
    listed = reverse("protocols:expense-list")
    to_read = Todo(
        counted["to-read"],
        f"{listed}?show=to-read",
        ngettext("Expense to read", "Expenses to read", counted["to-read"]),
        gettext("Somebody has paid for the mission."),
    )
    to_pay = Todo(
        counted["to-pay"],
        f"{listed}?show=to-pay",
        ngettext("Expense to pay back", "Expenses to pay back", counted["to-pay"]),
        gettext("They were approved."),
    )
    return [to_read, to_pay] if pays else [to_read]


def amendments_proposed_to(user: User) -> AmendmentQuerySet:
    own = Amendment.objects.visible_to(user).filter(protocol__helper__person__user=user)
    return own.filter(state=AmendmentState.PROPOSED)


def amendment_to_sign(user: User) -> Now | None:
    """Return the amendment that awaits this helper's signature."""
    for amendment in amendments_proposed_to(user).for_list():
        if str(Party.HELPER) in amendment.missing_signatures():
            return Now(
                _("Your protocol changes"),
                _("Read what changes. Sign it if you agree."),
                _("Read and sign"),
                "pen",
                amendment.get_absolute_url(),
            )
    return None
