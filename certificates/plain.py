"""The words of a block as people write them: each placeholder by its name, « ‹Titre choisi› »."""

import re
from functools import cache

from certificates.blocks import PLACEHOLDER
from certificates.words import content

NAMED = re.compile(r"[‹<\[]\s*([^‹›<>\[\]]+?)\s*[›>\]]")


def to_plain(text: str) -> str:
    names = content()["placeholders"]
    return PLACEHOLDER.sub(lambda found: f"‹{names.get(found[1], found[1])}›", text)


def to_coded(text: str) -> str:
    """Return words as a block keeps them; what names no placeholder stays as it was written."""

    def coded(found: re.Match[str]) -> str:
        code = codes().get(folded(found[1]))
        return "{{" + code + "}}" if code else found[0]

    return NAMED.sub(coded, text)


@cache
def codes() -> dict[str, str]:
    return {folded(name): code for code, name in content()["placeholders"].items()}


def folded(name: str) -> str:
    """Return a name as it is looked up: phones write apostrophes and capitals of their own."""
    return " ".join(name.replace("’", "'").casefold().split())
