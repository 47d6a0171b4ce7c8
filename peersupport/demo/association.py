"""Stage « needs »: the association, its centres, its team, its residents, what is lacking."""

from typing import Any

from certificates.starter import add_templates
from helpers.models import Skill
from peersupport.demo.world import World
from people.actions import add_member, welcome_person
from people.models import Centre, Organisation, Role
from protocols.actions import record_need
from protocols.models import NeedDomain

ROLES = {
    "manager": Role.MANAGER,
    "referent": Role.SOCIAL_WORKER,
    "headquarters": Role.HEADQUARTERS,
    "dpo": Role.DPO,
    "team": Role.TEAM,
    "volunteer": Role.TEAM,
    "supervisor": Role.TEAM,
}

USEFUL_SKILLS = {
    "arrival": ["welcoming_newcomers", "reading_a_new_place"],
    "school": ["school_paths", "facilitating_group"],
    "french": ["learning_language_adult", "conversation_workshop"],
    "transport": ["reading_a_new_place", "accompanying_outside"],
    "living_together": ["mediation_first_step", "neutrality"],
    "digital": ["digital_coaching"],
    "exit_housing": ["leaving_and_settling", "verifying_information"],
    "isolation": ["rebuilding_network_skill", "connecting_services"],
    "health_access": ["everyday_admin_paths"],
}


def build(world: World) -> None:
    open_association(world)
    for member in world.script["staff"]:
        hire(world, member)
    for person in world.script["persons"]:
        welcome(world, person)
    for helper in world.script["helpers"]:
        welcome_helper(world, helper)
    for need in world.script["needs"]:
        tell_need(world, need)


def open_association(world: World) -> None:
    script = world.script["organisation"]
    world.organisation = Organisation.objects.create(
        name=script["name"] + world.suffix,
        issuer_name=script["issuer_name"],
        address=script["address"],
        email=script["email"],
        privacy_contact=script["dpo_contact"],
        helper_title=script["helper_title"],
        bridge_languages=script["bridge_languages"],
        third_party_name=world.script["third_party"]["name"],
        third_party_contact=world.script["third_party"]["contact"],
        expenses_kinds="tickets de transport, petit matériel d'atelier",
        expenses_delay_days=15,
        expenses_contact="la ou le référent",
    )
    add_templates(world.organisation, at=world.at(world.day(900)))
    for centre in world.script["centres"]:
        world.centres[centre["key"]] = Centre.objects.create(
            organisation=world.organisation,
            name=centre["name"] + world.suffix,
            places=centre["places"],
        )


def hire(world: World, member: dict[str, Any]) -> None:
    role = ROLES[member["role"]]
    centre = None if role in (Role.HEADQUARTERS, Role.DPO) else member["centre"] or "les_tilleuls"
    world.users[member["key"]] = add_member(
        user_name=world.user_name(member["user_name"]),
        name=member["name"],
        role=role,
        organisation=world.organisation,
        centre=world.centres[centre] if centre else None,
        function=member["function"],
        starts_on=world.day(900),
        is_demo=True,
        by=None,
        at=world.at(world.day(900)),
    )


def welcome(world: World, person: dict[str, Any]) -> None:
    if person.get("also_helper"):
        return
    centre = person["centre"]
    arrived = world.day(person["arrived_days_ago"])
    world.persons[person["key"]] = welcome_person(
        centre=world.centres[centre],
        chosen_name=person["chosen_name"],
        native_name=person["native_name"] or "",
        native_language=person["languages"][0] if person["native_name"] else "",
        languages=person["languages"],
        arrived_on=arrived,
        by=world.manager_of(centre),
        at=world.at(arrived, 16),
    )


def welcome_helper(world: World, helper: dict[str, Any]) -> None:
    """Add the person behind a helper, with an account of their own."""
    centre = world.centres[helper["centre"]]
    started = world.day(helper["started_days_ago"] + 45)
    user = add_member(
        user_name=world.user_name(helper["user_name"]),
        name=helper["name"],
        role=Role.HELPER,
        organisation=world.organisation,
        centre=centre,
        function=world.organisation.helper_title,
        starts_on=started,
        is_demo=True,
        by=world.manager_of(helper["centre"]),
        at=world.at(started),
    )
    languages = [language["code"] for language in helper["languages"]]
    person = welcome_person(
        centre=centre,
        user=user,
        chosen_name=helper["name"],
        native_name=helper["native_name"] or "",
        native_language=languages[0] if helper["native_name"] else "",
        languages=languages,
        arrived_on=world.day(helper["started_days_ago"] + 200),
        by=world.manager_of(helper["centre"]),
        at=world.at(started),
    )
    world.users[helper["key"]] = user
    world.persons[helper["key"]] = person
    if also := helper.get("also_person"):
        world.persons[also] = person


def tell_need(world: World, need: dict[str, Any]) -> None:
    world.needs[need["key"]] = record_need(
        world.centres[need["centre"]],
        domain=NeedDomain.objects.get(key=need["domain"]),
        description=need["description"],
        expected_change=need["expected_change"],
        frequency=need["frequency"],
        peer_suitable=need["peer_suitable"],
        priority=need["priority"],
        skills=Skill.objects.filter(key__in=USEFUL_SKILLS.get(need["domain"], ())),
        by=world.manager_of(need["centre"]),
        at=world.at(world.day(540)),
    )
