"""From the facts of a certificate to an Open Badges 3.0 credential (W3C VC 2.0), signed.

    facts as shown ─► OpenBadgeCredential ─► Data Integrity proof, eddsa-rdfc-2022 ─► plain JSON

It says what the paper says and no more: what the holder hides on paper is not in it. The issuer is
the `did:web` of this installation, whose keys stand at `/.well-known/did.json`; the state stands in
a Bitstring Status List. Contexts are those of the library, never fetched.
"""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings

from certificates.facts import Facts, Proof
from certificates.keys import CredentialKey
from certificates.models import IssuingKey

Credential = dict[str, Any]

PURPOSE = "revocation"
FRAMEWORKS = (
    (
        re.compile(r"\bRNCP ?(\d{4,6})\b"),
        "RNCP",
        "https://www.francecompetences.fr/recherche/rncp/{}/",
    ),
    (
        re.compile(r"\bROME ?\(?([A-N]\d{4})\b"),
        "ROME",
        "https://candidat.francetravail.fr/metierscope/fiche-metier/{}",
    ),
)
"""Where the alignments that name a code are described. Others are told in words."""


def did() -> str:
    """Return the `did:web` of this installation (did:web method, section 3)."""
    parts = urlsplit(settings.SITE_URL)
    path = [quote(part, safe="") for part in parts.path.split("/") if part]
    return ":".join(["did:web", quote(parts.netloc, safe=""), *path])


def did_document(keys: Iterable[IssuingKey]) -> dict[str, Any]:
    """Return the document that publishes every key that credentials were signed with."""
    from openbadgeslib.ob3 import multikey_from_pem

    methods = [
        {
            "id": f"{did()}#{key.name}",
            "type": "Multikey",
            "controller": did(),
            "publicKeyMultibase": multikey_from_pem(key.public_pem.encode()),
        }
        for key in keys
    ]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did(),
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def sign(
    facts: Facts,
    proof: Proof,
    *,
    reference: UUID,
    status: tuple[str, int],
    key: CredentialKey,
    at: datetime,
) -> Credential:
    """Return the signed credential of these facts, as shown.

    :param status: address of the status list, and the place in it.
    """
    from openbadgeslib.ob3 import OB3LdpSigner

    unsigned = credential_of(facts, proof, reference=reference, status=status, at=at)
    signer = OB3LdpSigner(key.private_pem, f"{did()}#{key.name}")
    signed: Credential = signer.sign(unsigned, created=at.astimezone(UTC))
    return signed


def credential_of(
    facts: Facts, proof: Proof, *, reference: UUID, status: tuple[str, int], at: datetime
) -> Any:
    """Return the credential before it is signed."""
    from openbadgeslib import ob3

    title, mission = facts["title"], facts["mission"]
    achievement = ob3.Achievement(
        id=f"urn:uuid:{uuid5(NAMESPACE_URL, f'{settings.SITE_URL}/{title}')}",
        name=title,
        description=f"{mission['title']}. {mission['context']}".strip(),
        criteria_narrative="\n".join(criteria(facts)),
        achievement_type="Certificate",
        alignments=[ob3.Alignment(**found) for found in alignments(facts)],
        tags=[skill["label"] for skill in facts["skills"]],
    )
    return ob3.OpenBadgeCredential(
        id=f"urn:uuid:{reference}",
        name=f"{title} ({proof['number']})",
        issuer=ob3.Issuer(id=did(), name=facts["issuer"]["name"], url=settings.SITE_URL),
        recipient_id=None,
        identifiers=[
            ob3.IdentityObject(facts["holder"]["name"], identity_type="name", hashed=False)
        ],
        achievement=achievement,
        issuance_date=at.astimezone(UTC).replace(microsecond=0),
        evidence=[
            ob3.Evidence(name=done["title"] or title, narrative=story_of(done))
            for done in facts["activities"]
        ],
        credential_status=[ob3.status_list.status_entry(status[0], PURPOSE, status[1])],
    )


def criteria(facts: Facts) -> list[str]:
    """Return what was asked for and seen, in words: skills with their level, hours, the note."""
    said = [f"{s['label']}: {s['level_label']}. {s['evidence']}".strip() for s in facts["skills"]]
    return [*said, facts["autonomy_label"], facts["status_note"]]


def story_of(done: Any) -> str:
    return " ".join(done[part] for part in ("situation", "action", "result") if done[part])


def alignments(facts: Facts) -> list[dict[str, str]]:
    """Return the alignments that name a code of a public framework, each once."""
    found: dict[str, dict[str, str]] = {}
    for skill in facts["skills"]:
        for label in skill["alignments"]:
            for pattern, framework, address in FRAMEWORKS:
                if match := pattern.search(label):
                    found[match[1]] = {
                        "target_name": label,
                        "target_url": address.format(match[1]),
                        "target_framework": framework,
                        "target_code": match[1],
                    }
    return list(found.values())


def status_list(
    address: str, revoked: Sequence[int], *, key: CredentialKey, at: datetime, until: datetime
) -> Credential:
    """Return the signed list in which each bit tells whether a credential is void."""
    from openbadgeslib import ob3

    listed = ob3.build_status_list_credential(
        did(),
        address,
        PURPOSE,
        revoked,
        issued=at.astimezone(UTC),
        valid_until=until.astimezone(UTC),
    )
    signed: Credential = ob3.add_data_integrity_proof(
        listed, key.private_pem, f"{did()}#{key.name}", created=at.astimezone(UTC)
    )
    return signed


def to_bytes(credential: Credential) -> bytes:
    """Return a credential as it is written to a file: one way only, so that hashes agree."""
    return json.dumps(credential, sort_keys=True, ensure_ascii=False, indent=1).encode()
