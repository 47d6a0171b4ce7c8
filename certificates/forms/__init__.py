"""What is typed about certificates. Each form offers only what its author sees."""

from certificates.forms.certificates import (
    CertificateApproveForm,
    CertificateCreateForm,
    CertificateForm,
    CertificateReturnForm,
    CertificateRevokeForm,
)
from certificates.forms.outcomes import OutcomeForm
from certificates.forms.recruiter import OpinionForm

__all__ = [
    "CertificateApproveForm",
    "CertificateCreateForm",
    "CertificateForm",
    "CertificateReturnForm",
    "CertificateRevokeForm",
    "OpinionForm",
    "OutcomeForm",
]
