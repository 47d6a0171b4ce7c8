"""What this app keeps about whom. Needs and missions are the centre's; a protocol is somebody's."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from common.personal import INTERNAL, PUBLIC, About, Class, Kept, Table

PROMISE = Kept(
    About.HELPER,
    Class.PERSONAL,
    _("six years after the protocol ends"),
    _("erased with the protocol; its paper as well"),
    _("the protocol, as signed"),
)
WORDS = Kept(
    About.HELPER,
    Class.PERSONAL,
    _("until the protocol ends"),
    _("emptied; the signed text stays"),
    _("the protocol, as signed"),
)
ROLE = Kept(
    About.STAFF,
    Class.PERSONAL,
    _("as long as the record"),
    _("the account becomes nameless"),
    _("what one wrote, adopted or signed"),
)
SIGNED = Kept(
    About.HELPER,
    Class.PERSONAL,
    _("six years after the protocol ends"),
    _("erased with the protocol"),
    _("one’s own signatures"),
)
OATH = Kept(
    About.HELPER,
    Class.PERSONAL,
    _("six years after the end of the mission: the duty of discretion has no end"),
    _("erased with the file"),
    _("the charter you signed, and how it was explained"),
)

ON_MAP = Kept(
    About.PERSON,
    Class.PERSONAL,
    _("as long as the person agrees"),
    _("erased at the word of the person"),
    _("what one has put on the map of competences"),
)
ON_MAP_STAFF = replace(ON_MAP, about=About.STAFF)

TABLE: Table = {
    "protocols.NeedDomain": dict.fromkeys(("key", "label", "icon", "position"), PUBLIC),
    "protocols.Clause": dict.fromkeys(
        (
            "key",
            "kind",
            "title",
            "text",
            "plain_text",
            "statuses",
            "position",
            "is_checked",
        ),
        PUBLIC,
    ),
    "protocols.Need": dict.fromkeys(
        (
            "reference",
            "state",
            "updated_at",
            "centre",
            "domain",
            "description",
            "target_public",
            "expected_change",
            "languages",
            "priority",
            "frequency",
            "peer_suitable",
            "skills",
            "diagnosis",
            "environment_barrier",
            "peer_reason",
            "current_answer",
            "staff_time_week_h",
            "expertise_gap",
            "close_reason",
        ),
        INTERNAL,
    ),
    "protocols.NeedsDiagnosis": dict.fromkeys(
        (
            "reference",
            "state",
            "updated_at",
            "centre",
            "starts_on",
            "ends_on",
            "methods",
            "employees",
            "social_workers",
            "volunteers",
            "helpers",
            "residents",
            "languages_spoken",
            "return_comment",
            "validated_at",
        ),
        INTERNAL,
    )
    | {"validated_by": ROLE},
    "protocols.DeclaredSkill": {"reference": INTERNAL, "centre": INTERNAL}
    | dict.fromkeys(("user",), ON_MAP_STAFF)
    | dict.fromkeys(("group", "skill", "person", "agreed_at"), ON_MAP),
    "protocols.JobDescription": dict.fromkeys(
        (
            "reference",
            "state",
            "updated_at",
            "centre",
            "version",
            "title",
            "status_kind",
            "needs",
            "purpose",
            "added_value",
            "approach",
            "target_public",
            "tasks",
            "not_tasks",
            "place",
            "availability",
            "time_frame",
            "information_access",
            "prerequisites",
            "languages",
            "training_offered",
            "supervision_kind",
            "supervision",
            "means",
            "team_links",
            "evolution",
            "non_substitution_note",
            "review_due",
            "adopted_at",
        ),
        INTERNAL,
    )
    | dict.fromkeys(("referent", "authors", "adopted_by"), ROLE),
    "protocols.JobAuthor": dict.fromkeys(("job", "user", "side"), ROLE),
    "protocols.Proposal": dict.fromkeys(
        (
            "reference",
            "state",
            "updated_at",
            "job",
            "section",
            "value",
            "base",
            "created_at",
            "decided_at",
            "merged_into",
        ),
        INTERNAL,
    )
    | dict.fromkeys(("because", "reason", "proposed_by", "side", "decided_by"), ROLE),
    "protocols.Protocol": {
        "reference": INTERNAL,
        "updated_at": INTERNAL,
        "state": PROMISE,
        "helper": PROMISE,
        "job": PROMISE,
        "number": PROMISE,
        "starts_on": PROMISE,
        "ends_on": PROMISE,
        "first_review_on": PROMISE,
        "availability": WORDS,
        "explanation_language": WORDS,
        "explained_by": WORDS,
        "deputy": ROLE,
        "training_hours": PROMISE,
        "insurance": PROMISE,
        "contract_ref": PROMISE,
        "weekly_hours": PROMISE,
        "pay_basis": PROMISE,
        "school_name": PROMISE,
        "tutor_name": PROMISE,
        "text": PROMISE,
        "text_sha256": PROMISE,
        "proposed_at": PROMISE,
        "in_force_since": PROMISE,
        "ended_at": PROMISE,
        "paper_sha256": PROMISE,
    },
    "protocols.Signature": {
        "reference": INTERNAL,
        "protocol": SIGNED,
        "party": SIGNED,
        "signer": SIGNED,
        "signer_name": SIGNED,
        "signer_function": SIGNED,
        "statement": SIGNED,
        "text_sha256": SIGNED,
        "means": SIGNED,
        "signed_at": SIGNED,
    },
    # integration
    "protocols.Charter": dict.fromkeys(
        ("version", "texts", "text_sha256", "is_current", "active_since"), PUBLIC
    ),
    "protocols.CharterSignature": {"reference": INTERNAL, "updated_at": INTERNAL}
    | dict.fromkeys(
        (
            "state",
            "charter",
            "helper",
            "member",
            "explanation_language",
            "explained_by",
            "witness",
            "statement",
            "text_sha256",
            "signed_at",
            "signed_on",
            "expired_on",
        ),
        OATH,
    ),
}
