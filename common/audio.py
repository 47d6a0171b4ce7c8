"""Recordings of a voice: what is taken in, how it is played back, how it goes.

They are private files (`common.storage`), known by their SHA-256. A field that names one is an
`AudioField`, so that `forget` knows whether a recording is still needed somewhere.
"""

import re
from collections.abc import Callable
from functools import partial, wraps
from typing import Any, cast

from csp.decorators import csp_update
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import storage
from common.duration import seconds_of
from common.errors import Refused
from common.middleware import HEADERS

LARGEST = 6 * 1024 * 1024
LONGEST = 180
"""Seconds, as the page says; a few more pass, for clocks that differ."""
LEEWAY = 10
ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


# What it is


def type_of(content: bytes) -> str:
    """Return the media type that the first bytes tell, "" if they tell of no recording."""
    head = content[:12]
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "audio/webm" if b"webm" in content[:64] else ""
    if head.startswith(b"OggS"):
        return "audio/ogg"
    if head.startswith(b"RIFF") and head[8:] == b"WAVE":
        return "audio/wav"
    if head[4:8] == b"ftyp":
        return "audio/mp4"
    if head.startswith(b"ID3") or is_mpeg_frame(head):
        return "audio/mpeg"
    return ""


def is_mpeg_frame(head: bytes) -> bool:
    """Tell an MP3 without tags: eleven bits of sync, then layer III."""
    return len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2


def is_too_long(content: bytes) -> bool:
    """Tell whether this is too much to keep, in bytes or in minutes."""
    seconds = seconds_of(content, type_of(content)) or 0
    return len(content) > LARGEST or seconds > LONGEST + LEEWAY


# In a form


class RecorderInput(forms.FileInput):
    """A button that records where JavaScript can; where it cannot, the choice of a file."""

    template_name = "components/recorder.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": "audio/*", "capture": "user"} | (attrs or {}))

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        return super().get_context(name, value, attrs) | {"longest": LONGEST}


class RecordingField(forms.FileField):
    """A recording that was just made, or a file; cleaned, it is the bytes."""

    widget = RecorderInput
    default_error_messages = {
        "large": _("This recording is too long. Record a shorter one: three minutes at most."),
        "kind": _("This file is not a recording of a voice. Record it again, or write."),
    }

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if not file:
            return b""
        if (file.size or 0) > LARGEST:
            raise ValidationError(self.error_messages["large"], code="large")
        content: bytes = file.read()
        if not type_of(content):
            raise ValidationError(self.error_messages["kind"], code="kind")
        if is_too_long(content):
            raise ValidationError(self.error_messages["large"], code="large")
        return content


# On a page


def with_recorder(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let the page of this view ask for the microphone, and play what was recorded."""

    @wraps(view)
    def recording_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        allowed = HEADERS["Permissions-Policy"].replace("microphone=()", "microphone=(self)")
        response["Permissions-Policy"] = allowed
        return response

    return playing(recording_view, "'self'", "blob:")


def with_player(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let the page of this view play a recording of this site."""
    return playing(view, "'self'")


def playing(view: Callable[..., HttpResponse], *sources: str) -> Callable[..., HttpResponse]:
    widen: Callable[[Any], Any] = csp_update({"media-src": list(sources)})
    return cast(Callable[..., HttpResponse], widen(view))


def playback(request: HttpRequest, sha256: str) -> HttpResponse:
    """Hand over a recording, or the part of it that the browser asks for (RFC 9110, 14)."""
    content = storage.read(sha256)
    size, wanted = len(content), ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    response = HttpResponse(content, content_type=type_of(content) or "application/octet-stream")
    if wanted and any(wanted.groups()):
        first, last = part_of(size, *wanted.groups())
        if first > last:
            response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
        else:
            response.content, response.status_code = content[first : last + 1], 206
            response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = "inline"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def part_of(size: int, first: str, last: str) -> tuple[int, int]:
    """Return the first and the last byte of a range: `0-99`, `100-`, or `-50`, the last fifty."""
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last) if last else size - 1, size - 1)


# In a record


class AudioField(models.CharField):  # type: ignore[type-arg]
    """The SHA-256 of a recording, or ""."""

    def __init__(self, verbose_name: Any = None, **kwargs: Any) -> None:
        options: dict[str, Any] = {"max_length": 64, "blank": True, "default": ""}
        super().__init__(verbose_name, **options | kwargs)


def keep(content: bytes) -> str:
    """Keep a recording and return its name; nothing has none.

    :raises Refused: if these bytes are no recording, or too long.
    """
    if not content:
        return ""
    if is_too_long(content) or not type_of(content):
        raise Refused(gettext("This file is not a recording of a voice."))
    return storage.store(content)


def forget(sha256: str) -> None:
    """Remove a recording once this transaction holds, unless another record still names it."""
    if sha256:
        transaction.on_commit(partial(remove_unnamed, sha256))


def remove_unnamed(sha256: str) -> None:
    if not is_named(sha256):
        storage.remove(sha256)


def is_named(sha256: str) -> bool:
    return any(
        model._base_manager.filter(**{field.name: sha256}).exists()
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, AudioField)
    )
