"""What is typed about a programme and those who come in."""

from programmes.forms.candidacy import (
    AcceptForm,
    ContactForm,
    DeclineForm,
    InterviewForm,
    LanguageForm,
    NameForm,
    ProposeOtherForm,
    VoiceForm,
    WordsForm,
)
from programmes.forms.programme import (
    EvaluateForm,
    ProgrammeForm,
    ReviewForm,
    SteeringForm,
    SuspendForm,
)
from programmes.forms.readiness import ReadinessForm

__all__ = [
    "AcceptForm",
    "ContactForm",
    "DeclineForm",
    "EvaluateForm",
    "InterviewForm",
    "LanguageForm",
    "NameForm",
    "ProgrammeForm",
    "ProposeOtherForm",
    "ReadinessForm",
    "ReviewForm",
    "SteeringForm",
    "SuspendForm",
    "VoiceForm",
    "WordsForm",
]
