"""What the cast's centre has of co-design, for the matrix and the speed of pages."""

from copy import copy
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from certificates.actions import comment, create_template, open_round, suggest
from certificates.models import Comment, Round, Suggestion, Voice
from tests.factories.candidacy import make_voice


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """Lead this part of the story by the real doors; return the records that addresses name."""
    centre, chloe, amina = story.need.centre, story.referent, story.helper_user
    version = create_template(centre, title=f"{mark} Notre modèle", by=chloe, at=at)
    opened = open_round(
        version,
        centre=centre,
        users=[amina, story.manager, chloe],
        ends_on=timezone.localdate(at) + timedelta(days=20),
        aim=f"{mark} dire ce qui compte",
        by=chloe,
        at=at,
    )
    said = {"change": "add", "kind": "paragraph", "after": "holder", "at": at}
    proposed = suggest(opened, submission=uuid4(), text=f"{mark} a aidé", by=story.manager, **said)
    voice = make_voice(pitch=300 + len(mark) + centre.pk)
    spoken = suggest(opened, submission=uuid4(), recording=voice, by=amina, **said)
    comment(opened, text=f"{mark} oui", suggestion=spoken, by=chloe, at=at)
    comment(opened, text=f"{mark} bien", block="holder", by=chloe, at=at)
    return {"round": opened, "suggestion": spoken, "proposed": proposed, "drafted": version}


def crowd(story: Any) -> None:
    """Add three hundred of each kind of this part, to one round; and as many ended rounds."""
    proposed, voice = story.told["proposed"], story.told["proposed"].voices.get()
    Suggestion.objects.bulk_create(twin(proposed, submission=uuid4()) for _ in range(300))
    added = Suggestion.objects.filter(round=proposed.round, state="open").exclude(pk=proposed.pk)
    Voice.objects.bulk_create(
        Voice(suggestion=one, participant=voice.participant, consents=True, given_at=voice.given_at)
        for one in added
    )
    for one in Comment.objects.filter(round=proposed.round):
        Comment.objects.bulk_create(twin(one, text=f"Mot {number}") for number in range(300))
    at = timezone.now()
    ended = {"state": "closed", "ended_at": at, "ended_by": story.referent}
    Round.objects.bulk_create(twin(story.told["round"], **ended) for _ in range(300))


def twin(record: Any, **changes: Any) -> Any:
    one = copy(record)
    one.pk, one._state = None, copy(record._state)
    if hasattr(one, "reference"):
        one.reference = uuid4()
    for name, value in changes.items():
        setattr(one, name, value)
    return one


OWNERS: dict[str, Any] = {
    "certificates:template-round": lambda story: story.told["drafted"],
    "certificates:template-share": lambda story: story.told["drafted"],
}
"""Pages that make a record are reached from the record it belongs to."""
