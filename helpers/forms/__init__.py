"""What is typed about helpers. Each form offers only what its author sees, and makes nothing."""

from helpers.forms.discernments import (
    CriteriaForm,
    DecideForm,
    DiscernmentOpenForm,
    NotedVoiceForm,
    PeerInviteForm,
    RecogniseForm,
    ReplyForm,
)
from helpers.forms.experiences import AnswerForm, ExperienceBeginForm, ExperienceForm
from helpers.forms.files import HelperOpenForm, HelperUpdateForm
from helpers.forms.languages import LanguageAssessForm, LanguageForm

__all__ = [
    "AnswerForm",
    "CriteriaForm",
    "DecideForm",
    "DiscernmentOpenForm",
    "ExperienceBeginForm",
    "ExperienceForm",
    "HelperOpenForm",
    "HelperUpdateForm",
    "LanguageAssessForm",
    "LanguageForm",
    "NotedVoiceForm",
    "PeerInviteForm",
    "RecogniseForm",
    "ReplyForm",
]
