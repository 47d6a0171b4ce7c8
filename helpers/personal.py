"""What this app keeps about whom, and for how long (domain.md P05)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.personal import INTERNAL, PUBLIC, About, Class, Kept, Table


def of_helper(exported: Promise, category: Class = Class.PERSONAL) -> Kept:
    """Something about a peer helper, kept a while after the mission (P05)."""
    kept = _("24 months after the end of the mission")
    return Kept(About.HELPER, category, kept, _("with the record"), exported)


FILE = of_helper(_("your file"))
LANGUAGES = of_helper(_("your languages"))
EXPERIENCE = of_helper(_("your experiences, in your words"), Class.SENSITIVE)
DISCERNMENT = of_helper(_("what was discerned, decided and why"), Class.SENSITIVE)
SKILL = of_helper(_("your recognised skills"))
TRAINING = of_helper(_("your trainings"))
PRECARITY = of_helper(_("what weighs on you, and what we do about it"), Class.SENSITIVE)
BADGE = Kept(
    About.HELPER,
    Class.PERSONAL,
    _("24 months after the end of the mission; the photo until the badge is given back"),
    _("with the record"),
    _("your badge and its photo"),
)
VOICE = of_helper(_("what three voices said of your experience"), Class.SENSITIVE)
CRITERIA_FIELDS = (
    "didactic_level",
    "distance_level",
    "teaching_level",
    "duplicable",
    "communicable",
    "mobilisable",
    "adapts_to_other",
)
CATALOGUE = dict.fromkeys(["key", "label", "position"], PUBLIC)

TABLE: Table = {
    "helpers.PeerHelper": {
        "reference": INTERNAL,
        "updated_at": INTERNAL,
        "state": FILE,
        "person": FILE,
        "referent": FILE,
        "tie": FILE,
        "is_adult": FILE,
        "availability": FILE,
        "life_project": FILE,
        "first_review_on": FILE,
        "exits_on": FILE,
        "exit_plan": FILE,
    },
    "helpers.LanguageSkill": {
        "reference": INTERNAL,
        "helper": LANGUAGES,
        "language": LANGUAGES,
        "oral": LANGUAGES,
        "written": LANGUAGES,
        "basis": LANGUAGES,
        "assessed_by": LANGUAGES,
        "assessed_on": LANGUAGES,
    },
    "helpers.ExperienceTheme": CATALOGUE | {"icon": PUBLIC},
    "helpers.Skill": CATALOGUE | {"family": PUBLIC, "plain_label": PUBLIC, "alignments": PUBLIC},
    "helpers.Experience": {
        "reference": INTERNAL,
        "updated_at": INTERNAL,
        "state": EXPERIENCE,
        "helper": EXPERIENCE,
        "theme": EXPERIENCE,
        "text": EXPERIENCE,
        "learnt": EXPERIENCE,
        "would_tell": EXPERIENCE,
        "limits": EXPERIENCE,
        "distance": EXPERIENCE,
        "shared_at": EXPERIENCE,
        "language": EXPERIENCE,
        "rank": EXPERIENCE,
    },
    "helpers.Discernment": {
        "reference": INTERNAL,
        "updated_at": INTERNAL,
        "state": DISCERNMENT,
        "experience": DISCERNMENT,
        "skill": DISCERNMENT,
        "compared_at": DISCERNMENT,
        "decision": DISCERNMENT,
        "reason": DISCERNMENT,
        "plan": DISCERNMENT,
        "review_due": DISCERNMENT,
        "told_on": DISCERNMENT,
        "risks": DISCERNMENT,
        "contested_at": DISCERNMENT,
        "reply": DISCERNMENT,
        "replied_at": DISCERNMENT,
        "decided_by": DISCERNMENT,
        "decided_at": DISCERNMENT,
        "level": SKILL,
        "evidence": SKILL,
    }
    | dict.fromkeys(CRITERIA_FIELDS, DISCERNMENT),
    "helpers.Voice": {
        "reference": INTERNAL,
        "discernment": VOICE,
        "side": VOICE,
        "rater": VOICE,
        "noted_by": VOICE,
        "said_at": VOICE,
    }
    | dict.fromkeys(CRITERIA_FIELDS, VOICE),
    "helpers.FormerDecision": dict.fromkeys(
        [
            "discernment",
            "decision",
            "reason",
            "plan",
            "review_due",
            "told_on",
            "reply",
            "decided_by",
            "decided_at",
            "ended_at",
        ],
        DISCERNMENT,
    ),
    "helpers.TrainingModule": dict.fromkeys(
        (
            "key",
            "code",
            "title",
            "plain_title",
            "audience",
            "is_compulsory",
            "hours",
            "peer_led_minutes",
            "aims",
            "plain_aims",
            "outline",
            "position",
        ),
        PUBLIC,
    ),
    "helpers.TrainingRecord": {"reference": INTERNAL, "updated_at": INTERNAL}
    | dict.fromkeys(
        (
            "state",
            "helper",
            "member",
            "module",
            "title",
            "provider",
            "level",
            "held_on",
            "hours",
            "peer_led_minutes",
            "led_by",
            "validated_by",
            "validated_on",
        ),
        TRAINING,
    ),
    "helpers.PrecarityCheck": {"reference": INTERNAL}
    | dict.fromkeys(
        (
            "helper",
            "checked_on",
            "financial",
            "social",
            "identity",
            "functional",
            "support",
            "held_by",
        ),
        PRECARITY,
    ),
    "helpers.HelperBadge": {"reference": INTERNAL, "updated_at": INTERNAL}
    | dict.fromkeys(("state", "helper", "number", "valid_until", "photo_sha256"), BADGE),
}
