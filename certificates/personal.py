"""What this app keeps about whom. What is issued is proof: it stays as long as it is checked."""

from common.personal import INTERNAL, PUBLIC, About, Class, Kept, Table

LIFE = "as long as the certificate may be checked"
GONE = "withdrawn by its holder; erased with the file when they ask"
FACTS = Kept(About.HELPER, Class.PERSONAL, LIFE, GONE, "words of the certificate")
CHOICE = Kept(About.HELPER, Class.PERSONAL, LIFE, GONE, "what is hidden")
MOMENT = Kept(About.HELPER, Class.INTERNAL, LIFE, GONE, "date")
PAPER = Kept(About.HELPER, Class.PERSONAL, LIFE, GONE, "the paper itself")
HASH = Kept(About.HELPER, Class.INTERNAL, LIFE, GONE, "")
STATE = Kept(About.HELPER, Class.PUBLIC, LIFE, GONE, "state")
SIGNER = Kept(About.STAFF, Class.INTERNAL, LIFE, "becomes a number when the account is erased", "")

TABLE: Table = {
    "certificates.Template": {
        "reference": INTERNAL,
        "organisation": INTERNAL,
        "key": INTERNAL,
        "title": PUBLIC,
        "intended_for": PUBLIC,
    },
    "certificates.TemplateVersion": {
        "reference": INTERNAL,
        "state": INTERNAL,
        "updated_at": INTERNAL,
        "template": INTERNAL,
        "number": INTERNAL,
        "design": PUBLIC,
        "blocks": PUBLIC,
        "blocks_sha256": INTERNAL,
        "published_at": INTERNAL,
        "published_by": SIGNER,
    },
    "certificates.IssuingKey": {
        "name": PUBLIC,
        "purpose": PUBLIC,
        "is_trial": PUBLIC,
        "public_pem": PUBLIC,
        "since": PUBLIC,
        "until": PUBLIC,
    },
    "certificates.Certificate": {
        "reference": HASH,
        "state": STATE,
        "updated_at": MOMENT,
        "protocol": Kept(About.HELPER, Class.PERSONAL, LIFE, GONE, "protocol"),
        "template_version": INTERNAL,
        "replaces": MOMENT,
        "facts": FACTS,
        "hidden": CHOICE,
        "change_wanted": Kept(About.HELPER, Class.PERSONAL, LIFE, GONE, "what was to be changed"),
        "approved_at": MOMENT,
        "number": Kept(About.HELPER, Class.PUBLIC, LIFE, GONE, "number"),
        "code_sha256": HASH,
        "token_sha256": HASH,
        "paper_sha256": PAPER,
        "paper_size": MOMENT,
        "credential_sha256": PAPER,
        "status_place": HASH,
        "issued_at": MOMENT,
        "issued_by": SIGNER,
        "closed_at": MOMENT,
        "revocation_reason": Kept(About.HELPER, Class.PERSONAL, LIFE, GONE, "reason"),
    },
    "certificates.RegisterLine": {
        "series": PUBLIC,
        "place": PUBLIC,
        "status_place": INTERNAL,
        "certificate": HASH,
    },
    "certificates.Batch": {
        "reference": INTERNAL,
        "centre": INTERNAL,
        "started_at": INTERNAL,
        "started_by": SIGNER,
    },
    "certificates.BatchItem": {
        "batch": INTERNAL,
        "certificate": HASH,
        "approved_at": MOMENT,
        "asked_by": SIGNER,
        "state": STATE,
        "reason": Kept(About.HELPER, Class.PERSONAL, LIFE, GONE, "why it was not issued"),
        "ended_at": MOMENT,
    },
    "certificates.Notice": {
        "certificate": HASH,
        "made_at": MOMENT,
        "claimed_at": MOMENT,
        "sent_at": MOMENT,
    },
}
