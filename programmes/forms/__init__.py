"""What is typed about a programme and those who come in."""

from programmes.forms.programme import (
    EvaluateForm,
    ProgrammeForm,
    ReviewForm,
    SteeringForm,
    SuspendForm,
)
from programmes.forms.readiness import ReadinessForm

__all__ = [
    "EvaluateForm",
    "ProgrammeForm",
    "ReadinessForm",
    "ReviewForm",
    "SteeringForm",
    "SuspendForm",
]
