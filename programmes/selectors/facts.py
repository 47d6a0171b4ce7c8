"""What is so in a centre, as far as its programme asks: everything in one query."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from helpers.lifecycle import ALUMNI, LEFT, RECOGNISED
from helpers.models import Discernment, PeerHelper
from programmes.models import (
    Notice,
    Programme,
    SignOff,
    SteeringMember,
    TeamReadiness,
)
from protocols.lifecycle import ACTIVE, DiagnosisState, JobState, NeedState
from protocols.models import Charter, JobDescription, Need, Protocol


@dataclass(frozen=True, slots=True)
class Facts:
    """Counts of what a programme rests on."""

    groups: int
    needs: int
    skills: int
    skills_that_answer: int
    jobs: int
    jobs_adopted: int
    protocols: int
    helpers: int
    meetings: int
    notes: int
    has_charter: bool
    signed_off_at: datetime | None


def validated_needs() -> QuerySet[Need]:
    """Return the needs on which the programme of the outer query can be built.

    The one place that says when a need is validated (C1): its centre has a diagnosis that is (C2).
    """
    here = Need.objects.filter(centre=OuterRef("centre"))
    heard = here.filter(centre__diagnoses__state=DiagnosisState.VALIDATED)
    return heard.exclude(state=NeedState.CLOSED)


def facts_of(programme: Programme) -> Facts:
    """Return the facts of a programme, in one query."""
    return facts_in(with_facts(Programme.objects.all()).get(pk=programme.pk))


def with_facts(programmes: QuerySet[Programme]) -> QuerySet[Programme]:
    """Add the facts to each of these programmes: not one query more."""
    return programmes.annotate(
        **counts(),
        has_charter=Exists(Charter.objects.filter(is_current=True)),
        signed_off_at=last_signed_off(),
    )


def facts_in(programme: Programme) -> Facts:
    """Return the facts that `with_facts` has added to a programme."""
    return Facts(**{field.name: getattr(programme, field.name) for field in fields(Facts)})


def counts() -> dict[str, Any]:
    here, own = OuterRef("centre"), OuterRef("pk")
    jobs = JobDescription.objects.filter(centre=here)
    recognised = Discernment.objects.filter(
        state=RECOGNISED, experience__helper__person__centre=here
    )
    wanted = recognised.filter(skill__needs__centre=F("experience__helper__person__centre"))
    helpers = PeerHelper.objects.filter(person__centre=here).exclude(state__in=[ALUMNI, LEFT])
    seats = SteeringMember.objects.sitting().filter(programme=own)
    of_helper = "experience__helper__person__centre"
    return {
        "groups": count(seats, per="programme", of="group"),
        "needs": count(validated_needs(), per="centre"),
        "skills": count(recognised, per=of_helper),
        "skills_that_answer": count(wanted, per=of_helper, of="skill"),
        "jobs": count(jobs, per="centre"),
        "jobs_adopted": count(jobs.filter(state=JobState.ADOPTED), per="centre"),
        "protocols": count(
            Protocol.objects.filter(job__centre=here, state=ACTIVE), per="job__centre"
        ),
        "helpers": count(helpers, per="person__centre"),
        "meetings": count(TeamReadiness.objects.filter(programme=own), per="programme"),
        "notes": count(Notice.objects.filter(programme=own), per="programme"),
    }


def count(records: QuerySet[Any], *, per: str, of: str = "pk") -> Coalesce:
    """Return a subquery: how many different `of` these records have, 0 if there are none."""
    grouped = records.order_by().values(per).annotate(different=Count(of, distinct=True))
    return Coalesce(Subquery(grouped.values("different")), 0, output_field=IntegerField())


def last_signed_off() -> Subquery:
    signed = SignOff.objects.filter(programme=OuterRef("pk")).order_by("-signed_at")
    return Subquery(signed.values("signed_at")[:1])
