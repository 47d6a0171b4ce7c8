from certificates.models.certificate import Certificate
from certificates.models.key import IssuingKey
from certificates.models.round import Participant, Round
from certificates.models.suggestion import Change, Comment, Suggestion, Voice
from certificates.models.template import Template, TemplateVersion

__all__ = [
    "Certificate",
    "Change",
    "Comment",
    "IssuingKey",
    "Participant",
    "Round",
    "Suggestion",
    "Template",
    "TemplateVersion",
    "Voice",
]
