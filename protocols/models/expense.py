from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.lifecycle import LifecycleModel
from people.models import IN_CHARGE
from protocols.lifecycle import EXPENSE, ExpenseState
from protocols.models.protocol import Protocol

if TYPE_CHECKING:
    from people.models import User


class ExpenseQuerySet(GuardedQuerySet["ExpenseClaim"]):
    def visible_to(self, user: User) -> ExpenseQuerySet:
        """Keep one's own, and those of the centres where one is in charge."""
        own = Q(protocol__helper__person__user=user)
        return self.filter(own | Q(protocol__job__centre__in=user.centre_ids(*IN_CHARGE)))

    def waiting(self) -> ExpenseQuerySet:
        return self.filter(state=ExpenseState.SENT)

    def for_list(self) -> ExpenseQuerySet:
        helpers = "protocol__helper__person"
        return self.select_related(
            helpers, "protocol__helper__referent", "protocol__job__centre__organisation"
        ).order_by("-spent_on", "-pk")


class ExpenseClaim(LifecycleModel):
    """What a helper spent for the mission and is paid back, against a receipt (never a lump)."""

    lifecycle = EXPENSE
    reads_are_logged = True

    state = models.CharField(
        choices=ExpenseState, default=ExpenseState.SENT, max_length=16, editable=False
    )
    protocol = models.ForeignKey(
        Protocol, models.PROTECT, related_name="expenses", verbose_name=_("mission")
    )
    submission = models.UUIDField(default=uuid4, unique=True, editable=False)
    spent_on = models.DateField(_("day of the expense"))
    kind = models.CharField(_("kind of expense"), max_length=80)
    amount = models.DecimalField(_("amount in euros"), max_digits=8, decimal_places=2)
    receipt_sha256 = models.CharField(max_length=64, editable=False)
    receipt_type = models.CharField(max_length=40, editable=False)
    reason = models.CharField(_("reason of the refusal"), max_length=300, blank=True)
    sent_at = models.DateTimeField(editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    paid_at = models.DateTimeField(null=True, editable=False)

    objects = ExpenseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="expense_state_known", condition=Q(state__in=ExpenseState.values)
            ),
            models.CheckConstraint(
                name="expense_positive",
                condition=Q(amount__gt=0),
                violation_error_message=_("The amount is above zero."),
            ),
            models.CheckConstraint(
                name="expense_with_a_receipt",
                condition=~Q(receipt_sha256="") & ~Q(receipt_type=""),
                violation_error_message=_("An expense is paid back against its receipt."),
            ),
            models.CheckConstraint(
                name="expense_refused_with_a_reason",
                condition=~Q(state=ExpenseState.REFUSED) | ~Q(reason=""),
                violation_error_message=_("A refusal has a reason."),
            ),
            models.CheckConstraint(
                name="expense_paid_iff_dated",
                condition=Q(state=ExpenseState.PAID, paid_at__isnull=False)
                | (~Q(state=ExpenseState.PAID) & Q(paid_at=None)),
            ),
            models.CheckConstraint(
                name="expense_decided_by_somebody",
                condition=Q(state=ExpenseState.SENT, decided_by=None)
                | (~Q(state=ExpenseState.SENT) & Q(decided_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"Expense {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("protocols:expense-detail", args=[self.reference])
