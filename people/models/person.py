from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from people.models.place import Centre
from people.models.user import IN_CHARGE

if TYPE_CHECKING:
    from people.models.user import User


class PersonQuerySet(GuardedQuerySet["Person"]):
    def visible_to(self, user: User) -> PersonQuerySet:
        """Keep one's own record, and the persons of the centres where one is in charge."""
        return self.filter(Q(user=user) | Q(centre__in=user.centre_ids(*IN_CHARGE)))

    def for_list(self) -> PersonQuerySet:
        """Load all that one line of a list shows, in one query."""
        return self.select_related("centre").order_by("chosen_name", "pk")


class Person(models.Model):
    """A human known to the programme, by as little as possible (P02): no type, no origin."""

    reads_are_logged = True

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="persons")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="person"
    )
    code = models.CharField(_("pseudonym"), max_length=20, unique=True)
    chosen_name = models.CharField(_("chosen name"), max_length=80)
    native_name = models.CharField(_("name in its own script"), max_length=80, blank=True)
    native_language = models.CharField(_("language of that script"), max_length=3, blank=True)
    languages = models.JSONField(_("languages"), default=list)
    arrived_on = models.DateField(_("here since"), null=True, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="person_leaves_after_arriving",
                condition=Q(left_on=None) | Q(arrived_on=None) | Q(left_on__gte=F("arrived_on")),
                violation_error_message=_("A person cannot leave before arriving."),
            )
        ]

    def __str__(self) -> str:
        return f"Person {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("people:person-detail", args=[self.reference])
