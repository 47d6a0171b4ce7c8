from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel
from helpers.models import PeerHelper
from people.models import IN_CHARGE, Person
from protocols.models import NeedDomain
from support.lifecycle import MATCH, MatchState

if TYPE_CHECKING:
    from people.models import User


class MatchQuerySet(GuardedQuerySet["Match"]):
    def visible_to(self, user: User) -> MatchQuerySet:
        """Keep one's own matches, and those of the centres one is in charge of.

        A helper no longer knows of whom they helped once the match is closed (P10).
        """
        helped = Q(helper__person__user=user) & ~Q(state=MatchState.CLOSED)
        return self.filter(
            helped | Q(person__user=user) | Q(person__centre__in=user.centre_ids(*IN_CHARGE))
        )

    def active(self) -> MatchQuerySet:
        return self.filter(state=MatchState.ACTIVE)

    def for_list(self) -> MatchQuerySet:
        return self.select_related("helper__person", "person", "domain").order_by(
            "person__chosen_name", "pk"
        )


class Match(LifecycleModel):
    """A helper and a person, for one need. One person may help here and be supported there."""

    lifecycle = MATCH
    reads_are_logged = True

    state = models.CharField(
        choices=MatchState, default=MatchState.ACTIVE, max_length=16, editable=False
    )
    helper = models.ForeignKey(
        PeerHelper, models.PROTECT, related_name="matches", verbose_name=_("peer helper")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="matches", verbose_name=_("person supported")
    )
    domain = models.ForeignKey(NeedDomain, models.PROTECT, related_name="+", verbose_name=_("need"))
    objective = models.CharField(_("what the person wants"), max_length=200, blank=True)
    started_on = models.DateField(_("since"))
    note_refused = models.BooleanField(_("the person wants no note"), default=False)

    objects = MatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="match_state_known", condition=Q(state__in=MatchState.values)
            ),
            models.UniqueConstraint(
                name="match_one_open_per_pair_and_need",
                fields=["helper", "person", "domain"],
                condition=~Q(state=MatchState.CLOSED),
                violation_error_message=_("These two are already matched for this need."),
            ),
        ]

    def __str__(self) -> str:
        return f"Match {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("support:match-list")

    def names(self) -> list[str]:
        """Return the names by which a note could tell who the person is."""
        return f"{self.person.chosen_name} {self.person.native_name}".split()

    def pause(self, *, by: User, at: datetime) -> None:
        self.move("pause", by=by, at=at)

    def resume(self, *, by: User, at: datetime) -> None:
        self.move("resume", by=by, at=at)

    def close(self, *, by: User, at: datetime) -> None:
        self.move("close", by=by, at=at)

    def reopen(self, *, by: User, at: datetime) -> None:
        """Open again at one click: nobody is abandoned (domain.md 1.25).

        :raises Refused: if the two have been matched anew for this need.
        """
        try:
            with transaction.atomic():
                self.move("reopen", by=by, at=at)
        except IntegrityError:
            raise Refused(gettext("These two are already matched for this need.")) from None
