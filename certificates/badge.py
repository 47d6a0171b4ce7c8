"""A credential baked into a picture (Open Badges 3.0, section 5.3): the file is the proof."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

PICTURE = Path("static") / "img" / "badge"


@dataclass(frozen=True, slots=True)
class Kind:
    """How a credential is handed over."""

    suffix: str
    content_type: str
    made_from: Callable[[bytes], bytes]


def to_svg(credential: bytes) -> bytes:
    from openbadgeslib import baking

    baked: bytes = baking.bake_svg(
        picture("svg"),
        credential.decode(),
        element=baking.SVG_ELEMENT_OB3,
        namespace=baking.SVG_NS_OB3,
        as_text=True,
    )
    return baked


def to_png(credential: bytes) -> bytes:
    from openbadgeslib import baking

    baked: bytes = baking.bake_png(
        picture("png"), credential.decode(), keyword=baking.ITXT_KEYWORD_OB3
    )
    return baked


@cache
def picture(suffix: str) -> bytes:
    return (settings.BASE_DIR / PICTURE.with_suffix(f".{suffix}")).read_bytes()


KINDS = {
    "json": Kind("json", "application/vc+ld+json", bytes),
    "svg": Kind("svg", "image/svg+xml", to_svg),
    "png": Kind("png", "image/png", to_png),
}
