"""What the cast's centre has of programme, for the matrix and the speed of pages."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from people.models import Membership, Role, User
from programmes import actions
from programmes.models import (
    NoticeReceipt,
    Programme,
    ProgrammeReview,
    ReadinessAnswer,
    SteeringMember,
    TeamReadiness,
)
from programmes.wording import statements
from tests.factories.programmes import run_programme


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """Lead this part of the story by the real doors; return the records that addresses name."""
    manager, today = story.manager, timezone.localdate(at)
    programme = run_programme(
        story.person.centre, manager=manager, referent=story.referent, at=at, mark=mark
    )
    words = {"findings": f"{mark} des trajets", "decisions": f"{mark} continuer"}
    actions.review(programme, held_on=today, **words, by=manager, at=at)
    return {
        "programme": programme,
        "steering": programme.steering.first(),
        "readiness": programme.readiness.get(),
        "notice": programme.notices.get(),
    }


def crowd(story: Any) -> None:
    """Add three hundred of each kind of this part."""
    programme: Programme = story.told["programme"]
    today = timezone.localdate()
    SteeringMember.objects.bulk_create(
        SteeringMember(programme=programme, group="residents", name=f"R{n}", starts_on=today)
        for n in range(300)
    )
    ProgrammeReview.objects.bulk_create(
        ProgrammeReview(
            programme=programme, held_on=today - timedelta(days=n + 1), by=story.manager
        )
        for n in range(300)
    )
    crowd_team(story)
    crowd_readiness(programme, story)


def crowd_team(story: Any) -> None:
    """Three hundred colleagues, half of whom have read the note."""
    centre, today = story.person.centre, timezone.localdate()
    users = [User(username=uuid4().hex, name="Collègue") for _ in range(300)]
    User.objects.bulk_create(users)
    Membership.objects.bulk_create(
        Membership(
            user=user,
            organisation=centre.organisation,
            centre=centre,
            role=Role.TEAM,
            starts_on=today,
        )
        for user in users
    )
    NoticeReceipt.objects.bulk_create(
        NoticeReceipt(notice=story.told["notice"], reader=user, read_at=timezone.now())
        for user in users[:150]
    )


def crowd_readiness(programme: Programme, story: Any) -> None:
    meetings = [
        TeamReadiness(
            programme=programme,
            version=n,
            held_on=timezone.localdate(),
            managers=2,
            filled_by=story.manager,
        )
        for n in range(1000, 1300)
    ]
    TeamReadiness.objects.bulk_create(meetings)
    ReadinessAnswer.objects.bulk_create(
        ReadinessAnswer(readiness=meetings[-1], statement=one.key, answer="done")
        for one in statements()
    )


OWNERS: dict[str, Any] = {
    name: lambda story: story.told["programme"]
    for name in (
        "programmes:steering-create",
        "programmes:readiness-create",
        "programmes:notice-create",
    )
}
"""Pages that make a record are reached from the record it belongs to."""
