"""Needs, missions and protocols, led to their state by the road a real one takes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.management import call_command

from helpers.actions import open_file
from helpers.models import PeerHelper
from people.models import Centre, Role, User
from protocols.actions import (
    cancel,
    draft_protocol,
    end,
    propose,
    read_and_understand,
    record_need,
    sign,
    write_job,
)
from protocols.lifecycle import (
    ACTIVE,
    CANCELLED,
    DRAFT,
    ENDED,
    PAUSED,
    PROPOSED,
    JobState,
    NeedState,
)
from protocols.models import (
    SIGNATORIES,
    JobDescription,
    Need,
    NeedDomain,
    Party,
    Protocol,
    Reading,
    Signature,
)
from tests.factories import NOW, TODAY
from tests.factories.people import make_centre, make_person, make_user

STARTS_ON, ENDS_ON, REVIEWED_ON = TODAY, date(2026, 12, 14), date(2026, 8, 15)
PICTURE = b"\x89PNG\r\n\x1a\n" + b"ticket"
INSURANCE = "Mutuelle des Exemples, contrat 000 000"


@dataclass(slots=True)
class Team:
    """Who signs in one centre, and who answers when the referent is away."""

    centre: Centre
    manager: User
    referent: User
    deputy: User


def make_team(centre: Centre | None = None) -> Team:
    call_command("load_content", verbosity=0)
    centre = centre or make_centre()
    return Team(
        centre,
        make_user(Role.MANAGER, centre, "Bruno Morel", function="Chef de service"),
        make_user(Role.SOCIAL_WORKER, centre, "Chloé Lambert", function="Référente sociale"),
        make_user(Role.SOCIAL_WORKER, centre, "Inès Carvalho", function="Conseillère"),
    )


def make_helper(team: Team, name: str = "Amina Rahmani", **fields: Any) -> PeerHelper:
    user = make_user(Role.HELPER, team.centre, name)
    person = make_person(team.centre, name, user=user)
    known = {"tie": "resident", "is_adult": True, "referent": team.referent} | fields
    return open_file(person, by=team.manager, at=NOW, **known)


NEED_ROADS: dict[str, tuple[str, ...]] = {
    NeedState.IDENTIFIED: (),
    NeedState.PRIORITISED: ("prioritise",),
    NeedState.OPEN: ("prioritise", "open"),
    NeedState.COVERED: ("prioritise", "open", "cover"),
    NeedState.CLOSED: ("close",),
}

NEED_CHANGES: dict[str, dict[str, Any]] = {
    "prioritise": {"priority": 1},
    "close": {"close_reason": "Un partenaire y répond."},
}


def make_need(team: Team, *, state: str = NeedState.IDENTIFIED, **fields: Any) -> Need:
    known = {
        "domain": NeedDomain.objects.get(key="transport"),
        "description": f"Le trajet {Need.objects.count() + 1} n'est pas préparé.",
    } | fields
    need = record_need(team.centre, by=team.manager, at=NOW, **known)
    for step in NEED_ROADS[state]:
        need.move(step, by=team.manager, at=NOW, **NEED_CHANGES.get(step, {}))
    return need


def co_author(team: Team) -> User:
    """Who writes missions with the team: a helper of the centre, or one who wishes to be."""
    helpers = User.objects.filter(
        memberships__centre=team.centre, memberships__role=Role.HELPER
    ).order_by("pk")
    return helpers.first() or make_user(Role.HELPER, team.centre, "Selam Haile")


TASKS = [
    {"task": "Premier trajet en bus", "activity": "skill_building", "substitution_risk": "none"},
    {"task": "Lire un plan", "previously_done_by": "personne", "substitution_risk": "none"},
]


def make_job(
    team: Team, *, state: str = JobState.ADOPTED, needs: list[Need] | None = None, **fields: Any
) -> JobDescription:
    words = {
        "title": f"Premiers trajets {JobDescription.objects.count() + 1}",
        "purpose": "Apprendre à se déplacer seul.",
        "added_value": "L'expérience d'un pair.",
        "tasks": TASKS,
        "supervision_kind": "group",
        "supervision": "Mensuelle",
        "training_offered": "Le module confidentialité",
        "review_due": date(2026, 12, 15),
        "non_substitution_note": "L'équipe garde l'accompagnement social.",
        "authors": [team.referent, co_author(team)],
    } | fields
    needs = [make_need(team)] if needs is None else needs
    job = write_job(
        team.centre, needs=needs, referent=team.referent, by=team.referent, at=NOW, **words
    )
    if state != JobState.DRAFT:
        job.consult(by=team.referent, at=NOW)
    if state in (JobState.ADOPTED, JobState.RETIRED):
        job.adopt(by=team.manager, at=NOW)
    if state == JobState.RETIRED:
        job.retire(by=team.manager, at=NOW)
    return job


def make_protocol(
    team: Team,
    *,
    state: str = DRAFT,
    helper: PeerHelper | None = None,
    job: JobDescription | None = None,
    **fields: Any,
) -> Protocol:
    """A protocol for half a year, with all that its text needs."""
    terms = {
        "starts_on": STARTS_ON,
        "ends_on": ENDS_ON,
        "first_review_on": REVIEWED_ON,
        "availability": "mardi matin",
        "insurance": INSURANCE,
        "deputy": team.deputy,
    } | fields
    helper, job = helper or make_helper(team), job or make_job(team)
    protocol = draft_protocol(helper, job, by=team.referent, at=NOW, **terms)
    if state == CANCELLED:
        cancel(protocol, by=team.manager, at=NOW)
    elif state != DRAFT:
        propose(protocol, by=team.referent, at=NOW)
    if state in (ACTIVE, PAUSED, ENDED):
        sign_all(team, protocol)
    if state == PAUSED:
        protocol.pause(by=team.manager, at=NOW)
    elif state == ENDED:
        end(protocol, by=team.manager, at=NOW)
    assert state in (DRAFT, PROPOSED, ACTIVE, PAUSED, ENDED, CANCELLED)
    return protocol


def signer_of(team: Team, protocol: Protocol, party: str) -> User:
    helper_user = protocol.helper.person.user
    assert helper_user is not None
    return {
        str(Party.HELPER): helper_user,
        str(Party.REFERENT): team.referent,
        str(Party.MANAGEMENT): team.manager,
    }[party]


def read_by(team: Team, protocol: Protocol, **told: Any) -> Reading:
    """The referent explains the text to the helper, who understands each point."""
    words = {"explained_by": team.referent.name} | told
    return read_and_understand(protocol, by=team.referent, at=NOW, **words)


def sign_as(team: Team, protocol: Protocol, party: str) -> Signature:
    """The helper signs once the text was read with them."""
    signer = signer_of(team, protocol, party)
    now = Protocol.objects.get(pk=protocol.pk)
    if party == Party.HELPER and now.awaits_signatures() and now.missing_to_sign(party):
        read_by(team, now)
    return sign(protocol, party=party, text_sha256=protocol.text_sha256, by=signer, at=NOW)


def sign_all(team: Team, protocol: Protocol) -> None:
    for party in SIGNATORIES:
        sign_as(team, protocol, party)
