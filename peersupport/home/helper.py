"""A peer helper’s home: one thing that waits now, then one tile for each of their pages."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.lifecycle import CANCELLED, ISSUED, REVIEW
from certificates.models import Certificate, OutcomeFollowUp
from certificates.models.outcome import OutcomeFollowUpQuerySet
from certificates.selectors.heard import follow_up_waiting
from helpers.lifecycle import ACTIVE as RUNNING
from helpers.lifecycle import CONSOLIDATED, ONBOARDING
from helpers.models import Experience, PeerHelper
from peersupport.home.contracts import amendment_to_sign, amendments_proposed_to
from peersupport.home.rounds import round_to_join, rounds_awaiting
from peersupport.home.todo import Now, first_name
from peersupport.home.voices import draft_to_go_on_with, voice_to_say, voices_awaited_of
from people.models import User
from protocols.lifecycle import ACTIVE, PROPOSED
from protocols.models import Party, Protocol
from protocols.rules import expenses_allowed
from protocols.selectors.charter import is_signed
from support.lifecycle import SessionState
from support.models import SupportSession
from support.selectors import last_session_for, own_hours

WITH_A_CHARTER = (ONBOARDING, RUNNING, CONSOLIDATED)


def told(user: User, *, at: datetime) -> dict[str, Any]:
    """Return what the template home_helper.html shows."""
    helper = helper_with_what_waits(user, on=timezone.localdate(at))
    if helper is None:
        return {"first_name": first_name(user)}
    protocol = protocol_of(user)
    certificates = certificates_of(user)
    asked = (
        protocol_to_sign(protocol)
        or charter_to_sign(helper)
        or (helper.has_amendment and amendment_to_sign(user))
        or certificate_to_read(certificates)
        or (helper.has_follow_up and outcome_to_tell(user))
        or (helper.has_session_back and session_to_correct(user))
        or (helper.has_voice_to_say and voice_to_say(user))
        or (helper.has_round and round_to_join(user, on=timezone.localdate(at)))
        or None
    )
    to_log = session_to_log(protocol, today=timezone.localdate(at))
    return {
        "first_name": helper.person.chosen_name,
        "helper": helper,
        "referent": first_name(helper.referent),
        "protocol": protocol,
        "certificate": next(iter(certificates), None),
        "pays_expenses": protocol is not None and expenses_allowed(protocol),
        "minutes": own_hours(user).minutes,
        "now": asked or to_log or (helper.has_draft and draft_to_go_on_with(helper)) or None,
        "last": last_session_for(user) if to_log and not asked else None,
        "submission": uuid4(),
    }


def helper_with_what_waits(user: User, *, on: date) -> Any:
    """Return one's own file, and whether something of each kind waits: one query in all."""
    own = PeerHelper.objects.visible_to(user).filter(person__user=user)
    return (
        own.select_related("person", "referent")
        .annotate(
            has_amendment=Exists(amendments_proposed_to(user)),
            has_session_back=Exists(sessions_sent_back_to(user)),
            has_voice_to_say=Exists(voices_awaited_of(user)),
            has_follow_up=Exists(own_follow_ups(user).waiting(on=timezone.localdate())),
            has_round=Exists(rounds_awaiting(user, on=on)),
            has_draft=Exists(Experience.objects.filter(helper=OuterRef("pk")).drafts()),
        )
        .first()
    )


def protocol_of(user: User) -> Protocol | None:
    """Return the protocol to show: one to sign, else the one in force, else the newest."""
    own = Protocol.objects.visible_to(user).filter(helper__person__user=user)
    found = list(own.select_related("job").prefetch_related("signatures").order_by("-starts_on"))
    for state in (PROPOSED, ACTIVE):
        if alike := [protocol for protocol in found if protocol.state == state]:
            return alike[0]
    return found[0] if found else None


def certificates_of(user: User) -> list[Certificate]:
    """Return one's own, an issued one first, else the newest."""
    own = Certificate.objects.visible_to(user).filter(protocol__helper__person__user=user)
    found = list(own.exclude(state=CANCELLED).order_by("-pk"))
    return sorted(found, key=lambda certificate: certificate.state != ISSUED)


def protocol_to_sign(protocol: Protocol | None) -> Now | None:
    if protocol is None or protocol.state != PROPOSED or is_signed_by_helper(protocol):
        return None
    return Now(
        _("Your protocol is ready"),
        _("Read it calmly. Sign it if you agree. You can ask for changes."),
        _("Read and sign"),
        "pen",
        protocol.get_absolute_url(),
    )


def is_signed_by_helper(protocol: Protocol) -> bool:
    return any(
        signature.party == Party.HELPER and signature.text_sha256 == protocol.text_sha256
        for signature in protocol.signatures.all()
    )


def charter_to_sign(helper: PeerHelper) -> Now | None:
    if helper.state not in WITH_A_CHARTER or is_signed(helper):
        return None
    return Now(
        _("One thing before you help"),
        _("What people tell you stays secret. Read ten short articles, then sign."),
        _("Read the charter"),
        "shield-lock",
        reverse("protocols:charter-mine"),
    )


def certificate_to_read(certificates: list[Certificate]) -> Now | None:
    to_read = next((one for one in certificates if one.state == REVIEW), None)
    if to_read is None:
        return None
    return Now(
        _("Your certificate is written"),
        _("Read it. You choose what it says about you."),
        _("Read my certificate"),
        "award",
        to_read.get_absolute_url(),
    )


def own_follow_ups(user: User) -> OutcomeFollowUpQuerySet:
    return OutcomeFollowUp.objects.filter(certificate__protocol__helper__person__user=user)


def outcome_to_tell(user: User) -> Now | None:
    asked = follow_up_waiting(user, on=timezone.localdate())
    if asked is None:
        return None
    return Now(
        _("And since your certificate?"),
        _("A job, a training, nothing yet? One tap is enough. You may also not answer."),
        _("Answer"),
        "award",
        reverse("certificates:outcome-answer", args=[asked.reference]),
    )


def sessions_sent_back_to(user: User) -> QuerySet[SupportSession]:
    own = SupportSession.objects.visible_to(user).filter(protocol__helper__person__user=user)
    return own.filter(state=SessionState.DRAFT, author=user)


def session_to_correct(user: User) -> Now | None:
    sent_back = sessions_sent_back_to(user).order_by("held_on", "pk").first()
    if sent_back is None:
        return None
    return Now(
        _("One thing to change"),
        _("Your referent has a question about a session."),
        _("See the session"),
        "pencil",
        sent_back.get_absolute_url(),
    )


def session_to_log(protocol: Protocol | None, *, today: date) -> Now | None:
    if protocol is None or protocol.state != ACTIVE:
        return None
    if not protocol.starts_on <= today <= protocol.ends_on:
        return None
    return Now(
        _("You helped someone?"),
        _("Note when, how long and what you did. Not what the person told you."),
        _("Log a session"),
        "pencil",
        reverse("support:session-create"),
    )
