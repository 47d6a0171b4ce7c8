"""Pages that anyone can save: one file with its style, its script and the public keys inside.

    static/css/*.css, static/js/*.js ─► <style>, <script> ─► hashes ─► policy

The policy stands in the page itself as well, so that a saved file is held to it: it runs these
very bytes, loads nothing and sends nothing.
"""

import json
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from certificates.models import IssuingKey
from certificates.offline import key_id, raw_of
from certificates.saved_words import ANSWERS, STATES

STYLES = ("css/tokens.css", "css/base.css", "css/verdict.css", "css/saved.css")
WORDS = ("js/words.js",)
REGISTER = ("js/words.js", "js/register.js")
IN_THE_PAGE = "default-src 'none'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page, and the policy to send with it: a `<meta>` cannot tell who may frame it."""

    content: str
    policy: str


def offline_page(language: str) -> SavedPage:
    """Return the page that checks the words of a QR code without a network."""
    return page(language, WORDS)


def page(language: str, scripts: Sequence[str], **context: Any) -> SavedPage:
    """Return a page in one file.

    :param language: the one it opens in; it holds both.
    """
    style, script = joined(STYLES), joined(scripts)
    policy = f"{IN_THE_PAGE}; script-src {hash_of(script)}; style-src {hash_of(style)}"
    keys = published()
    context |= {
        "policy": policy,
        "style": format_html("<style>{}</style>", style),
        "script": format_html("<script>{}</script>", script),
        "keys": json.dumps(keys),
        "public_keys": keys,
        "answers": ANSWERS,
        "states": STATES,
        "site": settings.SITE_URL,
        "language": language,
    }
    with override(language):
        content = render_to_string("certificates/saved.html", context)
    return SavedPage(content.strip() + "\n", f"{policy}; frame-ancestors 'none'")


def joined(sources: Iterable[str]) -> SafeString:
    """Return files of ours as they stand, one after the other.

    :raises ValueError: if one would end the element that holds it.
    """
    folder = Path(settings.BASE_DIR) / "static"
    text = "\n".join((folder / name).read_text(encoding="utf-8") for name in sources)
    if "</" in text or "<!--" in text:
        raise ValueError("A source of a saved page would end the element that holds it.")
    return mark_safe(text)  # noqa: S308 - files of ours; nothing that was typed


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def published() -> list[Mapping[str, str]]:
    """Return the keys that papers were ever signed with, the newest first."""
    keys = IssuingKey.objects.filter(purpose=IssuingKey.Purpose.CREDENTIAL)
    return [told(key) for key in keys.order_by("-since", "pk")]


def told(key: IssuingKey) -> Mapping[str, str]:
    """Return a key as a page carries it; `start` is how the words of a paper name it."""
    public = serialization.load_pem_public_key(key.public_pem.encode())
    if not isinstance(public, ed25519.Ed25519PublicKey):
        raise TypeError("Papers are signed with Ed25519.")
    raw = raw_of(public)
    return {
        "id": key.name,
        "start": key_id(raw).hex(),
        "raw": urlsafe_b64encode(raw).rstrip(b"=").decode(),
        "since": timezone.localdate(key.since).isoformat(),
        "until": timezone.localdate(key.until).isoformat() if key.until else "",
    }
