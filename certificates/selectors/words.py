"""What the pages of achievements, of words of others and of requests show."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates import policies, snapshot, words
from certificates.lifecycle import (
    CANCELLED,
    DRAFTING,
    ENDORSING,
    IN_PREPARATION,
    OPEN_REQUEST,
    REVIEW,
    RequestState,
)
from certificates.models import Certificate, CertificateRequest, Endorsement, Wording
from certificates.models.endorsement import EndorsementQuerySet
from certificates.models.wording import FEW_ACHIEVEMENTS, MOST_ACHIEVEMENTS, PARTS
from certificates.selectors.certificates import certificates_of
from common.lists import Show
from people.models import IN_CHARGE, STAFF, Membership, User
from protocols.lifecycle import SIGNED
from protocols.models import Protocol

SOON = timedelta(days=90)
"""From three months on, a certificate is offered (C17)."""

REQUEST_SHOWS: dict[str, Show] = {
    "asked": (_("Asked for"), lambda all_: all_.filter(state=RequestState.ASKED)),
    "contested": (_("Contested"), lambda all_: all_.filter(state=RequestState.CONTESTED)),
}


def endorsement_shows(user: User) -> dict[str, Show]:
    return {"awaited": (_("Asked of me"), lambda all_: all_.awaited_from(user))}


# Achievements


@dataclass(slots=True)
class Achievement:
    """One place of the certificate, and what either said there."""

    place: int
    holders: Wording | None = None
    referents: Wording | None = None

    @property
    def number(self) -> int:
        return self.place + 1

    @property
    def printed(self) -> str:
        for one in (self.holders, self.referents):
            if one and one.is_printed:
                return one.side
        return ""

    def versions(self) -> list[Wording]:
        return [one for one in (self.holders, self.referents) if one]


def achievements_of(certificate: Certificate) -> list[Achievement]:
    """Return the places where somebody has said something, in their order."""
    found: dict[int, Achievement] = {}
    for wording in certificate.wordings.select_related("author"):
        one = found.setdefault(wording.place, Achievement(wording.place))
        if wording.is_holders():
            one.holders = wording
        else:
            one.referents = wording
    return list(found.values())


def achievements_page(user: User, certificate: Certificate) -> dict[str, Any]:
    told = achievements_of(certificate)
    is_holder = policies.is_holder(user, certificate)
    printed = sum(bool(one.printed) for one in told)
    return {
        "certificate": certificate,
        "achievements": told,
        "is_holder": is_holder,
        "may_tell": is_holder and certificate.state == DRAFTING,
        "may_choose": certificate.state in ((DRAFTING, REVIEW) if is_holder else (DRAFTING,)),
        "is_full": len(told) >= MOST_ACHIEVEMENTS,
        "printed": printed,
        "is_few": printed < FEW_ACHIEVEMENTS,
    }


@dataclass(frozen=True, slots=True)
class Question:
    """The one question a page of the telling asks."""

    place: int
    part: str
    number: int  # of the question, from 1 to 3
    said: str


def question_of(certificate: Certificate, *, place: str, part: str) -> Question:
    """Return which question is asked: of the address, else the first without an answer."""
    own = {one.place: one for one in certificate.wordings.filter(side=Wording.Side.HOLDER)}
    taken = set(certificate.wordings.values_list("place", flat=True))
    at = int(place) if place.isdecimal() and len(place) < 3 else -1
    if not 0 <= at < MOST_ACHIEVEMENTS:
        begun = [number for number, one in own.items() if not one.is_complete()]
        free = [number for number in range(MOST_ACHIEVEMENTS) if number not in taken]
        at = next(iter([*begun, *free]), MOST_ACHIEVEMENTS - 1)
    known = own.get(at)
    if part not in PARTS:
        part = (known.first_missing() if known else "") or PARTS[0]
    return Question(at, part, PARTS.index(part) + 1, getattr(known, part) if known else "")


# What others say


def team_of(certificate: Certificate, *, at: datetime) -> QuerySet[User]:
    """Return who may be asked for words: the team of the centre, but for the holder."""
    here = Membership.objects.filter(centre=certificate.protocol.job.centre_id, role__in=STAFF)
    current = here.current(on=timezone.localdate(at)).values("user")
    holder = certificate.protocol.helper.person.user_id
    return User.objects.filter(pk__in=current).exclude(pk=holder or 0).order_by("name", "pk")


def endorsements_page(user: User, certificate: Certificate) -> dict[str, Any]:
    said = Endorsement.objects.visible_to(user).filter(certificate=certificate).for_list()
    is_holder = policies.is_holder(user, certificate)
    return {
        "certificate": certificate,
        "endorsements": said,
        "is_holder": is_holder,
        "may_ask": certificate.state in IN_PREPARATION,
        "may_note": not is_holder and certificate.state in IN_PREPARATION,
        "may_choose": is_holder and certificate.state == ENDORSING,
        "may_skip": certificate.state == ENDORSING,
        "guide": words.content()["endorsement_guide"],
    }


def words_awaited_from(user: User) -> EndorsementQuerySet:
    return Endorsement.objects.visible_to(user).awaited_from(user)


# Requests


def could_be_offered(user: User, *, at: datetime) -> QuerySet[Protocol]:
    """Return whose mission has run three months, or ends, without a certificate or a request."""
    today = timezone.localdate(at)
    here = Protocol.objects.visible_to(user).filter(job__centre__in=user.centre_ids(*IN_CHARGE))
    running = here.filter(state__in=SIGNED).filter(
        Q(starts_on__lte=today - SOON) | Q(ended_at__isnull=False) | Q(helper__exits_on__gte=today)
    )
    certified = Certificate.objects.filter(protocol=OuterRef("pk")).exclude(state=CANCELLED)
    asked = CertificateRequest.objects.filter(protocol=OuterRef("pk"))
    without = running.exclude(helper__person__user=user).filter(~Exists(certified), ~Exists(asked))
    return without.select_related("helper__person", "job").order_by("starts_on", "pk")


def own_protocol_to_certify(user: User) -> Protocol | None:
    """Return the signed protocol for which one may ask for a certificate: the newest without."""
    own = Protocol.objects.visible_to(user).filter(helper__person__user=user, state__in=SIGNED)
    going_on = Certificate.objects.filter(protocol=OuterRef("pk"), state__in=IN_PREPARATION)
    asked = CertificateRequest.objects.filter(protocol=OuterRef("pk"), state__in=OPEN_REQUEST)
    free = own.filter(~Exists(going_on), ~Exists(asked)).select_related("helper__person", "job")
    return free.order_by("-starts_on", "-pk").first()


def own_requests(user: User) -> QuerySet[CertificateRequest]:
    """Return what one asked for and is not yet a certificate, the latest first."""
    own = CertificateRequest.objects.visible_to(user).filter(protocol__helper__person__user=user)
    return own.exclude(state=RequestState.TAKEN).for_list()


def own_page(user: User) -> dict[str, Any]:
    """Return one's own certificates, what one asked for, and for what one may ask."""
    return {
        "certificates": certificates_of(user),
        "requests": list(own_requests(user)[:MOST_SHOWN]),
        "to_certify": own_protocol_to_certify(user),
    }


def waiting_page(user: User, *, at: datetime) -> dict[str, Any]:
    """Return what waits beside the list of certificates: asked for, contested, to be offered."""
    requests = CertificateRequest.objects.visible_to(user).waiting().for_list()
    return {
        "requests": list(requests[:MOST_SHOWN]),
        "to_offer": list(could_be_offered(user, at=at)[:MOST_SHOWN]),
    }


MOST_SHOWN = 8


def request_page(user: User, asked: CertificateRequest, *, at: datetime) -> dict[str, Any]:
    return {
        "asked": asked,
        "is_asker": policies.is_asker(user, asked),
        "may_prepare": asked.is_asked()
        and asked.protocol.job.centre_id in user.centre_ids(*IN_CHARGE)
        and not policies.is_asker(user, asked),
        "may_refuse": asked.is_asked() and policies.can_refuse_request(user, asked),
        "may_contest": asked.may_be_contested() and policies.is_asker(user, asked),
        "may_answer": asked.is_contested() and policies.can_answer_contest(user, asked),
        "missing": snapshot.missing_to_prepare(asked.protocol, at=at) if asked.is_asked() else [],
    }
