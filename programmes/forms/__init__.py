"""What is typed about programmes and candidacies."""

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

__all__ = [
    "AcceptForm",
    "ContactForm",
    "DeclineForm",
    "InterviewForm",
    "LanguageForm",
    "NameForm",
    "ProposeOtherForm",
    "VoiceForm",
    "WordsForm",
]
