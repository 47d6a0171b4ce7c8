"""What is typed about needs, missions and protocols. Each form offers only what its author sees."""

from protocols.forms.declared import DeclaredSkillForm
from protocols.forms.diagnoses import DiagnosisForm, DiagnosisReturnForm
from protocols.forms.jobs import JobForm
from protocols.forms.needs import NeedCloseForm, NeedForm
from protocols.forms.protocols import ProtocolForm
from protocols.forms.sections import MergeForm, RefusalForm, SectionForm
from protocols.forms.signing import (
    ReadingForm,
    ScanForm,
    SignForm,
    TranslationForm,
    TranslationLanguageForm,
    WitnessForm,
)

__all__ = [
    "DeclaredSkillForm",
    "DiagnosisForm",
    "DiagnosisReturnForm",
    "JobForm",
    "MergeForm",
    "NeedCloseForm",
    "NeedForm",
    "ProtocolForm",
    "ReadingForm",
    "RefusalForm",
    "ScanForm",
    "SectionForm",
    "SignForm",
    "TranslationForm",
    "TranslationLanguageForm",
    "WitnessForm",
]
