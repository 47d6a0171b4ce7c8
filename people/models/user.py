from __future__ import annotations

from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models.place import Centre, Organisation


class Role(models.TextChoices):
    MANAGER = "manager", _("Manager")
    SOCIAL_WORKER = "social_worker", _("Social worker")
    TEAM = "team", _("Team member")
    HELPER = "helper", _("Peer helper")
    HEADQUARTERS = "headquarters", _("Headquarters")
    DPO = "dpo", _("Data-protection officer")


STAFF = (Role.MANAGER, Role.SOCIAL_WORKER, Role.TEAM)
IN_CHARGE = (Role.MANAGER, Role.SOCIAL_WORKER)
OVERSEEING = (Role.HEADQUARTERS, Role.DPO)


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        """Create an account; without a password nobody can sign in with one."""
        fields["email"] = self.normalize_email(fields.get("email") or "") or None
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account. What it may do is told by its memberships of today, and by nothing else."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    username = models.CharField(
        _("user name"), max_length=60, unique=True, validators=[UnicodeUsernameValidator()]
    )
    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    name = models.CharField(_("name"), max_length=120)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[UserManager] = UserManager()

    _memberships: list[Membership] | None = None

    def __str__(self) -> str:
        return f"User {self.reference}"

    def get_full_name(self) -> str:
        return self.name

    def current_memberships(self) -> list[Membership]:
        """Return the memberships of today: one query, once per request."""
        if self._memberships is None:
            memberships = Membership.objects.filter(user=self).current(on=timezone.localdate())
            self._memberships = list(memberships.select_related("centre", "organisation"))
        return self._memberships

    def role_names(self) -> set[str]:
        return {membership.role for membership in self.current_memberships()}

    def has_role(self, role: str, centre_id: int | None = None) -> bool:
        """Tell whether this role is held today, in this centre if one is given."""
        return any(
            membership.role == role and centre_id in (None, membership.centre_id)
            for membership in self.current_memberships()
        )

    def centre_ids(self, *roles: str) -> set[int]:
        """Return the centres where one of these roles is held today (any staff role if none)."""
        wanted = roles or STAFF
        return {
            membership.centre_id
            for membership in self.current_memberships()
            if membership.role in wanted and membership.centre_id
        }

    def overseen_organisation_ids(self, *roles: str) -> set[int]:
        """Return the associations seen as a whole: by headquarters or the protection officer."""
        wanted = roles or OVERSEEING
        return {
            membership.organisation_id
            for membership in self.current_memberships()
            if membership.role in wanted
        }

    def directed_organisation(self) -> Organisation | None:
        """Return the association whose facts this person may set: as headquarters or manager."""
        for membership in self.current_memberships():
            if membership.role in (Role.HEADQUARTERS, Role.MANAGER):
                return membership.organisation
        return None

    def is_staff_member(self) -> bool:
        return bool(self.role_names() - {Role.HELPER})


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, *, on: date) -> MembershipQuerySet:
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)


class Membership(models.Model):
    """A role, in a centre (or over the whole association), from a day, until a day."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    centre = models.ForeignKey(Centre, models.PROTECT, null=True, related_name="memberships")
    role = models.CharField(choices=Role, max_length=16)
    function = models.CharField(_("function"), max_length=120, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="membership_role_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="membership_centre_unless_overseeing",
                condition=Q(role__in=OVERSEEING, centre=None)
                | (~Q(role__in=OVERSEEING) & Q(centre__isnull=False)),
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("A membership cannot end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"Membership {self.reference}"
