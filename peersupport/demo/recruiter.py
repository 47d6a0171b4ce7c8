"""What became of the demonstration's certificates: shown, judged, followed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from certificates.actions import agree_to_follow_up, hear, offered, open_link, share
from certificates.lifecycle import ISSUED, SUPERSEDED
from certificates.models import Certificate, Consultation
from peersupport.demo.world import World
from people.models import User

CHECKED = {1: 1, 4: 3, 9: 1}
"""Days ago → how often a certificate was checked."""
TOLD = {3: "interview", 6: "hire"}
"""Months → what followed the certificate that has been replaced since."""


def build(world: World) -> None:
    opinions = world.script["recruiter_feedback"]
    for key, user in world.users.items():
        mine = Certificate.objects.filter(protocol__helper__person__user=user)
        valid = mine.filter(state=ISSUED).first()
        if valid is None:
            continue
        show(world, valid, user)
        said = [one for one in opinions if one["certificate"] == f"cert_{key}"]
        for days, one in enumerate(said, start=2):
            judge(valid, one, at=world.at(world.day(days), 16))
        for certificate in (valid, *mine.filter(state=SUPERSEDED)):
            follow(world, certificate, user)


def show(world: World, certificate: Certificate, holder: User) -> None:
    """One link that was read twice, and one made this morning; days on which it was checked."""
    for kind, days_ago, readings in (("company", 6, 2), ("training_body", 0, 0)):
        at = world.at(world.day(days_ago), 9)
        items = offered(certificate)
        _link, address = share(certificate, items=items, recipient_kind=kind, by=holder, at=at)
        token = address.rstrip("/").rpartition("/")[2]
        for turn in range(readings):
            open_link(token, at=at + timedelta(days=turn, hours=2))
    Consultation.objects.bulk_create(
        Consultation(certificate=certificate, day=world.day(days), count=count)
        for days, count in CHECKED.items()
    )


def judge(certificate: Certificate, said: Mapping[str, Any], *, at: datetime) -> None:
    kept = ("organisation_kind", "sector", "useful", "understood", "most_useful", "led_to")
    opinion = {key: said[key] for key in kept} | {
        "missing": said["comment"],
        "is_comment_visible": said["visible_to_holder"],
    }
    hear(certificate, submission=uuid4(), opinion=opinion, at=at)


def follow(world: World, certificate: Certificate, holder: User) -> None:
    """Its holder agreed when it was issued; what followed the older paper is told."""
    agree_to_follow_up(certificate, by=holder, at=certificate.issued_at or world.at(world.today))
    if certificate.state != SUPERSEDED:
        return
    for follow_up in certificate.follow_ups.filter(due_on__lte=world.today):
        at = world.at(follow_up.due_on, 18)
        follow_up.tell(TOLD[follow_up.months], is_own=True, by=holder, at=at)
