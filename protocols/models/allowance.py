from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from people.models import IN_CHARGE, Organisation

if TYPE_CHECKING:
    from people.models import User


class AllowanceQuerySet(GuardedQuerySet["Allowance"]):
    def visible_to(self, user: User) -> AllowanceQuerySet:
        """Keep the common ones, and those of one's own associations."""
        mine = Q(organisation__centres__in=user.centre_ids(*IN_CHARGE))
        mine |= Q(organisation__in=user.overseen_organisation_ids())
        return self.filter(Q(organisation=None) | mine).distinct()

    def holding(self, organisation: Organisation, *, on: date) -> dict[str, Allowance]:
        """Return key → the amount that holds on this day; the association's before the common."""
        rows = self.filter(Q(organisation=None) | Q(organisation=organisation), valid_from__lte=on)
        common_first = F("organisation_id").asc(nulls_first=True)
        ordered = rows.order_by("valid_from", common_first, "pk").select_related("checked_by")
        return {row.key: row for row in ordered}


class Allowance(models.Model):
    """An amount the law or an agreement sets, from a day on: shown as guidance, never computed."""

    class Key(models.TextChoices):
        GRATIFICATION = "gratification_hour", _("Gratification of a placement, per hour")
        INCOME_CEILING = "income_ceiling", _("Ceiling of resources for the allowance, one person")
        MINIMUM_WAGE = "minimum_wage_hour", _("Minimum wage before deductions, per hour")
        CIVIC_SERVICE = "civic_service_month", _("Allowance of the civic service, per month")

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="allowances", editable=False
    )
    key = models.CharField(_("what it is"), choices=Key, max_length=24)
    amount = models.DecimalField(_("amount in euros"), max_digits=8, decimal_places=2)
    valid_from = models.DateField(_("valid from"))
    source = models.CharField(_("source"), max_length=200)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    checked_at = models.DateTimeField(null=True, editable=False)

    objects = AllowanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="allowance_positive",
                condition=Q(amount__gt=0),
                violation_error_message=_("The amount is above zero."),
            ),
            models.CheckConstraint(
                name="allowance_checked_by_somebody_on_a_day",
                condition=Q(checked_by=None, checked_at=None)
                | Q(checked_by__isnull=False, checked_at__isnull=False),
            ),
            models.UniqueConstraint(
                name="allowance_once_per_day",
                fields=["organisation", "key", "valid_from"],
                violation_error_message=_("This amount is set already for this day."),
            ),
        ]

    def __str__(self) -> str:
        return f"Allowance {self.key} {self.valid_from}"
