"""Certificates led to their state by the road a real one takes."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from certificates import actions, starter
from certificates.lifecycle import CertificateState
from certificates.models import Certificate, TemplateVersion
from helpers.actions import open_discernment, tell_experience
from helpers.models import CRITERIA, ExperienceTheme, PeerHelper, Skill
from people.models import Centre, User
from protocols.models import Protocol
from tests.factories.people import make_centre
from tests.factories.programme import Programme, make_programme

ACTIVITY = {
    "situation": "Des personnes n’osaient pas prendre le bus.",
    "action": "A fait le trajet avec chacune.",
    "result": "Neuf se déplacent seules.",
}

ROADS: dict[str, tuple[str, ...]] = {
    "drafting": (),
    "review": ("submit",),
    "endorsing": ("submit", "approve", "gather"),
    "approved": ("submit", "approve"),
    "issued": ("submit", "approve", "issue"),
    "superseded": ("submit", "approve", "issue", "supersede"),
    "revoked": ("submit", "approve", "issue", "revoke"),
    "withdrawn": ("submit", "approve", "issue", "withdraw"),
    "cancelled": ("cancel",),
}


def recognise(
    helper: PeerHelper, *, by: User, level: int = 3, key: str = "reading_a_new_place"
) -> None:
    """Lead one experience of a helper to a recognised skill."""
    at = timezone.now()
    experience = tell_experience(
        helper,
        theme=ExperienceTheme.objects.get(key="first_steps"),
        text="J’ai appris le bus.",
        by=by,
        at=at,
    )
    found = open_discernment(experience, skill=Skill.objects.get(key=key), by=by, at=at)
    levels = dict.fromkeys(CRITERIA, 2)
    found.decide(decision="core", reason="Utile", levels=levels, by=by, at=at)
    found.recognise(level=level, evidence="A guidé trois trajets", by=by, at=at)


def make_served_protocol(programme: Programme, name: str = "Amina", sessions: int = 1) -> Protocol:
    """A protocol in force, with a recognised skill, a review, and sessions that were read."""
    helper = programme.open_helper(name)
    recognise(helper, by=programme.referent)
    protocol = programme.start(helper=helper)
    match = programme.match(protocol) if sessions else None
    for number in range(sessions):
        held_on: date = timezone.localdate() - timedelta(days=7 * number)
        programme.log(protocol, match, held_on=held_on)
    programme.review(protocol)
    return protocol


def make_version(programme: Programme, key: str = "one_page") -> TemplateVersion:
    starter.add_templates(programme.centre.organisation, at=timezone.now())
    return TemplateVersion.objects.select_related("template").get(
        template__organisation=programme.centre.organisation, template__key=key
    )


def make_certificate(
    *,
    state: str = "drafting",
    centre: Centre | None = None,
    programme: Programme | None = None,
    protocol: Protocol | None = None,
    template: str = "one_page",
    name: str = "Amina Rahmani",
    hidden: tuple[str, ...] = (),
    **words: Any,
) -> Certificate:
    """A certificate and, through `certificate.protocol`, the whole story behind it."""
    programme = programme or make_programme(centre or make_centre())
    protocol = protocol or make_served_protocol(programme, name)
    version = make_version(programme, template)
    at = timezone.now()
    certificate = actions.prepare(protocol, version=version, by=programme.referent, at=at)
    words = {"activities": [ACTIVITY], "holder": {"name": name}} | words
    actions.amend(certificate, by=programme.referent, at=at, **words)
    for step in ROADS[state]:
        certificate = take(step, certificate, programme, hidden)
    return Certificate.objects.for_list().get(pk=certificate.pk)


def take(
    step: str, certificate: Certificate, programme: Programme, hidden: tuple[str, ...] = ()
) -> Certificate:
    at, holder = timezone.now(), certificate.protocol.helper.person.user
    match step:
        case "submit":
            certificate.submit(by=programme.referent, at=at)
        case "approve":
            assert holder
            certificate.approve(hidden=hidden, by=holder, at=at)
        case "gather":
            actions.ask_for_words(certificate, of=programme.referent, by=holder, at=at)
        case "issue":
            return actions.issue(certificate, by=programme.manager, at=at)
        case "withdraw":
            assert holder
            certificate.withdraw(by=holder, at=at)
        case "revoke":
            certificate.revoke(reason="error", by=programme.manager, at=at)
        case "cancel":
            certificate.cancel(by=programme.referent, at=at)
        case "supersede":
            new = actions.replace(certificate, by=programme.referent, at=at)
            for further in ROADS["issued"]:
                new = take(further, new, programme)
    return certificate


assert set(ROADS) == set(CertificateState.values)
