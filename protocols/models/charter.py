from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel
from helpers.models import PeerHelper
from people.models import IN_CHARGE, Membership, Role
from protocols.lifecycle import CHARTER, EXPIRED, EXPLAINED, TO_READ, CharterState
from protocols.lifecycle import SIGNED_CHARTER as SIGNED

if TYPE_CHECKING:
    from people.models import User

ORIGINAL = "fr"
"""The language whose text counts."""


class Charter(models.Model):
    """One version of the confidentiality charter (D5), for helpers and team alike.

    One version is in force at a time, in the whole house: what is secret is so for everybody.
    """

    version = models.PositiveSmallIntegerField(unique=True)
    texts = models.JSONField()
    text_sha256 = models.CharField(max_length=64, unique=True)
    is_current = models.BooleanField(default=False, editable=False)
    active_since = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="charter_one_in_force", fields=["is_current"], condition=Q(is_current=True)
            ),
        ]

    def __str__(self) -> str:
        return f"Charter {self.version}"

    def text(self, language: str = ORIGINAL) -> dict[str, Any]:
        """Return the text in this language, else the original."""
        texts: dict[str, dict[str, Any]] = self.texts
        return texts.get(language, texts[ORIGINAL])

    def articles(self) -> list[dict[str, Any]]:
        articles: list[dict[str, Any]] = self.text()["articles"]
        return articles


class CharterSignatureQuerySet(GuardedQuerySet["CharterSignature"]):
    def visible_to(self, user: User) -> CharterSignatureQuerySet:
        """Keep one's own, those of the helpers one is in charge of, and of the team one manages."""
        team = Membership.objects.filter(centre__in=user.centre_ids(Role.MANAGER))
        return self.filter(
            Q(member=user)
            | Q(helper__person__user=user)
            | Q(helper__person__centre__in=user.centre_ids(*IN_CHARGE))
            | Q(member__in=team.values("user"))
        )

    def in_force(self, *, on: date) -> CharterSignatureQuerySet:
        """Keep those that bound their signer on that day."""
        running = Q(expired_on=None) | Q(expired_on__gte=on)
        return self.filter(running, signed_on__lte=on)

    def standing(self) -> CharterSignatureQuerySet:
        """Keep those given on the version in force now."""
        return self.filter(state=SIGNED)


class CharterSignature(LifecycleModel):
    """One person and one version of the charter: explained, in their language, then signed (C8)."""

    lifecycle = CHARTER

    state = models.CharField(choices=CharterState, default=TO_READ, max_length=16, editable=False)
    charter = models.ForeignKey(Charter, models.PROTECT, related_name="signatures")
    helper = models.ForeignKey(
        PeerHelper, models.PROTECT, null=True, related_name="charter_signatures"
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="charter_signatures"
    )
    explanation_language = models.CharField(_("explained in"), max_length=3, blank=True)
    explained_by = models.CharField(_("explained by"), max_length=120, blank=True)
    witness = models.CharField(_("witness"), max_length=120, blank=True)
    statement = models.CharField(max_length=400, blank=True)
    text_sha256 = models.CharField(max_length=64, blank=True)
    signed_at = models.DateTimeField(null=True)
    signed_on = models.DateField(null=True)
    expired_on = models.DateField(null=True)

    objects = CharterSignatureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="charter_signature_state_known", condition=Q(state__in=CharterState.values)
            ),
            models.CheckConstraint(
                name="charter_signature_of_one_helper_or_one_member",
                condition=Q(helper__isnull=False, member=None)
                | Q(helper=None, member__isnull=False),
            ),
            models.CheckConstraint(
                name="charter_signature_signed_iff_bound_to_a_text",
                condition=(
                    Q(state__in=[SIGNED, EXPIRED], signed_at__isnull=False)
                    & Q(signed_on__isnull=False)
                    & ~Q(text_sha256="")
                )
                | (
                    Q(state__in=[TO_READ, EXPLAINED], signed_at=None, signed_on=None)
                    & Q(text_sha256="")
                ),
            ),
            models.CheckConstraint(
                name="charter_signature_of_a_helper_is_explained_first",
                condition=Q(helper=None) | Q(state=TO_READ) | ~Q(explanation_language=""),
            ),
            models.CheckConstraint(
                name="charter_signature_expired_iff_dated",
                condition=Q(state=EXPIRED, expired_on__isnull=False)
                | (~Q(state=EXPIRED) & Q(expired_on=None)),
            ),
            models.UniqueConstraint(
                name="charter_signature_once_per_helper", fields=["charter", "helper"]
            ),
            models.UniqueConstraint(
                name="charter_signature_once_per_member", fields=["charter", "member"]
            ),
        ]

    def __str__(self) -> str:
        return f"Charter signature {self.reference}"

    def is_signed(self) -> bool:
        return self.state == SIGNED

    def binds(self, *, on: date) -> bool:
        """Tell whether it bound its signer on that day."""
        if self.signed_on is None or self.signed_on > on:
            return False
        return self.expired_on is None or self.expired_on >= on

    def explain(self, *, language: str, explained_by: str, by: User, at: datetime) -> None:
        """Note who explained the charter, and in which language.

        :raises Refused: without either.
        """
        name = explained_by.strip()[:120]
        if not (language and name):
            raise Refused(gettext("Say who explained the charter, and in which language."))
        self.move("explain", by=by, at=at, explanation_language=language, explained_by=name)

    def sign(self, *, statement: str, by: User, at: datetime, witness: str = "") -> None:
        self.move(
            "sign" if self.helper_id else "sign_as_staff",
            by=by,
            at=at,
            statement=statement,
            text_sha256=self.charter.text_sha256,
            witness=witness.strip()[:120],
            signed_at=at,
            signed_on=timezone.localdate(at),
        )

    def expire(self, *, by: User | None, at: datetime) -> None:
        """A new version is in force: what was signed stays, and has to be signed anew."""
        self.move("expire", by=by, at=at, expired_on=timezone.localdate(at))
