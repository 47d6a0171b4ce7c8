"""What is typed about needs, missions and protocols. Each form offers only what its author sees."""

from protocols.forms.declared import DeclaredSkillForm
from protocols.forms.diagnoses import DiagnosisForm, DiagnosisReturnForm
from protocols.forms.jobs import JobForm
from protocols.forms.needs import NeedCloseForm, NeedForm
from protocols.forms.protocols import ProtocolForm
from protocols.forms.sections import MergeForm, RefusalForm, SectionForm

__all__ = [
    "DeclaredSkillForm",
    "DiagnosisForm",
    "DiagnosisReturnForm",
    "JobForm",
    "MergeForm",
    "NeedCloseForm",
    "NeedForm",
    "ProtocolForm",
    "RefusalForm",
    "SectionForm",
]
