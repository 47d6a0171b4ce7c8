"""The three tasks of a programme (domain.md 3.07), and how far each has come."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from programmes.models import Programme
from programmes.selectors.facts import Facts


@dataclass(frozen=True, slots=True)
class Module:
    """One task: what is done of it and what is not, and where it goes on."""

    title: str
    sign: str
    url: str
    parts: list[tuple[str, bool]]

    def done(self) -> int:
        return sum(is_done for _words, is_done in self.parts)

    def total(self) -> int:
        return len(self.parts)


def modules_of(programme: Programme, facts: Facts) -> list[Module]:
    return [
        Module(
            gettext("Skills that meet a need"),
            "stars",
            reverse("protocols:need-list"),
            [
                (gettext("A need is validated"), facts.needs > 0),
                (gettext("A skill is recognised in a helper"), facts.skills > 0),
                (gettext("A recognised skill answers a need"), facts.skills_that_answer > 0),
            ],
        ),
        Module(
            gettext("How a helper comes in and is supported"),
            "person-plus",
            reverse("programmes:programme-detail", args=[programme.reference]) + "#team",
            [
                (gettext("The team has looked at its readiness"), facts.meetings > 0),
                (gettext("The note « together, not instead » is sent"), facts.notes > 0),
                (gettext("A charter is in force"), facts.has_charter),
            ],
        ),
        Module(
            gettext("What the missions are"),
            "signpost-2",
            reverse("protocols:job-list"),
            [
                (gettext("A mission is written"), facts.jobs > 0),
                (gettext("A mission is adopted"), facts.jobs_adopted > 0),
                (gettext("A protocol is in force"), facts.protocols > 0),
            ],
        ),
    ]
