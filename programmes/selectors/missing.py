"""What a programme lacks before each move (C1): the guard of the move, and the page’s to-do list.

Each thing says what it is, who can do it, and where it is done.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from people.models import IN_CHARGE, Role, User
from programmes.lifecycle import ProgrammeState
from programmes.models import Programme
from programmes.selectors.facts import Facts, facts_of

GROUPS_WANTED = 3

MANAGERS: tuple[str, ...] = (Role.MANAGER,)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do first: what, by whom, and the button that leads to doing it."""

    what: str
    action: str
    sign: str
    url: str
    roles: tuple[str, ...] = MANAGERS

    def who(self) -> str:
        if self.roles == MANAGERS:
            return gettext("Management does it.")
        return gettext("A social worker or management does it.")

    def can_be_done_by(self, user: User, programme: Programme) -> bool:
        return programme.centre_id in user.centre_ids(*self.roles)


def missing_to_open(programme: Programme, facts: Facts | None = None) -> list[Missing]:
    """Return what stands between the decision and the look at the needs."""
    facts = facts or facts_of(programme)
    return list(asked_to_open(programme, facts))


def asked_to_open(programme: Programme, facts: Facts) -> Iterator[Missing]:
    told = reverse("programmes:programme-update", args=[programme.reference])
    seats = reverse("programmes:steering-create", args=[programme.reference])
    if not programme.guarantor_id:
        yield Missing(
            gettext("A guarantor: the manager who answers for the programme."),
            gettext("Name the guarantor"),
            "person-check",
            f"{told}#id_guarantor",
        )
    if facts.groups < GROUPS_WANTED:
        yield Missing(
            gettext(
                "A steering group with at least three groups of actors: %(groups)s of 3 so far."
            )
            % {"groups": facts.groups},
            gettext("Add a member"),
            "people",
            seats,
        )
    if not programme.establishment_project_ref:
        yield Missing(
            gettext("Its place in the centre’s own project, so that it does not stay apart."),
            gettext("Say where it stands"),
            "buildings",
            f"{told}#id_establishment_project_ref",
        )
    if not programme.dpia_on:
        yield Missing(
            gettext("The day of the impact assessment on personal data (DPIA)."),
            gettext("Give the day"),
            "shield-lock",
            f"{told}#id_dpia_on",
        )


def missing_to_validate_diagnosis(
    programme: Programme, facts: Facts | None = None
) -> list[Missing]:
    """Return what stands between the look at the needs and the preparation."""
    facts = facts or facts_of(programme)
    if facts.needs:
        return []
    return [
        Missing(
            gettext("A validated diagnosis with at least one need, heard from team and residents."),
            gettext("See the diagnosis"),
            "lightbulb",
            reverse("protocols:diagnosis-list"),
            IN_CHARGE,
        )
    ]


def missing_to_go(programme: Programme, facts: Facts | None = None) -> list[Missing]:
    """Return what stands between the preparation and the first helper."""
    facts = facts or facts_of(programme)
    return list(asked_to_go(programme, facts))


def asked_to_go(programme: Programme, facts: Facts) -> Iterator[Missing]:
    if not facts.meetings:
        yield Missing(
            gettext("The readiness of the team, filled in together in a meeting."),
            gettext("Fill it in"),
            "ui-checks",
            reverse("programmes:readiness-create", args=[programme.reference]),
            IN_CHARGE,
        )
    if not facts.notes:
        yield Missing(
            gettext("The note « together, not instead », sent to the whole team."),
            gettext("Read and send the note"),
            "send",
            reverse("programmes:notice-create", args=[programme.reference]),
        )
    if not facts.jobs_adopted:
        yield Missing(
            gettext("At least one adopted job description."),
            gettext("See the missions"),
            "signpost-2",
            reverse("protocols:job-list"),
            IN_CHARGE,
        )
    if not facts.has_charter:
        yield Missing(
            gettext("A charter in force."),
            gettext("See the protocols"),
            "file-earmark-text",
            reverse("protocols:protocol-list"),
        )


def missing_to_close(programme: Programme, facts: Facts | None = None) -> list[Missing]:
    """Return what stands between a programme and its end: nobody is left behind."""
    facts = facts or facts_of(programme)
    return list(asked_to_close(programme, facts))


def asked_to_close(programme: Programme, facts: Facts) -> Iterator[Missing]:
    ending = reverse("programmes:programme-evaluate", args=[programme.reference])
    if facts.helpers:
        yield Missing(
            ngettext(
                "%(helpers)s peer helper is still here: their mission ends first.",
                "%(helpers)s peer helpers are still here: their missions end first.",
                facts.helpers,
            )
            % {"helpers": facts.helpers},
            gettext("See the peer helpers"),
            "people",
            reverse("helpers:helper-list"),
            IN_CHARGE,
        )
    if not programme.final_evaluation or not programme.evaluated_on:
        yield Missing(
            gettext("The final evaluation and its day."),
            gettext("Write it"),
            "journal-text",
            f"{ending}#id_final_evaluation",
        )
    if not programme.purge_on:
        yield Missing(
            gettext("The day on which the data is erased."),
            gettext("Choose the day"),
            "calendar3",
            f"{ending}#id_purge_on",
        )


Asked = Callable[[Programme, Facts | None], list[Missing]]

MISSING: dict[str, Asked] = {
    "open": missing_to_open,
    "validate_diagnosis": missing_to_validate_diagnosis,
    "go": missing_to_go,
    "close": missing_to_close,
}

NEXT: dict[str, str] = {
    ProgrammeState.DRAFT: "open",
    ProgrammeState.DIAGNOSING: "validate_diagnosis",
    ProgrammeState.PREPARING: "go",
}
"""The one move that leads on, from each state before it runs."""


def missing_next(programme: Programme, facts: Facts | None = None) -> list[Missing]:
    """Return what is missing before the programme can go on; nothing once it runs."""
    move = NEXT.get(programme.state)
    return MISSING[move](programme, facts) if move else []
