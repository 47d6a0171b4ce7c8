from certificates.models.certificate import Certificate
from certificates.models.endorsement import ENDORSEMENT_LENGTH, Endorsement
from certificates.models.feedback import RecruiterFeedback
from certificates.models.key import IssuingKey
from certificates.models.outcome import OutcomeFollowUp
from certificates.models.request import CertificateRequest
from certificates.models.share import Consultation, ShareLink, ShareView
from certificates.models.template import Template, TemplateVersion
from certificates.models.wording import Wording

__all__ = [
    "ENDORSEMENT_LENGTH",
    "Certificate",
    "CertificateRequest",
    "Consultation",
    "Endorsement",
    "IssuingKey",
    "OutcomeFollowUp",
    "RecruiterFeedback",
    "ShareLink",
    "ShareView",
    "Template",
    "TemplateVersion",
    "Wording",
]
