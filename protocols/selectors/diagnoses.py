"""What the pages of diagnoses show."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from common.journal import history_of
from common.lifecycle import Move
from common.lists import Show
from people.models import User
from protocols.lifecycle import DiagnosisState
from protocols.models import NeedsDiagnosis
from protocols.policies import DIAGNOSIS_MOVES, can_write_diagnosis


def diagnosis_shows(*, on: date) -> dict[str, Show]:
    """Return the ways to narrow the list of diagnoses."""
    state = DiagnosisState
    return {
        "to-read": (_("To validate"), lambda these: these.filter(state=state.IN_REVIEW)),
        "to-redo": (_("To redo"), lambda these: these.to_redo(on=on)),
        "validated": (_("Validated"), lambda these: these.validated()),
        "archived": (_("Archived"), lambda these: these.filter(state=state.ARCHIVED)),
    }


DIAGNOSIS_WORDS = {
    "open": _("Opened"),
    "rewrite": _("Corrected"),
    "submit": _("Given to read"),
    "return": _("Given back"),
    "validate": _("Validated"),
    "supersede": _("Followed by the next one"),
}


def diagnosis_moves_for(user: User, diagnosis: NeedsDiagnosis) -> list[Move]:
    moves = diagnosis.lifecycle.open_from(diagnosis.state)
    return [m for m in moves if m.name != "supersede" and DIAGNOSIS_MOVES[m.name](user, diagnosis)]


def page_of_diagnosis(user: User, diagnosis: NeedsDiagnosis, *, on: date) -> dict[str, Any]:
    moves = diagnosis_moves_for(user, diagnosis)
    is_draft = diagnosis.is_draft()
    in_review = diagnosis.state == DiagnosisState.IN_REVIEW
    missing = diagnosis.missing_to_submit() if is_draft else []
    return {
        "diagnosis": diagnosis,
        "needs": diagnosis.needs.for_board(),
        "moves": [move for move in moves if move.name != "return"],
        "may_return": any(move.name == "return" for move in moves),
        "may_write": is_draft and can_write_diagnosis(user, diagnosis),
        "missing": diagnosis.missing_to_validate() if in_review else missing,
        "is_to_redo": diagnosis.is_to_redo(on=on),
        "history": history_of(diagnosis),
        "words": DIAGNOSIS_WORDS,
    }
