"""A whole programme in one centre, for what looks at everything: homes, figures, logs."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.core.management import call_command
from django.utils import timezone

from helpers.actions import open_file
from helpers.models import PeerHelper
from people.actions import welcome_person
from people.models import Centre, Person, Role, User
from programmes.actions import confirm_notice
from protocols.actions import (
    draft_protocol,
    propose,
    read_and_understand,
    record_need,
    sign,
    write_job,
)
from protocols.models import SIGNATORIES, JobDescription, Need, NeedDomain, Party, Protocol
from support.actions import hold_review, log_session, match_person
from support.models import ActivityType, Match, Review, SupportSession
from tests.factories.people import make_user
from tests.factories.programmes import run_programme
from tests.factories.ready import make_ready


@dataclass(slots=True)
class Programme:
    """A centre with its team, one need and one adopted mission."""

    centre: Centre
    manager: User
    referent: User
    need: Need
    job: JobDescription

    def open_helper(self, name: str = "Amina") -> PeerHelper:
        user = make_user(Role.HELPER, self.centre, name)
        now = timezone.now()
        person = welcome_person(
            centre=self.centre, user=user, chosen_name=name, by=self.manager, at=now
        )
        return open_file(
            person,
            referent=self.referent,
            tie="resident",
            is_adult=True,
            by=self.manager,
            at=now,
        )

    def draft(self, helper: PeerHelper | None = None, **fields: Any) -> Protocol:
        """A protocol in draft, by default from a hundred days ago for a year."""
        today = timezone.localdate()
        days = {
            "starts_on": today - timedelta(days=100),
            "ends_on": today + timedelta(days=265),
        } | fields
        return draft_protocol(
            helper or self.open_helper(),
            self.job,
            first_review_on=days["starts_on"],
            insurance="Mutuelle des Exemples",
            availability="Le mardi",
            deputy=self.manager,
            by=self.manager,
            at=timezone.now(),
            **days,
        )

    def propose(self, protocol: Protocol | None = None, **fields: Any) -> Protocol:
        protocol = protocol or self.draft(**fields)
        propose(protocol, by=self.manager, at=timezone.now())
        return protocol

    def sign(self, protocol: Protocol, *parties: Party) -> Protocol:
        signers = {
            Party.HELPER: protocol.helper.person.user,
            Party.REFERENT: self.referent,
            Party.MANAGEMENT: self.manager,
        }
        for party in parties or SIGNATORIES:
            if party == Party.HELPER and protocol.missing_to_sign(party):
                told_by, now = self.referent, timezone.now()
                read_and_understand(protocol, explained_by=told_by.name, by=told_by, at=now)
            sign(
                protocol,
                party=party,
                text_sha256=protocol.text_sha256,
                by=signers[party],
                at=timezone.now(),
            )
        return protocol

    def start(self, **fields: Any) -> Protocol:
        """A protocol in force, of a helper who may log sessions."""
        protocol = self.sign(self.propose(**fields))
        make_ready(protocol.helper)
        return protocol

    def review(self, protocol: Protocol, *, held_on: date | None = None) -> Review:
        """A review of the mission, held by the referent; today if no day is said."""
        return hold_review(
            protocol,
            held_on=held_on or timezone.localdate(),
            said_by_helper="Je prends le bus sans peur, et je montre aux autres.",
            said_by_referent="Trois trajets guidés, puis un trajet suivi de loin.",
            goals="Former une nouvelle personne.",
            by=self.referent,
            at=timezone.now(),
        )

    def welcome(self, name: str = "Mariam") -> Person:
        return welcome_person(
            centre=self.centre, chosen_name=name, by=self.referent, at=timezone.now()
        )

    def match(self, protocol: Protocol, person: Person | None = None) -> Match:
        return match_person(
            protocol.helper,
            person or self.welcome(),
            domain=self.need.domain,
            started_on=timezone.localdate(),
            by=self.referent,
            at=timezone.now(),
        )

    def log(
        self,
        protocol: Protocol,
        match: Match | None = None,
        *,
        held_on: date | None = None,
        minutes: int = 45,
        by: User | None = None,
    ) -> SupportSession:
        """A session logged by the referent, hence read at once; by the helper, it waits."""
        return log_session(
            protocol,
            submission=uuid4(),
            held_on=held_on or timezone.localdate(),
            minutes=minutes,
            mode="individual",
            activity_types=[ActivityType.objects.get(key="public_transport")],
            match=match or self.match(protocol),
            by=by or self.referent,
            at=timezone.now(),
        )


def make_programme(centre: Centre) -> Programme:
    call_command("load_content", verbosity=0)
    manager = make_user(Role.MANAGER, centre, "Bruno Morel")
    referent = make_user(Role.SOCIAL_WORKER, centre, "Chloé Lambert")
    now = timezone.now()
    need = record_need(
        centre,
        domain=NeedDomain.objects.get(key="transport"),
        description="Premiers trajets",
        priority=1,
        by=manager,
        at=now,
    )
    job = write_job(
        centre,
        title="Premiers trajets",
        needs=[need],
        authors=[referent, make_user(Role.HELPER, centre, "Selam Haile")],
        referent=referent,
        purpose="Se déplacer",
        added_value="Un pair",
        tasks=[{"task": "Le bus", "substitution_risk": "none"}],
        supervision_kind="alone",
        supervision="Chaque mois",
        training_offered="Le module confidentialité",
        review_due=timezone.localdate() + timedelta(days=180),
        non_substitution_note="Rien n’est remplacé",
        by=manager,
        at=now,
    )
    job.consult(by=manager, at=now)
    job.adopt(by=manager, at=now)
    programme = run_programme(centre, manager=manager, referent=referent, at=now)
    confirm_notice(programme.notices.get(), by=referent, at=now)
    return Programme(centre, manager, referent, need, job)
