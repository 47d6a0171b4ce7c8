"""What do the pages that sum up a centre cost beside the simplest list, at 10 and 2,000 rows?

CPU of one whole request in a warm process, median of rounds in turns, so that what else happens
on the machine weighs on all. The list of persons is the floor: one table, one query for its
rows. The ratio must stay under 2.5. The database is made for the measure, and thrown away.
"""

from collections.abc import Iterator
from statistics import median
from time import process_time
from typing import Any
from uuid import uuid4

from bench.ground import empty_database

ROUNDS = 24
BAR = 2.5
ROWS = (10, 2000)
FLOOR = "people:person-list"
PAGES = ("protocols:grid", "protocols:need-list", "protocols:protocol-list")


def measure() -> Iterator[dict[str, Any]]:
    with empty_database():
        story = told()
        made = 1
        for rows in ROWS:
            fill(story, rows - made, start=made)
            made = rows
            yield from compare(story, rows)


def compare(story: Any, rows: int) -> Iterator[dict[str, Any]]:
    from django.test import Client
    from django.urls import reverse

    client = Client()
    client.force_login(story.manager)
    times: dict[str, list[float]] = {name: [] for name in (FLOOR, *PAGES)}
    for turn in range(ROUNDS + 3):
        for name, spent in times.items():
            start = process_time()
            response = client.get(reverse(name))
            took = (process_time() - start) * 1000
            assert response.status_code == 200
            if turn >= 3:
                spent.append(took)
    floor = median(times[FLOOR])
    for name in PAGES:
        spent = median(times[name])
        yield {
            "page": name,
            "rows": rows,
            "rounds": ROUNDS,
            "ms": round(spent, 1),
            "floor": FLOOR,
            "floor_ms": round(floor, 1),
            "ratio": round(spent / floor, 2),
            "bar": BAR,
            "met": spent / floor < BAR,
        }


def told() -> Any:
    """Tell the story of one centre, with a need, a mission and a protocol."""
    from tests.cast import make_cast

    return make_cast(centre="Les Tilleuls", other_centre="Le Grand Large", mark="X").here


def fill(story: Any, more: int, *, start: int) -> None:
    """Add as many of each kind as a page lists; each need asks for two skills of the catalogue."""
    from helpers.models import Discernment, Experience, PeerHelper, Skill
    from people.models import Person
    from protocols.models import JobDescription, Need, Protocol
    from tests.test_speed import clone

    numbers = range(start, start + more)
    Person.objects.bulk_create(clone(story.person, code=f"B{n}") for n in numbers)
    persons = Person.objects.filter(code__in=[f"B{n}" for n in numbers])
    PeerHelper.objects.bulk_create(clone(story.helper, person=person) for person in persons)
    helpers = list(PeerHelper.objects.filter(person__in=persons).order_by("pk"))
    needs = Need.objects.bulk_create(clone(story.need, priority=1 + n % 4) for n in numbers)
    skills = list(Skill.objects.order_by("pk"))
    ask = Need.skills.through
    ask.objects.bulk_create(
        ask(need_id=need.pk, skill_id=skills[(n + shift) % len(skills)].pk)
        for n, need in enumerate(needs)
        for shift in (0, 7)
    )
    jobs = JobDescription.objects.bulk_create(clone(story.job, version=n + 1) for n in numbers)
    answer = JobDescription.needs.through
    answer.objects.bulk_create(
        answer(jobdescription_id=job.pk, need_id=need.pk)
        for job, need in zip(jobs, needs, strict=True)
    )
    Protocol.objects.bulk_create(
        clone(story.protocol, helper=helper, number=f"B{uuid4().hex[:12]}") for helper in helpers
    )
    told = Experience.objects.bulk_create(
        clone(story.experience, helper=helper) for helper in helpers
    )
    Discernment.objects.bulk_create(
        clone(story.discernment, experience=one, skill=skills[n % len(skills)])
        for n, one in enumerate(told)
    )
