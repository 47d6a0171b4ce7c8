from certificates.models.certificate import Certificate
from certificates.models.template import Template, TemplateVersion

__all__ = ["Certificate", "Template", "TemplateVersion"]
