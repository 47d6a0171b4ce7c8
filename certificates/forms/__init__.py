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
from certificates.forms.words import (
    AnswerForm,
    AskForWordsForm,
    ContestForm,
    GiveWordsForm,
    IssuerForm,
    NoteWordsForm,
    RefuseForm,
    TellForm,
)

__all__ = [
    "AnswerForm",
    "AskForWordsForm",
    "CertificateApproveForm",
    "CertificateCreateForm",
    "CertificateForm",
    "CertificateReturnForm",
    "CertificateRevokeForm",
    "ContestForm",
    "GiveWordsForm",
    "IssuerForm",
    "NoteWordsForm",
    "OpinionForm",
    "OutcomeForm",
    "RefuseForm",
    "TellForm",
]
