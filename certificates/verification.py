"""From what a stranger has (a code, a link, a file) to a verdict. Never renders anything.

    code, token ─┐
                 ├─► SHA-256 ─► one query ─► Verdict, which holds no more than the page may show
    file ────────┘

What is unknown, mistyped or malformed has one and the same verdict (R44). The name, the mission
and the skills are on the paper only (P23).
"""

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language

from certificates import codes
from certificates.lifecycle import ON_PAPER, CertificateState
from certificates.models import Certificate
from common.storage import digest_of
from common.typography import month


class Kind(StrEnum):
    GENUINE = "genuine"
    REVOKED = "revoked"
    REPLACED = "superseded"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"
    FILE_DIFFERS = "file_differs"


KINDS = {
    CertificateState.ISSUED: Kind.GENUINE,
    CertificateState.REVOKED: Kind.REVOKED,
    CertificateState.SUPERSEDED: Kind.REPLACED,
    CertificateState.WITHDRAWN: Kind.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What anyone may know. Empty where there is nothing, or nothing any more, to tell."""

    kind: Kind
    issuer: str = ""
    wording: str = ""
    number: str = ""
    month: str = ""
    title: str = ""
    initials: str = ""
    function: str = ""
    status_note: str = ""
    paper_sha256: str = ""

    def told(self) -> dict[str, str]:
        """Return what the page says, for a machine: its kind under `verdict`, nothing empty."""
        known = {key: value for key, value in asdict(self).items() if value and key != "kind"}
        return {"verdict": str(self.kind), **known}


UNKNOWN = Verdict(Kind.UNKNOWN)


def verdict_of(code_or_token: str) -> Verdict:
    """Return the verdict on a code as typed, or on the token of a QR code. One query, always."""
    digest = codes.digest_of(code_or_token)
    return verdict_where(Q(code_sha256=digest) | Q(token_sha256=digest)) or UNKNOWN


COUNT_ONE = """\
INSERT INTO "certificates_consultation" ("certificate_id", "day", "count")
    SELECT "id", %s, 1 FROM "certificates_certificate"
    WHERE ("code_sha256" = %s OR "token_sha256" = %s) AND "state" IN (%s, %s, %s, %s)
    ON CONFLICT ("certificate_id", "day") DO UPDATE
    SET "count" = "certificates_consultation"."count" + 1
"""


def count_consultation(code_or_token: str) -> None:
    """Count that this code was looked at today, for its holder (R47).

    The same statement is asked for what exists and for what does not: neither takes longer.
    """
    digest = codes.digest_of(code_or_token)
    today = connection.ops.adapt_datefield_value(timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ONE, [today, digest, digest, *ON_PAPER])


def certificate_of(code_or_token: str) -> Certificate | None:
    """Return the certificate on paper that this code or token belongs to, or nothing."""
    digest = codes.digest_of(code_or_token)
    known = Q(code_sha256=digest) | Q(token_sha256=digest)
    return Certificate.objects.on_paper().filter(known).first()


def verdict_of_file(content: bytes, *, expected: str = "") -> Verdict:
    """Return the verdict on a file: the very bytes of a certificate, or not. Nothing is kept.

    :param expected: SHA-256 of the one paper it should be, if that is known.
    """
    digest = digest_of(content)
    found = verdict_where(Q(paper_sha256=digest))
    if found is None or (expected and digest != expected):
        return Verdict(Kind.FILE_DIFFERS)
    return found


def verdict_where(known: Q) -> Verdict | None:
    found = Certificate.objects.on_paper().filter(known).first()
    return told(found) if found else None


def told(certificate: Certificate) -> Verdict:
    """Return as much as the state allows: all of P23, or the number only, or nothing."""
    kind, facts = KINDS[CertificateState(certificate.state)], certificate.facts
    if kind == Kind.WITHDRAWN or certificate.issued_at is None:
        return Verdict(kind)
    issued: date = timezone.localdate(certificate.issued_at)
    known = Verdict(
        kind,
        issuer=facts["issuer"]["name"],
        wording=facts["issuer"]["wording"],
        number=certificate.number or "",
        month=month(issued, get_language() or facts["language"]),
    )
    if kind != Kind.GENUINE:
        return known
    return Verdict(
        kind,
        issuer=known.issuer,
        wording=known.wording,
        number=known.number,
        month=known.month,
        title=facts["title"],
        initials=initials_of(facts["holder"]["name"]),
        function=facts["signatories"][0]["function"],
        status_note=facts["status_note"],
        paper_sha256=certificate.paper_sha256 or "",
    )


def initials_of(name: str) -> str:
    """Return « A. R. » for « Amina Rahmani »."""
    return " ".join(f"{word[0].upper()}." for word in name.split())
