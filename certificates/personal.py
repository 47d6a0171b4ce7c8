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
TOLD = Kept(About.HELPER, Class.PERSONAL, LIFE, GONE, "what you told for the certificate")
SAID = Kept(About.HELPER, Class.PERSONAL, LIFE, GONE, "what others said for the certificate")
ASKED = Kept(About.HELPER, Class.PERSONAL, LIFE, GONE, "certificate asked for, and the answer")
SIGNED = Kept(
    About.STAFF,
    Class.PERSONAL,
    LIFE,
    "becomes a number when the account is erased",
    "words you gave for a certificate",
)

OPINION = Kept(About.HELPER, Class.PERSONAL, LIFE, GONE, "what recruiters thought")
FOLLOWED = Kept(About.HELPER, Class.PERSONAL, LIFE, GONE, "what followed")
YEAR = "12 months"
HEARD: Table = {
    "certificates.ShareLink": {
        "reference": HASH,
        "state": STATE,
        "updated_at": MOMENT,
        "certificate": CHOICE,
        "recipient_kind": Kept(About.HELPER, Class.PERSONAL, LIFE, GONE, "for whom a link was"),
        "shown": Kept(
            About.HELPER, Class.PERSONAL, "until the link ends", "when it ends", "what a link shows"
        ),
        "days": MOMENT,
        "most_views": MOMENT,
        "views": MOMENT,
        "token_sha256": HASH,
        "created_at": MOMENT,
        "expires_at": MOMENT,
        "ended_at": MOMENT,
    },
    "certificates.ShareView": {
        "link": HASH,
        "hour": Kept(About.HELPER, Class.INTERNAL, YEAR, "by the daily clearing", "when it opened"),
    },
    "certificates.Consultation": {
        "certificate": HASH,
        "day": Kept(About.HELPER, Class.INTERNAL, YEAR, "by the daily clearing", "when checked"),
        "count": Kept(About.HELPER, Class.INTERNAL, YEAR, "by the daily clearing", "how often"),
    },
    "certificates.RecruiterFeedback": {
        "reference": HASH,
        "state": INTERNAL,
        "updated_at": INTERNAL,
        "submission": INTERNAL,
        "certificate": HASH,
        "share_link": HASH,
        "organisation_kind": INTERNAL,
        "sector": INTERNAL,
        "useful": OPINION,
        "understood": OPINION,
        "most_useful": OPINION,
        "missing": OPINION,
        "led_to": OPINION,
        "contract_kind": OPINION,
        "contact_email": Kept(About.NOBODY, Class.PERSONAL, YEAR, "by the daily clearing", ""),
        "is_comment_visible": INTERNAL,
        "received_at": MOMENT,
        "hidden_by": SIGNER,
    },
    "certificates.OutcomeFollowUp": {
        "reference": HASH,
        "state": FOLLOWED,
        "updated_at": MOMENT,
        "certificate": HASH,
        "months": MOMENT,
        "due_on": MOMENT,
        "kind": FOLLOWED,
        "field": FOLLOWED,
        "source": FOLLOWED,
        "answered_at": MOMENT,
        "confirmed_by": SIGNER,
    },
}

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
        "orientation": PUBLIC,
        "accent": PUBLIC,
        "blocks": PUBLIC,
        "blocks_sha256": INTERNAL,
        "published_at": INTERNAL,
        "published_by": SIGNER,
    },
    "certificates.Picture": {
        "reference": INTERNAL,
        "organisation": PUBLIC,
        "centre": PUBLIC,
        "words": PUBLIC,
        "sha256": PUBLIC,
        "width": PUBLIC,
        "height": PUBLIC,
        "uploaded_at": INTERNAL,
        "uploaded_by": SIGNER,
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
        "private": Kept(About.HELPER, Class.PERSONAL, LIFE, GONE, "what no link shows"),
        "names_place": CHOICE,
        "heard_on": MOMENT,
        "heard_words": Kept(About.HELPER, Class.SENSITIVE, LIFE, GONE, "what you said when heard"),
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
    "certificates.Wording": {
        "certificate": HASH,
        "place": TOLD,
        "side": TOLD,
        "author": SIGNER,
        "title": TOLD,
        "situation": TOLD,
        "action": TOLD,
        "result": TOLD,
        "is_printed": CHOICE,
        "written_at": MOMENT,
    },
    "certificates.Endorsement": {
        "reference": HASH,
        "state": SAID,
        "updated_at": MOMENT,
        "certificate": HASH,
        "group": SAID,
        "words": SAID,
        "signer": SIGNED,
        "asked_of": SIGNED,
        "asked_by": SIGNER,
        "said_on": SAID,
    },
    "certificates.CertificateRequest": {
        "reference": HASH,
        "state": ASKED,
        "updated_at": MOMENT,
        "protocol": ASKED,
        "asked_at": ASKED,
        "reason": ASKED,
        "reason_words": ASKED,
        "refused_by": SIGNER,
        "refused_at": MOMENT,
        "contest": ASKED,
        "contested_at": MOMENT,
        "answer": ASKED,
        "answered_by": SIGNER,
        "answered_at": MOMENT,
    },
    **HEARD,
}

# Rounds of co-design: what was said among those who take part.

WHILE = "as long as a template of the round is in use"
IN_ROUND = Kept(
    About.HELPER, Class.PERSONAL, WHILE, "erased with the account", "what was said in a round"
)
TAKES_PART = Kept(About.HELPER, Class.INTERNAL, WHILE, "becomes a number", "")
CREDIT = Kept(About.HELPER, Class.PUBLIC, WHILE, "emptied by its author at any time", "credit")
VOICE = Kept(About.HELPER, Class.PERSONAL, "until the round ends", "deleted", "a recording")

TABLE["certificates.Template"] |= {"centre": INTERNAL, "is_shared": INTERNAL}
TABLE["certificates.TemplateVersion"] |= {"made_from": INTERNAL, "authors": TAKES_PART}
TABLE |= {
    "certificates.Round": {
        "reference": INTERNAL,
        "state": INTERNAL,
        "updated_at": INTERNAL,
        "version": INTERNAL,
        "centre": INTERNAL,
        "facilitator": SIGNER,
        "aim": IN_ROUND,
        "starts_on": INTERNAL,
        "ends_on": INTERNAL,
        "ended_at": INTERNAL,
        "ended_by": SIGNER,
        "why_abandoned": IN_ROUND,
    },
    "certificates.Participant": {
        "reference": INTERNAL,
        "round": TAKES_PART,
        "user": TAKES_PART,
        "side": TAKES_PART,
        "credit_name": CREDIT,
        "on_certificates": CREDIT,
        "credit_told_at": TAKES_PART,
    },
    "certificates.Suggestion": {
        "reference": INTERNAL,
        "state": INTERNAL,
        "updated_at": INTERNAL,
        "round": INTERNAL,
        "author": TAKES_PART,
        "submission": INTERNAL,
        "change": IN_ROUND,
        "block": IN_ROUND,
        "after": IN_ROUND,
        "kind": IN_ROUND,
        "text": IN_ROUND,
        "base": INTERNAL,
        "because": IN_ROUND,
        "audio": VOICE,
        "against": INTERNAL,
        "created_at": INTERNAL,
        "settled_at": INTERNAL,
    },
    "certificates.Voice": {
        "suggestion": INTERNAL,
        "participant": TAKES_PART,
        "consents": IN_ROUND,
        "reason": IN_ROUND,
        "instead": INTERNAL,
        "given_at": INTERNAL,
    },
    "certificates.Comment": {
        "round": INTERNAL,
        "author": TAKES_PART,
        "suggestion": INTERNAL,
        "block": IN_ROUND,
        "text": IN_ROUND,
        "created_at": INTERNAL,
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
