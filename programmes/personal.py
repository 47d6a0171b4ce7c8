"""What this app keeps about whom: who runs the programme, and who asks to help."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.personal import INTERNAL, About, Class, Kept, Table


def of_candidate(exported: Promise, category: Class = Class.PERSONAL) -> Kept:
    """Something about who would like to help, whether they do one day or not."""
    kept = _("6 months after it ended without a mission, or as long as the helper’s file")
    return Kept(About.HELPER, category, kept, _("with the candidacy"), exported)


CANDIDACY = of_candidate(_("that you would like to help, and the answer"))
OWN_WORDS = of_candidate(_("what you said, in your words"), Class.SENSITIVE)
INTERVIEW = of_candidate(_("what was noted of your interview"), Class.SENSITIVE)
DOOR = {"reference": INTERNAL, "centre": INTERNAL, "token_sha256": INTERNAL}

CANDIDACIES: Table = {
    "programmes.InterestDoor": DOOR | {"opened_at": INTERNAL, "closed_at": INTERNAL},
    "programmes.Candidacy": {
        "reference": INTERNAL,
        "updated_at": INTERNAL,
        "state": CANDIDACY,
        "centre": CANDIDACY,
        "person": CANDIDACY,
        "helper": CANDIDACY,
        "channel": CANDIDACY,
        "language": CANDIDACY,
        "message": OWN_WORDS,
        "audio": OWN_WORDS,
        "called": CANDIDACY,
        "reached": CANDIDACY,
        "is_adult": CANDIDACY,
        "entered_by": CANDIDACY,
        "expressed_at": CANDIDACY,
        "decline_reason": CANDIDACY,
        "proposal": CANDIDACY,
        "told_by": CANDIDACY,
        "told_at": CANDIDACY,
        "ended_at": INTERNAL,
    },
    "programmes.InterviewSheet": {
        "reference": INTERNAL,
        "candidacy": INTERVIEW,
        "held_on": INTERVIEW,
        "panel": INTERVIEW,
        "peer": INTERVIEW,
        "interpreter": INTERVIEW,
        "answers": INTERVIEW,
        "readiness": INTERVIEW,
    },
}

TABLE: Table = {**CANDIDACIES}
