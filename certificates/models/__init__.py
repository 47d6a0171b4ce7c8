from certificates.models.certificate import Certificate
from certificates.models.endorsement import ENDORSEMENT_LENGTH, Endorsement
from certificates.models.feedback import RecruiterFeedback
from certificates.models.key import IssuingKey
from certificates.models.outcome import OutcomeFollowUp
from certificates.models.picture import Picture
from certificates.models.request import CertificateRequest
from certificates.models.round import Participant, Round
from certificates.models.share import Consultation, ShareLink, ShareView
from certificates.models.suggestion import Change, Comment, Suggestion, Voice
from certificates.models.template import Template, TemplateVersion
from certificates.models.wording import Wording

__all__ = [
    "ENDORSEMENT_LENGTH",
    "Certificate",
    "CertificateRequest",
    "Change",
    "Comment",
    "Consultation",
    "Endorsement",
    "IssuingKey",
    "OutcomeFollowUp",
    "Participant",
    "RecruiterFeedback",
    "Round",
    "ShareLink",
    "ShareView",
    "Suggestion",
    "Template",
    "TemplateVersion",
    "Voice",
    "Wording",
]


# batches
from certificates.models.batch import Batch, BatchItem, Notice  # isort: skip
from certificates.models.register import RegisterLine  # isort: skip

__all__ = [
    "Batch",
    "BatchItem",
    "Certificate",
    "IssuingKey",
    "Notice",
    "Picture",
    "RegisterLine",
    "Template",
    "TemplateVersion",
]
