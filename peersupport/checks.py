"""What `manage.py check --deploy` adds to Django's own questions."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from peersupport import fitness

SHORTEST_KEY = 50


@register(Tags.security, deploy=True)
def check_keys_and_doors(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Find what would let strangers in."""
    found: list[CheckMessage] = []
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        found.append(Error("SECRET_KEY is short: give 50 characters.", id="peersupport.E001"))
    if settings.DEMO:
        found.append(Error("DEMO is on: anyone may enter.", id="peersupport.E002"))
    if "*" in settings.ALLOWED_HOSTS:
        found.append(Error("ALLOWED_HOSTS names no host.", id="peersupport.E003"))
    if not settings.SECURE_COOKIES:
        found.append(Error("SECURE_COOKIES is off: serve over https.", id="peersupport.E004"))
    return found


@register(Tags.files, deploy=True)
def check_files(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Find what would keep papers from being made, or show them to anyone."""
    questions = {5: fitness.private_files, 6: fitness.fonts, 7: fitness.pango}
    answers = {number: question() for number, question in questions.items()}
    return [
        Error(answer.sentence, id=f"peersupport.E00{number}")
        for number, answer in answers.items()
        if not answer.is_well
    ]
