"""What only some statuses may say (C7), and the database's own refusals.

The columns of an abstract model, and a CHECK for each thing a status forbids. Why it does stands
in `content/statuses.yaml`; a test holds the two together.
"""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from protocols.lifecycle import ProtocolState
from protocols.models.job import PAID, EngagementStatus

VOLUNTEER, INTERN, CIVIC_SERVICE, FIXED_TERM, PERMANENT = EngagementStatus


class Compensation(models.TextChoices):
    """The kinds of money a status may bring; a volunteer's has none."""

    SALARY = "salary", _("Salary")
    GRATIFICATION = "gratification", _("Gratification of a placement")
    CIVIC = "civic", _("Allowance of the civic service")
    LUMP_SUM = "lump_sum", _("Lump sum")


KIND_OF_PAY: dict[str, str] = {
    INTERN: Compensation.GRATIFICATION,
    CIVIC_SERVICE: Compensation.CIVIC,
    FIXED_TERM: Compensation.SALARY,
    PERMANENT: Compensation.SALARY,
}
"""The one kind of money each status may bring."""


class WorkDocument(models.TextChoices):
    """What was shown, coarsely: nothing of what it tells about a person, and no copy (P19)."""

    PERMITS = "permits", _("A document that permits work")
    EMPLOYER = "employer", _("An authorisation obtained by the employer")
    LISTED = "listed", _("A document of the list of the civic service")


class StatusFacts(models.Model):
    """The columns of a protocol that its status requires, allows or forbids."""

    status = models.CharField(
        _("status"),
        choices=EngagementStatus,
        default=EngagementStatus.VOLUNTEER,
        max_length=16,
        editable=False,
    )
    voluntary_statement = models.CharField(
        _("statement of free commitment"), max_length=300, blank=True
    )
    freedom_to_stop = models.BooleanField(_("free to stop at any time"), default=False)
    expenses_repaid = models.BooleanField(_("expenses paid back on receipts"), default=False)
    contract_ref = models.CharField(_("contract or placement"), max_length=120, blank=True)
    contract_reason = models.CharField(
        _("written reason of the contract"), max_length=200, blank=True
    )
    extension = models.CharField(_("renewal of the contract"), max_length=200, blank=True)
    weekly_hours = models.CharField(_("hours a week"), max_length=80, blank=True)
    timetable = models.CharField(_("compulsory hours or days"), max_length=200, blank=True)
    leave = models.CharField(_("leave"), max_length=200, blank=True)
    compensation = models.CharField(
        _("kind of money"), choices=Compensation, max_length=16, blank=True, editable=False
    )
    compensation_amount = models.DecimalField(
        _("amount in euros"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    pay_basis = models.CharField(_("basis of pay"), max_length=120, blank=True)
    income_told_on = models.DateField(_("information on income given on"), null=True, blank=True)
    school_name = models.CharField(_("school or training body"), max_length=120, blank=True)
    tutor_name = models.CharField(_("tutor"), max_length=120, blank=True)
    approval_ref = models.CharField(_("approval of the association"), max_length=120, blank=True)
    work_checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("right to work checked by"),
    )
    work_checked_on = models.DateField(_("checked on"), null=True, blank=True)
    work_document = models.CharField(
        _("what was shown"), choices=WorkDocument, max_length=16, blank=True
    )
    work_valid_from = models.DateField(_("valid from"), null=True, blank=True)
    work_valid_until = models.DateField(_("valid until"), null=True, blank=True)
    advantage_in_kind = models.CharField(_("advantage in kind"), max_length=200, blank=True)
    sanctions = models.CharField(_("sanctions"), max_length=200, blank=True)
    performance_control = models.CharField(_("control of performance"), max_length=200, blank=True)
    exclusivity = models.BooleanField(_("exclusivity"), default=False)
    permanent_task = models.BooleanField(_("regular task of a permanent post"), default=False)
    replaces_someone = models.BooleanField(_("replaces an employee"), default=False)
    unchecked_cumulation = models.BooleanField(
        _("held together with another situation, unchecked"), default=False
    )
    lower_pay = models.BooleanField(_("paid less for being a peer"), default=False)

    class Meta:
        abstract = True


UNSUBMITTED = Q(state__in=[ProtocolState.DRAFT, ProtocolState.CANCELLED])

GIVEN: dict[str, Q] = {
    "salary": Q(compensation=Compensation.SALARY),
    "lump_sum": Q(compensation=Compensation.LUMP_SUM),
    "gratification": Q(compensation=Compensation.GRATIFICATION),
    "advantage_in_kind": ~Q(advantage_in_kind=""),
    "compulsory_timetable": ~Q(timetable=""),
    "leave": ~Q(leave=""),
    "sanctions": ~Q(sanctions=""),
    "performance_control": ~Q(performance_control=""),
    "exclusivity": Q(exclusivity=True),
    "permanent_task": Q(permanent_task=True),
    "replacement": Q(replaces_someone=True),
    "cumulation": Q(unchecked_cumulation=True),
    "start_before_authorisation": Q(starts_on__lt=F("work_valid_from")),
    "lower_pay_for_peer": Q(lower_pay=True),
    "unwritten_reason": Q(contract_reason="") & ~UNSUBMITTED,
}
"""How each thing that a status may forbid stands in the row."""

FORBIDDEN: dict[str, tuple[str, ...]] = {
    VOLUNTEER: (
        "salary",
        "lump_sum",
        "gratification",
        "advantage_in_kind",
        "compulsory_timetable",
        "leave",
        "sanctions",
        "performance_control",
        "exclusivity",
    ),
    INTERN: ("permanent_task", "replacement"),
    CIVIC_SERVICE: ("salary", "replacement", "cumulation"),
    FIXED_TERM: ("start_before_authorisation", "lower_pay_for_peer", "unwritten_reason"),
    PERMANENT: ("start_before_authorisation", "lower_pay_for_peer"),
}
"""What each status forbids, as the database holds it: the same as `content/statuses.yaml`."""

WORK_CHECKED = Q(
    work_checked_by__isnull=False,
    work_checked_on__isnull=False,
    work_valid_from__isnull=False,
    work_valid_until__isnull=False,
) & ~Q(work_document="")
WORK_UNCHECKED = Q(
    work_checked_by=None,
    work_checked_on=None,
    work_valid_from=None,
    work_valid_until=None,
    work_document="",
)


def name_of(status: str, key: str) -> str:
    return f"protocol_{status}_no_{key}"


def constraints() -> list[models.CheckConstraint]:
    """Return the refusals of the database: what each status forbids, and what it cannot lack."""
    forbidden = [
        models.CheckConstraint(
            name=name_of(status, key), condition=~(Q(status=status) & GIVEN[key])
        )
        for status, keys in FORBIDDEN.items()
        for key in keys
    ]
    return [
        *forbidden,
        models.CheckConstraint(
            name="protocol_status_known", condition=Q(status__in=EngagementStatus.values)
        ),
        models.CheckConstraint(
            name="protocol_money_fits_status",
            condition=Q(compensation="")
            | Q(status=INTERN, compensation=Compensation.GRATIFICATION)
            | Q(status=CIVIC_SERVICE, compensation=Compensation.CIVIC)
            | Q(status__in=PAID, compensation=Compensation.SALARY),
        ),
        models.CheckConstraint(
            name="protocol_amount_of_some_money",
            condition=Q(compensation_amount=None)
            | (~Q(compensation="") & Q(compensation_amount__gte=0)),
        ),
        models.CheckConstraint(
            name="protocol_work_check_whole",
            condition=WORK_CHECKED | WORK_UNCHECKED,
            violation_error_message=_("A right-to-work check says who, when and what."),
        ),
        models.CheckConstraint(
            name="protocol_work_check_ends_after_it_starts",
            condition=Q(work_valid_from=None) | Q(work_valid_until__gte=F("work_valid_from")),
            violation_error_message=_("The authorisation cannot end before it starts."),
        ),
        models.CheckConstraint(
            name="protocol_paid_with_contract_and_right_to_work",
            condition=UNSUBMITTED
            | ~Q(status__in=PAID)
            | (
                ~Q(contract_ref="")
                & Q(work_valid_from__lte=F("starts_on"), work_valid_until__gte=F("starts_on"))
                & Q(work_valid_from__isnull=False, work_valid_until__isnull=False)
            ),
        ),
        models.CheckConstraint(
            name="protocol_volunteer_is_free",
            condition=UNSUBMITTED
            | ~Q(status=VOLUNTEER)
            | (Q(freedom_to_stop=True, expenses_repaid=True) & ~Q(voluntary_statement="")),
        ),
    ]
