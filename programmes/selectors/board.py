"""Every helper by stage of the path, with what is done: one query, however many."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from common.lists import Show
from helpers.lifecycle import (
    ACTIVE,
    ALUMNI,
    CONSOLIDATED,
    EXITING,
    LEFT,
    ONBOARDING,
    PAUSED,
    POTENTIAL,
    VALIDATED,
)
from helpers.models import (
    CONF,
    HelperBadge,
    PeerHelper,
    PrecarityCheck,
    TrainingRecord,
)
from people.models import User
from protocols.lifecycle import PROPOSED, SIGNED
from protocols.models import CharterSignature, Protocol


def board(user: User) -> QuerySet[PeerHelper]:
    """Return every helper one is in charge of, with what is done: one query, however many."""
    of_helper = OuterRef("pk")
    charters = CharterSignature.objects.standing().filter(helper=of_helper)
    trainings = TrainingRecord.objects.filter(helper=of_helper, state=VALIDATED)
    badges = HelperBadge.objects.in_use().filter(helper=of_helper)
    protocols = Protocol.objects.filter(helper=of_helper)
    checks = PrecarityCheck.objects.filter(helper=of_helper)
    return (
        PeerHelper.objects.visible_to(user)
        .exclude(Q(person__user=user))
        .select_related("person__centre", "referent")
        .annotate(
            has_protocol=Exists(protocols.filter(state__in=SIGNED)),
            has_proposal=Exists(protocols.filter(state=PROPOSED)),
            has_charter=Exists(charters),
            has_conf=Exists(trainings.filter(module__code=CONF)),
            has_badge=Exists(badges),
            has_check=Exists(checks),
        )
        .order_by("person__chosen_name", "pk")
    )


PATH_SHOWS: dict[str, Show] = {
    "integration": (
        _("Integration"),
        lambda helpers: helpers.filter(state__in=[POTENTIAL, ONBOARDING]),
    ),
    "consolidation": (
        _("Consolidation"),
        lambda helpers: helpers.filter(state__in=[ACTIVE, CONSOLIDATED, PAUSED]),
    ),
    "exit": (_("Exit"), lambda helpers: helpers.filter(state__in=[EXITING, ALUMNI, LEFT])),
    "stopped": (
        _("Something lacks before the first session"),
        lambda helpers: helpers.exclude(state__in=[ALUMNI, LEFT]).filter(
            Q(has_charter=False) | Q(has_conf=False)
        ),
    ),
}
