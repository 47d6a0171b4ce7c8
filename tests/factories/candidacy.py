"""Candidacies, by the doors a real one takes; and voices, made by code."""

import io
import math
import struct
import wave
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from people.models import Centre, Role, User
from programmes.actions.candidacy import (
    accept,
    decline,
    express_interest,
    note_interview,
    propose_other,
    withdraw,
)
from programmes.candidacy_words import questions
from programmes.lifecycle import CandidacyState
from programmes.models import Candidacy
from tests.factories import NOW
from tests.factories.people import make_centre, make_user

ANSWERS = {row["key"]: "Quelques mots" for row in questions()}


def make_voice(*, seconds: float = 0.2, pitch: int = 220) -> bytes:
    """A short tone as a WAV file: what a phone would send, but smaller."""
    rate, file = 8000, io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        for step in range(int(rate * seconds)):
            height = int(8000 * math.sin(2 * math.pi * pitch * step / rate))
            sound.writeframes(struct.pack("<h", height))
    return file.getvalue()


def make_panel(centre: Centre) -> tuple[User, User]:
    """A manager and a social worker of this centre."""
    return make_user(Role.MANAGER, centre), make_user(Role.SOCIAL_WORKER, centre)


def make_candidacy(
    state: str = CandidacyState.INTEREST,
    centre: Centre | None = None,
    panel: tuple[User, User] | None = None,
    at: datetime = NOW,
    **fields: Any,
) -> Candidacy:
    """A candidacy, led to its state by the moves a real one makes."""
    centre = centre or make_centre()
    given = {"channel": "written", "message": "Je veux aider.", "called": "Sami"} | fields
    candidacy = express_interest(
        centre, submission=uuid4(), is_adult=True, by=None, at=at - timedelta(days=9), **given
    )
    if state == CandidacyState.INTEREST:
        return candidacy
    manager, worker = panel or make_panel(centre)
    if state == CandidacyState.WITHDRAWN:
        withdraw(candidacy, by=worker, at=at)
        return candidacy
    hold_interview(candidacy, (manager, worker), at=at - timedelta(days=2))
    told: dict[str, Any] = {"told_by": worker, "told_at": at}
    if state == CandidacyState.ACCEPTED:
        accept(candidacy, referent=worker, tie="resident", by=worker, at=at)
    elif state == CandidacyState.REDIRECTED:
        propose_other(candidacy, proposal="L’atelier", **told, by=worker, at=at)
    elif state == CandidacyState.DECLINED:
        decline(candidacy, reason="number_of_places", **told, by=worker, at=at)
    return candidacy


def hold_interview(
    candidacy: Candidacy, panel: tuple[User, ...], *, at: datetime = NOW, **fields: Any
) -> None:
    """Fill in the whole sheet: the interview is held then."""
    sheet = {"answers": ANSWERS, "readiness": "yes", "held_on": at.date()} | fields
    note_interview(candidacy, panel=panel, by=panel[0], at=at, **sheet)
