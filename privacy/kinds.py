"""Each kind of record by the name people know it under."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, str | Promise] = {
    "certificates.certificate": _("Certificate"),
    "certificates.issuingkey": _("Public key of papers"),
    "certificates.template": _("Certificate template"),
    "certificates.templateversion": _("Version of a certificate template"),
    "common.accessentry": _("Access log"),
    "common.chainhead": _("End of the journal"),
    "common.journalentry": _("Journal"),
    "helpers.discernment": _("Discernment"),
    "helpers.experience": _("Experience"),
    "helpers.experiencetheme": _("Theme of experience"),
    "helpers.helperbadge": _("Badge of a helper"),
    "helpers.formerdecision": _("Decision that was read again"),
    "helpers.languageskill": _("Language of a helper"),
    "helpers.peerhelper": _("Helper’s file"),
    "helpers.precaritycheck": _("Look at what weighs"),
    "helpers.skill": _("Skill of the catalogue"),
    "helpers.trainingmodule": _("Training of the catalogue"),
    "helpers.trainingrecord": _("Training followed"),
    "helpers.voice": _("Voice of a discernment"),
    "people.centre": _("Centre"),
    "people.membership": _("Role in a centre"),
    "people.organisation": _("Association"),
    "people.person": _("Person’s file"),
    "people.user": _("Account"),
    "programmes.candidacy": _("Candidacy"),
    "programmes.interestdoor": _("Poster of a centre"),
    "programmes.interviewsheet": _("Interview sheet"),
    "protocols.allowance": _("Amount to know"),
    "protocols.amendment": _("Amendment"),
    "protocols.charter": _("Confidentiality charter"),
    "protocols.chartersignature": _("Signature of the charter"),
    "protocols.clause": _("Clause"),
    "protocols.clausetranslation": _("Reading copy of a clause"),
    "protocols.declaredskill": _("Skill on the map of competences"),
    "protocols.expenseclaim": _("Expense"),
    "protocols.jobauthor": _("Author of a mission"),
    "protocols.jobdescription": _("Job description"),
    "protocols.need": _("Need"),
    "protocols.needdomain": _("Domain of needs"),
    "protocols.needsdiagnosis": _("Needs diagnosis"),
    "protocols.paperscan": _("Paper signed by hand"),
    "protocols.proposal": _("Proposal on a mission"),
    "protocols.protocol": _("Protocol"),
    "protocols.reading": _("Reading of a text with a helper"),
    "protocols.reminder": _("Reminder"),
    "protocols.signature": _("Signature"),
    "protocols.signlink": _("Link to sign by"),
    "protocols.understanding": _("What a helper has understood"),
    "support.activitytype": _("Type of activity"),
    "support.match": _("Match"),
    "support.supportsession": _("Support session"),
}


def kind_name(label: str) -> str:
    """Return the name of a kind of record, given as `people.person` or `people.Person`."""
    return str(KINDS.get(label.lower(), label))
