"""What this app keeps about whom: who runs the programme, and who asks to help."""

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
}
