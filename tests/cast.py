"""The cast: Amina helps, Bruno manages, Chloé is her referent, Driss belongs to another centre.

Élise sees figures from headquarters, Farid protects the data. Two centres of one
association, each with a whole story, so that what leaks from one is seen in the other.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.management import call_command
from django.utils import timezone

from certificates.actions import issue, prepare
from certificates.models import Certificate, TemplateVersion
from certificates.starter import add_templates
from helpers.actions import add_language, open_discernment, open_file, tell_experience
from helpers.models import (
    CRITERIA,
    Discernment,
    Experience,
    ExperienceTheme,
    LanguageSkill,
    PeerHelper,
    Skill,
)
from people.actions import welcome_person
from people.models import Centre, Person, Role, User
from protocols.actions import (
    draft_protocol,
    propose,
    read_and_understand,
    record_need,
    sign,
    write_job,
)
from protocols.models import JobDescription, Need, NeedDomain, Party, Protocol
from support.actions import hold_review, log_session, match_person
from support.models import ActivityType, Match, SupportSession
from tests.factories.people import make_centre, make_organisation, make_user
from tests.factories.ready import make_ready
from tests.stories import PARTS

WHO = ("anonymous", "amina", "bruno", "chloe", "driss", "elise", "farid")


@dataclass(slots=True)
class Story:
    """All that one centre has, in the states in which its pages are open."""

    helper_user: User
    manager: User
    referent: User
    person: Person
    helper: PeerHelper
    language: LanguageSkill
    experience: Experience
    discernment: Discernment
    need: Need
    job: JobDescription
    protocol: Protocol
    match: Match
    session: SupportSession
    version: TemplateVersion
    certificate: Certificate
    told: dict[str, Any] = field(default_factory=dict)
    """Records of the parts of the story, by the noun of their addresses."""


def tell_story(centre: Centre, users: dict[str, str], mark: str) -> Story:
    """Lead one centre by the real doors from a need to a certificate; `mark` is in every text."""
    now, today = timezone.now(), timezone.localdate()
    helper_user = make_user(Role.HELPER, centre, f"{mark} Amina", username=users["helper"])
    manager = make_user(Role.MANAGER, centre, f"{mark} Bruno", username=users["manager"])
    referent = make_user(Role.SOCIAL_WORKER, centre, f"{mark} Chloé", username=users["referent"])
    own = welcome_person(
        centre=centre, user=helper_user, chosen_name=f"{mark} Amina", by=manager, at=now
    )
    person = welcome_person(centre=centre, chosen_name=f"{mark} Mariam", by=manager, at=now)
    helper = open_file(
        own,
        referent=referent,
        tie="resident",
        is_adult=True,
        availability=f"{mark} le mardi",
        by=manager,
        at=now,
    )
    language = add_language(helper, language="ara", oral="C2", written="C1", by=manager, at=now)
    experience = tell_experience(
        helper,
        theme=ExperienceTheme.objects.get(key="first_steps"),
        text=f"{mark} J'ai appris le bus.",
        by=helper_user,
        at=now,
    )
    skill = Skill.objects.get(key="reading_a_new_place")
    discernment = open_discernment(experience, skill=skill, by=referent, at=now)
    levels = dict.fromkeys(CRITERIA, 2)
    discernment.decide(decision="core", reason=f"{mark} utile", levels=levels, by=referent, at=now)
    discernment.recognise(level=3, evidence=f"{mark} trois trajets", by=referent, at=now)
    need = record_need(
        centre,
        domain=NeedDomain.objects.get(key="transport"),
        description=f"{mark} premier trajet",
        priority=1,
        by=manager,
        at=now,
    )
    job = write_job(
        centre,
        title=f"{mark} Premiers trajets",
        needs=[need],
        authors=[helper_user, referent],
        referent=referent,
        purpose=f"{mark} se déplacer",
        added_value=f"{mark} un pair",
        tasks=[{"task": f"{mark} le bus", "substitution_risk": "none"}],
        supervision_kind="group",
        supervision=f"{mark} mensuelle",
        training_offered=f"{mark} confidentialité",
        review_due=today + timedelta(days=180),
        non_substitution_note=f"{mark} rien n'est remplacé",
        by=manager,
        at=now,
    )
    job.consult(by=referent, at=now)
    job.adopt(by=manager, at=now)
    protocol = draft_protocol(
        helper,
        job,
        starts_on=today - timedelta(days=30),
        ends_on=today + timedelta(days=100),
        first_review_on=today,
        insurance=f"{mark} assurance",
        deputy=manager,
        availability=f"{mark} le mardi",
        by=manager,
        at=now,
    )
    propose(protocol, by=manager, at=now)
    read_and_understand(protocol, explained_by=f"{mark} Chloé", by=referent, at=now)
    parties = {Party.HELPER: helper_user, Party.REFERENT: referent, Party.MANAGEMENT: manager}
    for party, signer in parties.items():
        sign(protocol, party=party, text_sha256=protocol.text_sha256, by=signer, at=now)
    make_ready(helper, at=now)
    match = match_person(
        helper,
        person,
        domain=need.domain,
        started_on=today,
        objective=f"{mark} sortir",
        by=referent,
        at=now,
    )
    session = log_session(
        protocol,
        submission=uuid4(),
        held_on=today,
        minutes=45,
        mode="individual",
        activity_types=[ActivityType.objects.get(key="public_transport")],
        match=match,
        note=f"{mark} le plan",
        by=referent,
        at=now,
    )
    version = TemplateVersion.objects.get(template__key="one_page")
    hold_review(
        protocol,
        held_on=today,
        said_by_helper=f"{mark} je montre le bus",
        said_by_referent=f"{mark} trois trajets guidés",
        goals=f"{mark} une nouvelle personne",
        by=referent,
        at=now,
    )
    certificate = prepare(protocol, version=version, by=referent, at=now)
    certificate.submit(by=referent, at=now)
    certificate.approve(hidden=[], by=helper_user, at=now)
    certificate = issue(certificate, by=manager, at=now)
    story = Story(
        helper_user,
        manager,
        referent,
        person,
        helper,
        language,
        experience,
        discernment,
        need,
        job,
        protocol,
        match,
        session,
        version,
        certificate,
    )
    for part in PARTS:
        story.told |= part.tell(story, mark=mark, at=now)
    return story


@dataclass(slots=True)
class Cast:
    here: Story
    there: Story
    elise: User
    farid: User

    def user(self, who: str) -> User | None:
        return {
            "anonymous": None,
            "amina": self.here.helper_user,
            "bruno": self.here.manager,
            "chloe": self.here.referent,
            "driss": self.there.manager,
            "elise": self.elise,
            "farid": self.farid,
        }[who]

    def arguments_of(self, name: str, wanted: list[str]) -> dict[str, Any]:
        return arguments(self.here, name, wanted)

    def other_arguments_of(self, name: str, wanted: list[str]) -> dict[str, Any]:
        return arguments(self.there, name, wanted)


def arguments(story: Story, name: str, wanted: list[str]) -> dict[str, Any]:
    """Return what the address of this name takes, for the records of this story."""
    noun = name.split(":")[-1].split("-")[0]
    given: dict[str, Any] = {
        "code": "AAAA-BBBB-CCCC",
        "user_name": "bruno",
        "number": 999,
        "uidb36": "1",
        "key": "x-y",
        "block": "holder",
        "token": "a" * 43,
        "language": "ara",
        "skill": "reading_a_new_place",
        **story.told.get("arguments", {}),
        "section": "purpose",
    }
    if "reference" in wanted:
        given["reference"] = owner_of(story, name, noun).reference
    return {argument: given[argument] for argument in wanted}


def owner_of(story: Story, name: str, noun: str) -> Any:
    owners = OWNERS | {key: value for part in PARTS for key, value in part.OWNERS.items()}
    if name in owners:
        return owners[name](story)
    noun = NOUNS.get(noun, noun)
    return story.told[noun] if noun in story.told else getattr(story, noun)


NOUNS = {"template": "version"}
OWNERS: dict[str, Any] = {
    "helpers:language-add": lambda story: story.helper,
    "helpers:experience-create": lambda story: story.helper,
    "helpers:discernment-create": lambda story: story.experience,
}
"""Pages that make a record are reached from the record it belongs to."""


def make_cast(*, centre: str, other_centre: str, mark: str) -> Cast:
    call_command("load_content", verbosity=0)
    organisation = make_organisation()
    here = make_centre(centre, organisation)
    there = make_centre(other_centre, organisation)
    add_templates(organisation, at=timezone.now())
    return Cast(
        here=tell_story(
            here, {"helper": "amina", "manager": "bruno", "referent": "chloe"}, mark="ZZ-A"
        ),
        there=tell_story(
            there, {"helper": "dawit", "manager": "driss", "referent": "gaelle"}, mark=mark
        ),
        elise=make_user(Role.HEADQUARTERS, here, "Élise", username="elise"),
        farid=make_user(Role.DPO, here, "Farid", username="farid"),
    )
