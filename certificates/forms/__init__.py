"""What is typed about certificates. Each form offers only what its author sees."""

from certificates.forms.certificates import (
    CertificateApproveForm,
    CertificateCreateForm,
    CertificateForm,
    CertificateReturnForm,
    CertificateRevokeForm,
)

__all__ = [
    "CertificateApproveForm",
    "CertificateCreateForm",
    "CertificateForm",
    "CertificateReturnForm",
    "CertificateRevokeForm",
]
