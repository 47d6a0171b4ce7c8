from certificates.models.certificate import Certificate
from certificates.models.key import IssuingKey
from certificates.models.template import Template, TemplateVersion

# batches
from certificates.models.batch import Batch, BatchItem, Notice  # isort: skip
from certificates.models.register import RegisterLine  # isort: skip

__all__ = [
    "Batch",
    "BatchItem",
    "Certificate",
    "IssuingKey",
    "Notice",
    "RegisterLine",
    "Template",
    "TemplateVersion",
]
