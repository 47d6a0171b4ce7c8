"""What this app keeps about helpers, persons supported and staff."""

from django.utils.translation import gettext_lazy as _

from common.personal import INTERNAL, PUBLIC, About, Class, Kept, Table

KEPT = _("three years after the protocol ends")
LINK = Kept(About.PERSON, Class.PERSONAL, KEPT, _("link cut, counts kept"), _("your peer helpers"))
WISH = Kept(About.PERSON, Class.SENSITIVE, KEPT, _("emptied"), _("what you wanted"))
SUPPORT = Kept(About.PERSON, Class.PERSONAL, KEPT, _("link cut, counts kept"), _("your sessions"))
NOTE = Kept(About.PERSON, Class.SENSITIVE, _("one year"), _("emptied"), _("notes about you"))
WORK = Kept(About.HELPER, Class.PERSONAL, KEPT, _("link cut, counts kept"), _("your sessions"))
REVIEWED = Kept(About.HELPER, Class.PERSONAL, KEPT, _("link cut, counts kept"), _("your reviews"))
SAID = Kept(About.HELPER, Class.SENSITIVE, KEPT, _("emptied"), _("what was said at your reviews"))
ACT = Kept(About.STAFF, Class.PERSONAL, KEPT, _("link cut, counts kept"), _("what you noted, read"))

TABLE: Table = {
    "support.ActivityType": {
        "key": PUBLIC,
        "label": PUBLIC,
        "plain_label": PUBLIC,
        "icon": PUBLIC,
        "position": PUBLIC,
    },
    "support.Review": {
        "reference": INTERNAL,
        "protocol": REVIEWED,
        "held_on": REVIEWED,
        "said_by_helper": SAID,
        "said_by_referent": SAID,
        "goals": SAID,
        "next_on": REVIEWED,
        "held_by": ACT,
    },
    "support.Match": {
        "reference": INTERNAL,
        "updated_at": INTERNAL,
        "state": LINK,
        "helper": WORK,
        "person": LINK,
        "domain": LINK,
        "objective": WISH,
        "started_on": LINK,
        "note_refused": LINK,
    },
    "support.SupportSession": {
        "reference": INTERNAL,
        "updated_at": INTERNAL,
        "submission": INTERNAL,
        "state": WORK,
        "protocol": WORK,
        "match": SUPPORT,
        "mode": SUPPORT,
        "held_on": SUPPORT,
        "minutes": WORK,
        "activity_types": SUPPORT,
        "language": SUPPORT,
        "attendance": INTERNAL,
        "child_present": SUPPORT,
        "progress": SUPPORT,
        "note": NOTE,
        "author": ACT,
        "return_reason": WORK,
        "validated_by": ACT,
        "validated_at": ACT,
    },
}
