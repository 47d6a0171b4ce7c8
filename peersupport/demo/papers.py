"""Stage « certified »: certificates written, approved, issued; one replaced, withdrawn, revoked."""

from datetime import date, datetime, timedelta
from typing import Any

from certificates import actions
from certificates.actions import amend, issue, prepare, replace
from certificates.actions.endorsing import NOTED
from certificates.models import Certificate, TemplateVersion
from peersupport.demo.world import World
from people.models import User
from protocols.models import Protocol
from support.actions import hold_review
from support.models import SupportSession

TO_SIGN = {
    "key": "cert_zarmina",
    "holder": "zarmina",
    "template": "one_page",
    "state": "approved",
    "days_ago": 2,
    "holder_name": "Zarmina",
    "achievements": [
        {
            "situation": "Des débutants n'osaient pas parler.",
            "action": "Animer un café-conversation avec des images.",
            "result": "Neuf personnes viennent chaque semaine.",
        }
    ],
}


def build(world: World) -> None:
    made: dict[str, Certificate] = {}
    for script in [*world.script["certificates"], TO_SIGN]:
        made[script["key"]] = make(world, script, made.get(script.get("replaces", "")))


def make(world: World, script: dict[str, Any], replaced: Certificate | None) -> Certificate:
    """Lead one certificate to the state of the story."""
    key = script["holder"]
    protocol, referent = world.protocols[key], world.helpers[key].referent
    protocol.refresh_from_db()
    centre = next(h["centre"] for h in world.script["helpers"] if h["key"] == key)
    manager, day = world.manager_of(centre), day_of(world, script, key)
    at = world.at(day)
    version = TemplateVersion.objects.get(
        template__organisation=world.organisation, template__key=script["template"]
    )
    if replaced:
        certificate = replace(replaced, version=version, by=referent, at=at)
    else:
        look_back(world, protocol, day)
        certificate = prepare(protocol, version=version, by=referent, at=at)
    amend(
        certificate,
        holder={"name": script["holder_name"]},
        activities=script["achievements"],
        by=referent,
        at=at,
    )
    hear_others(world, certificate, script["key"], manager, at)
    certificate.submit(by=referent, at=at + timedelta(hours=1))
    if script["state"] != "helper_review":
        agree_and_issue(world, certificate, script, world.users[key], manager)
    certificate.refresh_from_db()
    return certificate


def look_back(world: World, protocol: Protocol, day: date) -> None:
    """Hold a review of the mission the day before its certificate is begun."""
    hold_review(
        protocol,
        held_on=max(day - timedelta(days=1), protocol.starts_on),
        said_by_helper="Je suis plus sûre de moi. Je veux continuer et transmettre.",
        said_by_referent="Le cadre est tenu, les rendez-vous aussi. Plusieurs personnes avancent.",
        goals="Préparer l’attestation ensemble.",
        by=protocol.helper.referent,
        at=world.at(day),
    )


def day_of(world: World, script: dict[str, Any], key: str) -> date:
    """Return the day of the story, or a later one if nothing was read by then."""
    sessions = SupportSession.objects.filter(protocol=world.protocols[key]).validated()
    first = sessions.order_by("held_on").values_list("held_on", flat=True).first()
    return max(world.day(script["days_ago"]), (first or world.today) + timedelta(days=1))


def hear_others(
    world: World, certificate: Certificate, key: str, manager: User, at: datetime
) -> None:
    """Let the four groups say what the story tells; persons supported have no name."""
    referent = certificate.protocol.helper.referent
    for row in world.script["endorsements"]:
        if row["certificate"] != key:
            continue
        if row["group"] in NOTED:
            actions.note_words(
                certificate, group=row["group"], text=row["text"], by=referent, at=at
            )
        else:
            whom = manager if row["group"] == "management" else referent
            asked = actions.ask_for_words(certificate, of=whom, by=referent, at=at)
            actions.give_words(asked, text=row["text"], by=whom, at=at)


def agree_and_issue(
    world: World, certificate: Certificate, script: dict[str, Any], holder: User, manager: User
) -> None:
    """The holder approves; then management signs, and what became of the paper is told."""
    day = day_of(world, script, script["holder"])
    certificate.approve(hidden=["languages", "status"], by=holder, at=world.at(day, 14))
    if script["state"] == "approved":
        return
    certificate = issue(certificate, by=manager, at=world.at(day, 17))
    later = world.at(min(day + timedelta(days=10), world.today), 12)
    if script["state"] == "withdrawn":
        certificate.withdraw(by=holder, at=later)
    elif script["state"] == "revoked":
        certificate.revoke(reason=script["reason"], by=manager, at=later)
