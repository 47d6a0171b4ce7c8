"""Public frameworks a skill may be aligned with: optional, and each valid until its day (D10)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from common.content import load_yaml

ESCO = "esco:https://"


@dataclass(frozen=True, slots=True)
class Alignment:
    """One entry of a public framework, as a skill page shows it."""

    name: str
    code: str
    label: str
    valid_until: date | None = None
    levels: tuple[int, ...] = ()
    url: str = ""
    is_expired: bool = False


def frameworks() -> dict[str, dict[str, Any]]:
    return {row["key"]: row for row in load_yaml("helpers", "frameworks")["frameworks"]}


def alignments_of(keys: list[str], *, on: date) -> list[Alignment]:
    """Return what these keys stand for on this day: `rome`, `rectec:team`, `esco:https://…`.

    A key that no framework knows is left out: a catalogue may be older than its frameworks.
    """
    return [found for key in keys if (found := alignment(key, on=on))]


def alignment(key: str, *, on: date) -> Alignment | None:
    if key.startswith(ESCO):
        url = key.removeprefix("esco:")
        return Alignment("ESCO", "", url, url=url)
    name, _, item = key.partition(":")
    row = frameworks().get(name)
    if row is None:
        return None
    labels = {one["key"]: one["label"] for one in row.get("items", [])}
    if item and item not in labels:
        return None
    until: date | None = row["valid_until"]
    return Alignment(
        name=row["name"],
        code=row["code"],
        label=labels.get(item, row["title"]),
        valid_until=until,
        levels=tuple(row.get("levels", ())),
        is_expired=until is not None and until < on,
    )
