"""What a certificate will state, copied in the words of the day from what was signed and done.

    protocol, validated sessions, recognised skills, languages ─► Facts, plain JSON

Nothing in it says in what kind of centre it happened (P27); no birth, no origin, no photo (D10).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

from certificates import words
from certificates.facts import (
    SCHEMA,
    Facts,
    Hours,
    LanguageFact,
    Signatory,
    SkillFact,
    TrainingFact,
)
from common.errors import Refused
from helpers.lifecycle import TrainingState
from helpers.models import Discernment
from people.models import Membership, Role, User
from protocols.lifecycle import SIGNED
from protocols.models import Protocol
from support.models import SupportSession

LANGUAGE = "fr"
HIDDEN_AT_FIRST = ("contact", "languages", "native_name", "status")
"""What could tell of an origin, or is nobody's business, until its holder ticks it (D10, R45)."""

FEW = 4  # sessions, below which there is no rhythm to tell
WEEK, MONTH = 7, 30.4  # days


@dataclass(frozen=True, slots=True)
class Done:
    """What was done and recognised up to a day: read once, to check and to state."""

    sessions: Sequence[SupportSession]
    skills: Sequence[Discernment]


def done_in(protocol: Protocol, *, at: datetime) -> Done:
    return Done(sessions_of(protocol, at=at), skills_of(protocol))


def missing_to_prepare(protocol: Protocol, *, at: datetime, done: Done | None = None) -> list[str]:
    """Return what a certificate still needs (C17), to show and to check."""
    done, missing = done or done_in(protocol, at=at), []
    if protocol.state not in SIGNED:
        missing.append(gettext("a protocol signed by all"))
    if not done.skills:
        missing.append(gettext("a recognised skill"))
    if not done.sessions:
        missing.append(gettext("a session that was read"))
    if not is_reviewed(protocol, at=at):
        missing.append(gettext("a review of the mission"))
    return missing


def is_reviewed(protocol: Protocol, *, at: datetime) -> bool:
    """Tell whether a review was held by that day: of the mission, or the first on the path (C9)."""
    today, first = timezone.localdate(at), protocol.helper.first_review_on
    if first and protocol.starts_on <= first <= today:
        return True
    return protocol.reviews.filter(held_on__lte=today).exists()


def take(protocol: Protocol, *, at: datetime) -> Facts:
    """Return the facts a certificate will state, as plain JSON.

    Names and skills are copied in the words of the day, not referred to. The hours are those of
    sessions validated up to `at`, and no others.

    :raises Refused: if there is not enough to state.
    """
    done = done_in(protocol, at=at)
    if missing := missing_to_prepare(protocol, at=at, done=done):
        raise Refused(gettext("Still missing: %s.") % ", ".join(missing))
    with translation.override(LANGUAGE):
        return facts_of(protocol, done, at=at)


def retake(protocol: Protocol, written: Facts, *, at: datetime) -> Facts:
    """Return the facts as `take` would, with the words that were written for this person kept."""
    facts = take(protocol, at=at)
    facts["issuer"]["wording"] = written["issuer"]["wording"]
    facts["mission"]["title"] = written["mission"]["title"]
    facts["mission"]["context"] = written["mission"]["context"]
    facts["title"] = written["title"]
    facts["holder"] = written["holder"]
    facts["autonomy_label"] = written["autonomy_label"]
    facts["activities"] = written["activities"]
    facts["endorsements"] = written["endorsements"]
    return facts


def facts_of(protocol: Protocol, done: Done, *, at: datetime) -> Facts:
    organisation = protocol.job.centre.organisation
    person = protocol.helper.person
    return Facts(
        schema=SCHEMA,
        language=LANGUAGE,
        issuer={
            "name": organisation.issuer_name,
            "wording": words.usual_wording(organisation.issuer_name),
        },
        title=words.usual("certificate_titles"),
        holder={
            "name": person.chosen_name,
            "native_name": person.native_name or None,
            "native_language": person.native_language or None,
        },
        mission={
            "title": words.usual("mission_titles"),
            "context": words.usual("mission_contexts"),
            "period_start": protocol.starts_on.isoformat(),
            "period_end": last_day(protocol, at=at).isoformat(),
            "status_label": protocol.get_status_display().lower(),
        },
        hours=hours_of(done.sessions),
        autonomy_label=words.autonomy_labels()[autonomy_of(done.skills) - 1],
        activities=[],
        skills=[skill_fact(skill) for skill in done.skills],
        languages=languages_of(protocol),
        training=trainings_of(protocol, at=at),
        endorsements=[],
        signatories=signatories_of(protocol, at=at),
        contact=organisation.email or None,
        status_note=words.status_note(),
    )


def sessions_of(protocol: Protocol, *, at: datetime) -> list[SupportSession]:
    """Return the sessions read up to this moment, the oldest first."""
    read = protocol.sessions.all().validated().filter(validated_at__lte=at)
    return list(read.order_by("held_on", "pk"))


def hours_of(sessions: Sequence[SupportSession]) -> Hours:
    return Hours(
        minutes=sum(session.minutes for session in sessions),
        sessions=len(sessions),
        rhythm=rhythm_of([session.held_on for session in sessions]),
    )


def rhythm_of(days: Sequence[date]) -> str:
    """Return the usual rhythm in words, from the days themselves; "" if too few to be one."""
    if len(days) < FEW:
        return ""
    span = (days[-1] - days[0]).days + 1
    a_week, a_month = len(days) * WEEK / max(span, WEEK), len(days) * MONTH / max(span, MONTH)
    if a_week >= 0.8:
        return ngettext(
            "about one session a week", "about %(count)d sessions a week", round(a_week)
        ) % {"count": round(a_week)}
    if a_month < 0.8:
        return ""
    count = round(a_month)
    said = ngettext("about one session a month", "about %(count)d sessions a month", count)
    return said % {"count": count}


def last_day(protocol: Protocol, *, at: datetime) -> date:
    """Return the last day of the mission so far."""
    until = timezone.localdate(protocol.ended_at or at)
    return max(protocol.starts_on, min(protocol.ends_on, until))


def skills_of(protocol: Protocol) -> list[Discernment]:
    """Return the recognised skills, each once at its highest level, the highest first."""
    recognised = Discernment.objects.recognised().filter(experience__helper=protocol.helper_id)
    best: dict[int, Discernment] = {}
    for one in recognised.select_related("skill").order_by("-level", "skill__position", "pk"):
        best.setdefault(one.skill_id, one)
    return list(best.values())


def skill_fact(one: Discernment) -> SkillFact:
    level = one.level or 1
    return SkillFact(
        label=one.skill.label,
        level=level,
        level_label=words.skill_levels()[level],
        evidence=one.evidence,
        alignments=[words.alignment(key) for key in one.skill.alignments],
    )


def autonomy_of(skills: Sequence[Discernment]) -> int:
    """Return the degree to propose, 1 to 4: the level met most often, the lower of two."""
    levels = Counter(skill.level or 1 for skill in skills)
    return min(levels, key=lambda level: (-levels[level], level))


def languages_of(protocol: Protocol) -> list[LanguageFact]:
    known = protocol.helper.language_skills.all()
    return [
        LanguageFact(
            name=skill.language_name().capitalize(),
            oral=skill.oral,
            written=skill.written or None,
            basis=str(skill.get_basis_display()),
        )
        for skill in sorted(known, key=lambda skill: skill.language_name())
    ]


def trainings_of(protocol: Protocol, *, at: datetime) -> list[TrainingFact]:
    """Return what was really followed: validated here, or elsewhere and its paper seen."""
    held = protocol.helper.trainings.filter(
        state__in=[TrainingState.VALIDATED, TrainingState.PROOF_SEEN],
        held_on__lte=timezone.localdate(at),
    ).select_related("module")
    return [
        TrainingFact(title=one.module.title if one.module else one.title, hours=one.hours)
        for one in held.order_by("held_on", "pk")
    ]


def signatories_of(protocol: Protocol, *, at: datetime) -> list[Signatory]:
    """Return who is expected to sign, or nobody yet: a manager of the centre; and the referent."""
    managers = Membership.objects.filter(centre=protocol.job.centre_id, role=Role.MANAGER)
    current = managers.current(on=timezone.localdate(at)).exclude(
        user=protocol.helper.person.user_id
    )
    manager = current.select_related("user").order_by("starts_on", "pk").first()
    nobody = Signatory(name="", function="")
    return [
        signing_as(manager.user, manager) if manager else nobody,
        signatory(protocol.helper.referent, protocol),
    ]


def signatory(user: User, protocol: Protocol) -> Signatory:
    """Return a name and a function in this centre."""
    for membership in user.current_memberships():
        if membership.centre_id == protocol.job.centre_id:
            return signing_as(user, membership)
    return Signatory(name=user.name, function="")


def signing_as(user: User, membership: Membership) -> Signatory:
    """Return a name and a function; the role where no function is written."""
    function = membership.function or str(Role(membership.role).label)
    return Signatory(name=user.name, function=function)
