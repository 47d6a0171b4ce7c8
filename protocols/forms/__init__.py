"""What is typed about needs, missions and protocols. Each form offers only what its author sees."""

from protocols.forms.jobs import JobForm
from protocols.forms.needs import NeedForm
from protocols.forms.protocols import ProtocolForm
from protocols.forms.signing import (
    ReadingForm,
    ScanForm,
    SignForm,
    TranslationForm,
    TranslationLanguageForm,
    WitnessForm,
)

__all__ = [
    "JobForm",
    "NeedForm",
    "ProtocolForm",
    "ReadingForm",
    "ScanForm",
    "SignForm",
    "TranslationForm",
    "TranslationLanguageForm",
    "WitnessForm",
]
