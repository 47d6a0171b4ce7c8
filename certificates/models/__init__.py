from certificates.models.certificate import Certificate
from certificates.models.endorsement import ENDORSEMENT_LENGTH, Endorsement
from certificates.models.key import IssuingKey
from certificates.models.request import CertificateRequest
from certificates.models.template import Template, TemplateVersion
from certificates.models.wording import Wording

__all__ = [
    "ENDORSEMENT_LENGTH",
    "Certificate",
    "CertificateRequest",
    "Endorsement",
    "IssuingKey",
    "Template",
    "TemplateVersion",
    "Wording",
]
