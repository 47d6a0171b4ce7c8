"""The seal on a PDF: PAdES (ETSI EN 319 142-1, level B-B), ECDSA P-256, no change allowed after it.

Only here and in `hsm` is pyHanko known, imported inside: it is slow, and only issuing needs it.
"""

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

from django.conf import settings

from certificates import hsm, keys
from certificates.models import IssuingKey

FIELD = "Sceau"
AROUND = 850  # bytes of a seal beside its certificates: who signed, when, what, with which key


def seal(pdf: bytes, *, key: IssuingKey, at: datetime) -> bytes:
    """Return the PDF with the seal of the association. PDF/A-3a and PDF/UA-1 stay what they are.

    :raises KeyMissing: if the private half of the key is gone, or its token does not answer.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    wanted = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    place = fields.SigFieldSpec(
        FIELD,
        readable_field_name="Sceau de l'association",
        invis_sig_settings=fields.InvisSigSettings(
            set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True
        ),
    )
    sealed = BytesIO()
    with signer_of(key) as signer:
        signers.PdfSigner(wanted, signer=signer, new_field_spec=place).sign_pdf(
            IncrementalPdfFileWriter(BytesIO(pdf)), bytes_reserved=digits_for(signer), output=sealed
        )
    return sealed.getvalue()


def digits_for(signer: Any) -> int:
    """Return how many digits hold the seal: little more than it needs, nobody vouches for the rest.

    Told beforehand, or the library signs twice to learn it.
    """
    certificates = {one.dump() for one in (signer.signing_cert, *signer.cert_registry)}
    issuer = signer.signing_cert.issuer.dump()
    return 2 * (sum(map(len, certificates)) + 2 * len(issuer) + AROUND)


def signer_of(key: IssuingKey) -> AbstractContextManager[Any]:
    """Return what signs with a key, as long as it is held: from a file, or in a token."""
    if settings.SEAL_TOKEN_MODULE and not key.is_trial:
        return hsm.signer()
    return nullcontext(signer_in_file(key.name))


@lru_cache(maxsize=4)
def signer_in_file(name: str) -> Any:
    """Return the signer of a key, read from its file once per process."""
    from pyhanko.sign import signers

    content, passphrase = keys.p12_of(IssuingKey.objects.get(name=name))
    return signers.SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=passphrase)
