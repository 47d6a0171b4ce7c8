from certificates.models.certificate import Certificate
from certificates.models.key import IssuingKey
from certificates.models.picture import Picture
from certificates.models.template import Template, TemplateVersion

__all__ = ["Certificate", "IssuingKey", "Picture", "Template", "TemplateVersion"]
