"""What the pages of certificates and templates show, and what homes count."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certificates import policies
from certificates.choices import groups_of
from certificates.lifecycle import (
    APPROVED,
    CANCELLED,
    DRAFTING,
    ENDORSING,
    ISSUED,
    ON_PAPER,
    REVIEW,
    REVOKED,
    SUPERSEDED,
    WITHDRAWN,
)
from certificates.models import Certificate, OutcomeFollowUp, TemplateVersion
from common.journal import history_of
from common.lifecycle import Move
from common.lists import Show
from common.models import JournalEntry
from common.templatetags.ui import day
from people.models import IN_CHARGE, User
from protocols.lifecycle import SIGNED
from protocols.models import Protocol

ON_A_PAGE = {
    "approve",
    "return",
    "revoke",
    "withdraw",
    "issue",
    "submit",
    "gather",
    "choose",
    "skip",
}
"""Moves that have a page or a place of their own, not a button among others."""

ACTIONS = {
    "prepare": _("Prepared"),
    "amend": _("Words changed"),
    "submit": _("Given to read"),
    "approve": _("Approved by its holder"),
    "return": _("A change was asked for"),
    "issue": _("Signed and issued"),
    "supersede": _("Replaced by a new version"),
    "revoke": _("Revoked"),
    "withdraw": _("Withdrawn by its holder"),
    "cancel": _("Cancelled"),
    "tell": _("An achievement told by the helper"),
    "choose_words": _("Chosen whose words are printed"),
    "choose_issuer": _("Chosen how the association is named"),
    "gather": _("Words of others awaited"),
    "choose": _("Chosen which words of others appear"),
    "skip": _("Went on without words of others"),
    "agree-to-follow-up": _("Agreed to be asked what followed"),
    "end-follow-up": _("No longer wishes to be asked what followed"),
    "publish": _("Published"),
    "retire": _("Retired"),
}

SHOWS: dict[str, Show] = {
    "to-sign": (_("To sign"), lambda all_: all_.filter(state=APPROVED)),
    "endorsing": (_("Words of others awaited"), lambda all_: all_.filter(state=ENDORSING)),
    "to-read": (_("Being read"), lambda all_: all_.filter(state=REVIEW)),
    "drafts": (_("Being written"), lambda all_: all_.filter(state=DRAFTING)),
    "issued": (_("Issued"), lambda all_: all_.filter(state=ISSUED)),
    "to-follow": (_("What followed?"), lambda all_: all_.filter(pk__in=asked_about())),
    "ended": (
        _("No longer valid"),
        lambda all_: all_.filter(state__in=[SUPERSEDED, REVOKED, WITHDRAWN, CANCELLED]),
    ),
}


def asked_about() -> QuerySet[Any]:
    """Return the certificates of which one asks today what followed."""
    waiting = OutcomeFollowUp.objects.waiting(on=timezone.localdate()).order_by()
    return waiting.values("certificate")


def moves_for(user: User, certificate: Certificate) -> list[Move]:
    """Return the moves open to this person now: where lifecycle and policy agree."""
    moves = certificate.lifecycle.open_from(certificate.state)
    return [move for move in moves if policies.MOVES[move.name](user, certificate)]


def certificates_of(user: User) -> list[Certificate]:
    """Return one's own: what is to be read, what is issued, then the rest, the latest first."""
    own = Certificate.objects.visible_to(user).filter(protocol__helper__person__user=user)
    found = own.exclude(state=CANCELLED).for_list()
    order = {REVIEW: 0, ISSUED: 1}
    return sorted(found, key=lambda certificate: order.get(certificate.state, 2))  # type: ignore[call-overload]


def protocols_for(user: User) -> QuerySet[Protocol]:
    """Return the signed protocols of others in the centres where one is in charge."""
    here = Protocol.objects.visible_to(user).filter(job__centre__in=user.centre_ids(*IN_CHARGE))
    others = here.exclude(helper__person__user=user)
    return (
        others.filter(state__in=SIGNED)
        .select_related("helper__person", "job")
        .order_by("helper__person__chosen_name", "pk")
    )


def first_words(user: User, *, protocol: str) -> dict[str, Any]:
    """Return what is known when a certificate is prepared for a protocol (reference, or "")."""
    version = TemplateVersion.objects.visible_to(user).published().for_list().first()
    words: dict[str, Any] = {"version": version.pk if version else None}
    try:
        found = protocols_for(user).filter(reference=UUID(protocol)).first()
    except ValueError:
        found = None
    return words | ({"protocol": found.pk} if found else {})


def page_of(user: User, certificate: Certificate) -> dict[str, Any]:
    """Return what the page of a certificate shows: what waits, the words, the way, the moves."""
    moves = moves_for(user, certificate)
    names = {move.name for move in moves}
    is_drafting = certificate.state == DRAFTING
    return {
        "certificate": certificate,
        "facts": certificate.facts,
        "groups": groups_of(
            certificate.template_version.blocks, certificate.facts, certificate.hidden
        ),
        "shareable": certificate.shareable(),
        "moves": [move for move in moves if move.name not in ON_A_PAGE],
        "may": {name.replace("return", "return_"): name in names for name in ON_A_PAGE},
        "may_write": policies.can_write(user, certificate),
        "is_holder": policies.is_holder(user, certificate),
        "missing": certificate.missing_to_submit() if is_drafting else [],
        "steps": steps_of(certificate),
        "actions": ACTIONS,
    }


def history_for_team(certificate: Certificate) -> list[JournalEntry]:
    """Return what happened to a certificate, but to whom it is shown: only its holder knows."""
    return [entry for entry in history_of(certificate) if entry.action != "share"]


def steps_of(certificate: Certificate) -> list[dict[str, str]]:
    """Return the way of a certificate (C17): what is done, what is now, what comes."""
    order: list[str] = [DRAFTING, REVIEW, ENDORSING, APPROVED]
    on_paper = certificate.state in ON_PAPER
    reached = order.index(certificate.state) + 1 if certificate.state in order else 1
    if on_paper:
        reached = len(order) + 1
    told = [
        (gettext("Mission, hours and skills"), "check-lg", gettext("signed, read, recognised")),
        (gettext("Written together"), "pencil", gettext("the words of the paper")),
        (gettext("Read by its holder"), "eye", gettext("who chooses what is shown")),
        (gettext("Words of others"), "chat-dots", gettext("if one wants some")),
        (gettext("Signed by management"), "pen", gettext("the paper is made, once")),
        (gettext("Certificate issued"), "award", day(certificate.issued_at)),
    ]
    steps = [
        {"state": standing(place, reached), "title": title, "sign": sign, "detail": detail}
        for place, (title, sign, detail) in enumerate(told)
    ]
    if on_paper:
        steps[-1]["state"] = "done"
    if certificate.closed_at:
        steps.append(
            {
                "state": "now",
                "title": str(certificate.get_state_display()),
                "sign": certificate.lifecycle.look_of(certificate.state)[1],
                "detail": day(certificate.closed_at),
            }
        )
    return steps


def standing(place: int, reached: int) -> str:
    return "done" if place < reached else "now" if place == reached else "next"
