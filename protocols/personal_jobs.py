"""What missions keep about whom: they are the centre's; who wrote, proposed and decided is told."""

from django.utils.translation import gettext_lazy as _

from common.personal import INTERNAL, About, Class, Kept, Table

ROLE = Kept(
    About.STAFF,
    Class.PERSONAL,
    _("as long as the record"),
    _("the account becomes nameless"),
    _("what one wrote, adopted or signed"),
)

MISSIONS: Table = {
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
            "locked",
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
}
