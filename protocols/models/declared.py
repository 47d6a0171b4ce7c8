from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from helpers.models import Skill
from people.models import IN_CHARGE, Centre, Person

if TYPE_CHECKING:
    from people.models import User


class PersonGroup(models.TextChoices):
    """The four groups of the map of competences (0.25)."""

    EMPLOYEES = "employees", _("Employees")
    VOLUNTEERS = "volunteers", _("Volunteers")
    HELPERS = "helpers", _("Peer helpers")
    RESIDENTS = "residents", _("Residents")


class DeclaredSkillQuerySet(GuardedQuerySet["DeclaredSkill"]):
    def visible_to(self, user: User) -> DeclaredSkillQuerySet:
        """Keep one's own, and those of the centres where one is in charge."""
        return self.filter(
            Q(user=user) | Q(person__user=user) | Q(centre__in=user.centre_ids(*IN_CHARGE))
        )


class DeclaredSkill(models.Model):
    """What somebody of a centre says they can do, and agreed to have on the map (0.25)."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="declared_skills")
    group = models.CharField(_("group"), choices=PersonGroup, max_length=12)
    skill = models.ForeignKey(
        Skill, models.PROTECT, related_name="declarations", verbose_name=_("skill")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField()

    objects = DeclaredSkillQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="declared_group_known", condition=Q(group__in=PersonGroup.values)
            ),
            models.CheckConstraint(
                name="declared_with_an_agreement", condition=Q(agreed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="declared_by_a_member_or_a_person",
                condition=Q(user__isnull=False, person=None) | Q(user=None, person__isnull=False),
            ),
            models.UniqueConstraint(
                name="declared_once_per_member",
                fields=["centre", "user", "skill"],
                condition=Q(user__isnull=False),
                violation_error_message=_("This skill is on the map already."),
            ),
            models.UniqueConstraint(
                name="declared_once_per_person",
                fields=["centre", "person", "skill"],
                condition=Q(person__isnull=False),
                violation_error_message=_("This skill is on the map already."),
            ),
        ]

    def __str__(self) -> str:
        return f"Declared skill {self.reference}"

    def is_of(self, user: User) -> bool:
        """Tell whether it is this person's own word."""
        own = self.person.user_id if self.person else self.user_id
        return own == user.pk
