"""The seal on a PDF: PAdES (ETSI EN 319 142-1, level B-B), ECDSA P-256, no change allowed after it.

The only module that knows pyHanko, imported inside: it is slow, and only issuing needs it.
"""

from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

from certificates import keys
from certificates.models import IssuingKey

FIELD = "Sceau"
RESERVED = 8192  # bytes: without it the library signs twice to learn the size


def seal(pdf: bytes, *, key: IssuingKey, at: datetime) -> bytes:
    """Return the PDF with the seal of the association. PDF/A-3a and PDF/UA-1 stay what they are.

    :raises KeyMissing: if the private half of the key is gone.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    signer = signer_of(key.name)
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
    signers.PdfSigner(wanted, signer=signer, new_field_spec=place).sign_pdf(
        IncrementalPdfFileWriter(BytesIO(pdf)), bytes_reserved=RESERVED, output=sealed
    )
    return sealed.getvalue()


@lru_cache(maxsize=4)
def signer_of(name: str) -> Any:
    """Return the signer of a key, read from its file once per process."""
    from pyhanko.sign import signers

    content, passphrase = keys.p12_of(IssuingKey.objects.get(name=name))
    return signers.SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=passphrase)
