"""What this app keeps about whom: who runs the programme, and who asks to help."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.personal import INTERNAL, About, Class, Kept, Table

ROLE = Kept(
    About.STAFF,
    Class.PERSONAL,
    _("as long as the programme"),
    _("the account becomes nameless"),
    _("what one answers for, wrote or sent"),
)
SEAT = Kept(
    About.PERSON,
    Class.PERSONAL,
    _("until the programme ends"),
    _("emptied; the group of actors stays"),
    _("the seat in the steering group"),
)
PLAN = Kept(
    About.STAFF,
    Class.PERSONAL,
    _("until the programme ends"),
    _("emptied; the answer stays"),
    _("what one has taken on in a meeting"),
)
READ = Kept(
    About.STAFF,
    Class.PERSONAL,
    _("as long as the programme"),
    _("with the account"),
    _("which notes one has confirmed, and when"),
)


def of_candidate(exported: Promise, category: Class = Class.PERSONAL) -> Kept:
    """Something about who would like to help, whether they do one day or not."""
    kept = _("6 months after the answer, or after the last contact if there was none")
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

TABLE: Table = {
    "programmes.Programme": {
        "reference": INTERNAL,
        "updated_at": INTERNAL,
        "state": INTERNAL,
        "centre": INTERNAL,
        "guarantor": ROLE,
        "establishment_project_ref": INTERNAL,
        "dpia_on": INTERNAL,
        "sustainability_plan": INTERNAL,
        "started_at": INTERNAL,
        "review_due_on": INTERNAL,
        "suspension_reason": INTERNAL,
        "final_evaluation": INTERNAL,
        "evaluated_on": INTERNAL,
        "purge_on": INTERNAL,
        "closed_at": INTERNAL,
    },
    "programmes.SteeringMember": {
        "reference": INTERNAL,
        "programme": INTERNAL,
        "user": ROLE,
        "name": SEAT,
        "group": SEAT,
        "starts_on": SEAT,
        "ends_on": SEAT,
    },
    "programmes.ProgrammeReview": {
        "reference": INTERNAL,
        "programme": INTERNAL,
        "held_on": INTERNAL,
        "findings": INTERNAL,
        "decisions": INTERNAL,
        "by": ROLE,
    },
    "programmes.SignOff": {
        "reference": INTERNAL,
        "programme": INTERNAL,
        "guarantor": ROLE,
        "signed_at": ROLE,
    },
    "programmes.TeamReadiness": {
        "reference": INTERNAL,
        "programme": INTERNAL,
        "version": INTERNAL,
        "held_on": INTERNAL,
        "managers": INTERNAL,
        "social_workers": INTERNAL,
        "other_staff": INTERNAL,
        "volunteers": INTERNAL,
        "filled_by": ROLE,
    },
    "programmes.ReadinessAnswer": {
        "readiness": INTERNAL,
        "statement": INTERNAL,
        "answer": INTERNAL,
        "action": INTERNAL,
        "person": PLAN,
        "due_on": PLAN,
    },
    "programmes.Notice": {
        "reference": INTERNAL,
        "programme": INTERNAL,
        "version": INTERNAL,
        "title": INTERNAL,
        "text": ROLE,
        "sent_by": ROLE,
        "sent_at": INTERNAL,
    },
    "programmes.NoticeReceipt": {"notice": READ, "reader": READ, "read_at": READ},
    **CANDIDACIES,
}
