from certificates.models.certificate import Certificate
from certificates.models.feedback import RecruiterFeedback
from certificates.models.key import IssuingKey
from certificates.models.outcome import OutcomeFollowUp
from certificates.models.share import Consultation, ShareLink, ShareView
from certificates.models.template import Template, TemplateVersion

__all__ = [
    "Certificate",
    "Consultation",
    "IssuingKey",
    "OutcomeFollowUp",
    "RecruiterFeedback",
    "ShareLink",
    "ShareView",
    "Template",
    "TemplateVersion",
]
