from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certificates.lifecycle import OPEN_REQUEST, REQUEST, RequestState
from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel
from people.models import IN_CHARGE, Role
from protocols.models import Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from people.models import User

WORDS_LENGTH = 400


class CertificateRequestQuerySet(GuardedQuerySet["CertificateRequest"]):
    def visible_to(self, user: User) -> CertificateRequestQuerySet:
        """Keep one's own, those of one's centres, and what headquarters is asked to decide."""
        over = user.overseen_organisation_ids(Role.HEADQUARTERS)
        decided = Q(state__in=[RequestState.CONTESTED, RequestState.UPHELD])
        return self.filter(
            Q(protocol__helper__person__user=user)
            | Q(protocol__job__centre__in=user.centre_ids(*IN_CHARGE))
            | Q(protocol__job__centre__organisation__in=over) & decided
        )

    def waiting(self) -> CertificateRequestQuerySet:
        return self.filter(state__in=OPEN_REQUEST)

    def for_list(self) -> CertificateRequestQuerySet:
        return self.select_related(
            "protocol__helper__person",
            "protocol__helper__referent",
            "protocol__job__centre__organisation",
            "refused_by",
        ).order_by("-pk")


class CertificateRequest(LifecycleModel):
    """A certificate asked for by its future holder: taken up, or refused for a reason (C17).

    A refusal is told in words and may be contested once; somebody else then answers, for good.
    """

    class Reason(models.TextChoices):
        TOO_EARLY = "too_early", _("Too early: hours, a skill or a review are missing")
        FACTS = "facts", _("What is written is not what was seen")
        CHARTER = "charter", _("A grave breach of the protocol or the charter")
        OTHER_PAPER = "other_paper", _("Another paper suits better")

    lifecycle = REQUEST

    state = models.CharField(
        choices=RequestState, default=RequestState.ASKED, max_length=16, editable=False
    )
    protocol = models.ForeignKey(
        Protocol, models.PROTECT, related_name="certificate_requests", verbose_name=_("protocol")
    )
    asked_at = models.DateTimeField(editable=False)
    reason = models.CharField(_("reason"), choices=Reason, max_length=12, blank=True)
    reason_words = models.CharField(_("reason in words"), max_length=WORDS_LENGTH, blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    refused_at = models.DateTimeField(null=True, editable=False)
    contest = models.CharField(_("why one disagrees"), max_length=WORDS_LENGTH, blank=True)
    contested_at = models.DateTimeField(null=True, editable=False)
    answer = models.CharField(_("answer"), max_length=WORDS_LENGTH, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(null=True, editable=False)

    objects = CertificateRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="certificate_request_state_known", condition=Q(state__in=RequestState.values)
            ),
            models.CheckConstraint(
                name="certificate_request_refused_with_a_reason",
                condition=Q(state__in=[RequestState.ASKED, RequestState.TAKEN])
                | ~Q(reason="") & ~Q(reason_words="") & Q(refused_by__isnull=False),
                violation_error_message=_("Say why, in the list and in words."),
            ),
            models.CheckConstraint(
                name="certificate_request_answered_by_somebody_else",
                condition=Q(answered_by=None) | ~Q(answered_by=models.F("refused_by")),
                violation_error_message=_("Somebody else has to answer."),
            ),
            models.UniqueConstraint(
                name="certificate_request_one_open_per_protocol",
                fields=["protocol"],
                condition=Q(state__in=OPEN_REQUEST),
                violation_error_message=_("You have asked already."),
            ),
        ]

    def __str__(self) -> str:
        return f"Certificate request {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:request-detail", args=[self.reference])

    def is_asked(self) -> bool:
        return self.state == RequestState.ASKED

    def is_refused(self) -> bool:
        return self.state == RequestState.REFUSED

    def is_contested(self) -> bool:
        return self.state == RequestState.CONTESTED

    def may_be_contested(self) -> bool:
        """Tell whether its asker may still ask somebody else: once."""
        return self.is_refused() and self.contested_at is None

    def refuse(self, *, reason: str, words: str, by: User, at: datetime) -> None:
        """Refuse, and say why.

        :raises Refused: without a known reason and a sentence.
        """
        if reason not in self.Reason.values or not words.strip():
            raise Refused(gettext("Say why, in the list and in words."))
        said = {"reason": reason, "reason_words": words.strip()}
        self.move("refuse", by=by, at=at, refused_by=by, refused_at=at, **said)

    def contest_refusal(self, *, words: str, by: User, at: datetime) -> None:
        """Ask somebody else to look again, once.

        :raises Refused: without a sentence, or a second time.
        """
        if not words.strip():
            raise Refused(gettext("Say in one sentence why you disagree."))
        if self.contested_at:
            raise Refused(gettext("This was contested and answered already."))
        self.move("contest", by=by, at=at, contest=words.strip(), contested_at=at)

    def answer_contest(self, *, agrees: bool, words: str, by: User, at: datetime) -> None:
        """Answer for good: the certificate is prepared after all, or the refusal stays.

        :raises Refused: without a sentence, or by whom the refusal came from.
        """
        if not words.strip():
            raise Refused(gettext("Say your answer in one sentence."))
        if self.refused_by_id == by.pk:
            raise Refused(gettext("Somebody else has to answer."))
        said = {"answer": words.strip(), "answered_by": by, "answered_at": at}
        self.move("overturn" if agrees else "uphold", by=by, at=at, **said)
