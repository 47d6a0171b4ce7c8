from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certificates.lifecycle import ENDORSEMENT, IN_PREPARATION, EndorsementState
from certificates.models.certificate import Certificate
from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel
from people.models import IN_CHARGE

if TYPE_CHECKING:
    from datetime import datetime

    from people.models import User

ENDORSEMENT_LENGTH = 160


class EndorsementQuerySet(GuardedQuerySet["Endorsement"]):
    def visible_to(self, user: User) -> EndorsementQuerySet:
        """Keep what one is asked to write, what is said of oneself, and of one's centres."""
        return self.filter(
            Q(asked_of=user)
            | Q(certificate__protocol__helper__person__user=user)
            | Q(certificate__protocol__job__centre__in=user.centre_ids(*IN_CHARGE))
        )

    def given(self) -> EndorsementQuerySet:
        return self.filter(state=EndorsementState.GIVEN)

    def awaited_from(self, user: User) -> EndorsementQuerySet:
        """Keep those this person is asked to write, while the certificate can still take them."""
        mine = self.filter(asked_of=user, state=EndorsementState.ASKED)
        return mine.filter(certificate__state__in=IN_PREPARATION)

    def for_list(self) -> EndorsementQuerySet:
        return self.select_related(
            "asked_of",
            "certificate__protocol__helper__person",
            "certificate__protocol__job__centre",
        ).order_by("pk")


class Endorsement(LifecycleModel):
    """What one of the four groups says of a holder (1.11); of persons supported, never a name."""

    class Group(models.TextChoices):
        TEAM = "team", _("The team")
        VOLUNTEERS = "volunteers", _("The volunteers")
        SUPPORTED = "supported", _("The persons supported")
        MANAGEMENT = "management", _("Management")

    lifecycle = ENDORSEMENT

    state = models.CharField(
        choices=EndorsementState, default=EndorsementState.ASKED, max_length=16, editable=False
    )
    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="endorsements")
    group = models.CharField(_("group"), choices=Group, max_length=12)
    words = models.CharField(_("words"), max_length=ENDORSEMENT_LENGTH, blank=True)
    signer = models.CharField(_("who says it"), max_length=80, blank=True)
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="endorsements"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    said_on = models.DateField(_("said on"), null=True, blank=True)

    objects = EndorsementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="endorsement_state_known", condition=Q(state__in=EndorsementState.values)
            ),
            models.CheckConstraint(
                name="endorsement_given_with_words_and_a_day",
                condition=Q(state=EndorsementState.GIVEN, said_on__isnull=False) & ~Q(words="")
                | ~Q(state=EndorsementState.GIVEN) & Q(words="", said_on=None),
                violation_error_message=_("Write one or two sentences."),
            ),
            models.CheckConstraint(
                name="endorsement_of_persons_supported_without_a_name",
                condition=~Q(group="supported") | Q(signer="", asked_of=None),
                violation_error_message=_("Persons supported are quoted without their name."),
            ),
            models.UniqueConstraint(
                name="endorsement_asked_once",
                fields=["certificate", "asked_of"],
                violation_error_message=_("This person is asked already."),
            ),
        ]

    def __str__(self) -> str:
        return f"Endorsement {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:endorsement-give", args=[self.reference])

    def is_asked(self) -> bool:
        return self.state == EndorsementState.ASKED

    def decline(self, *, by: User, at: datetime) -> None:
        """Say no, without a reason."""
        self.move("decline", by=by, at=at)

    def check_words(self, words: str) -> str:
        """Return the words to keep.

        :raises Refused: without any, or once the certificate takes none any more.
        """
        if not words.strip():
            raise Refused(gettext("Write one or two sentences."))
        if self.certificate.state not in IN_PREPARATION:
            raise Refused(gettext("This certificate takes no more words."))
        return words.strip()[:ENDORSEMENT_LENGTH]
