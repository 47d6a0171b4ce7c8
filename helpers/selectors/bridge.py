"""Whether a language a helper speaks is of use in a centre: the bridge rule (domain.md 3.03).

A language is of use when the helper and the team understand each other too: in French, or in a
language the team shares, each spoken at the level the association asks for.
"""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext

from helpers.models import LanguageSkill, PeerHelper
from people.languages import FRENCH, Cefr, language_name
from people.models import Organisation

LADDER = list(Cefr.values)


def bridge_of(helper: PeerHelper, organisation: Organisation) -> LanguageSkill | None:
    """Return the language by which helper and team understand each other: French, or another.

    Takes the languages of the helper as they are loaded.
    """
    shared = {FRENCH, *organisation.bridge_languages}
    spoken = [
        skill
        for skill in helper.language_skills.all()
        if skill.language in shared and reaches(skill.oral, organisation.bridge_level)
    ]
    return min(spoken, key=lambda skill: (skill.language != FRENCH, skill.pk), default=None)


def has_bridge(organisation: Organisation, *, helper: str) -> Exists:
    """Tell in a query what `bridge_of` tells of one helper; `helper` is the way to their key."""
    spoken = LanguageSkill.objects.filter(helper=OuterRef(helper))
    enough = LADDER[LADDER.index(organisation.bridge_level) :]
    shared = [FRENCH, *organisation.bridge_languages]
    return Exists(spoken.filter(language__in=shared, oral__in=enough))


def reaches(level: str, wanted: str) -> bool:
    return level in LADDER and LADDER.index(level) >= LADDER.index(wanted)


def is_mobilisable(language_skill: LanguageSkill, organisation: Organisation) -> bool:
    """Tell whether this language is of use in the centres of this association."""
    return bridge_of(language_skill.helper, organisation) is not None


def explain(language_skill: LanguageSkill, organisation: Organisation) -> str:
    """Say in one sentence why this language is of use here, or what is missing."""
    name = language_name(language_skill.language)
    bridge = bridge_of(language_skill.helper, organisation)
    words = {"language": name, "wanted": organisation.bridge_level}
    if bridge is None:
        return (
            gettext(
                "Not of use yet: no language shared with the team is spoken at %(wanted)s or above."
            )
            % words
        )
    words |= {"bridge": language_name(bridge.language), "level": bridge.oral}
    if bridge.language == language_skill.language:
        return gettext("Of use: the team speaks it too (%(level)s, %(wanted)s is asked).") % words
    return gettext("Of use: the bridge with the team is %(bridge)s (%(level)s).") % words


def needs_french(helper: PeerHelper, organisation: Organisation) -> bool:
    """Tell whether French training is to be proposed: languages are there, and no bridge."""
    return bool(helper.language_skills.all()) and bridge_of(helper, organisation) is None
