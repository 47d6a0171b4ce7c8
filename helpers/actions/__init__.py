"""What the programme does with helpers: open a file, add a language, discern an experience."""

from helpers.actions.discernments import (
    decide_together,
    invite_peer,
    note_voice,
    open_discernment,
    release_peer,
    speak,
)
from helpers.actions.experiences import (
    begin_experience,
    discard_draft,
    keep_answers,
    lower_experience,
    raise_experience,
    share_experience,
    tell_experience,
)
from helpers.actions.files import open_file
from helpers.actions.languages import add_language, assess_language, remove_language
from helpers.actions.path import (
    end_mission,
    hold_first_review,
    issue_badge,
    leave,
    look_at_precarity,
)
from helpers.actions.training import declare_training, record_training

__all__ = [
    "add_language",
    "assess_language",
    "begin_experience",
    "decide_together",
    "declare_training",
    "discard_draft",
    "end_mission",
    "hold_first_review",
    "invite_peer",
    "issue_badge",
    "keep_answers",
    "leave",
    "look_at_precarity",
    "lower_experience",
    "note_voice",
    "open_discernment",
    "open_file",
    "raise_experience",
    "record_training",
    "release_peer",
    "remove_language",
    "share_experience",
    "speak",
    "tell_experience",
]
