"""The register of processing (GDPR article 30), read from each app's `personal.py`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module

from django.apps import apps

from common.personal import About, Kept, Table
from privacy.kinds import kind_name

APPS = "common people helpers protocols support programmes certificates monitoring privacy".split()


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of one kind of record, with what is told of it."""

    model: str
    label: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record and its fields about somebody."""

    name: str
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Chapter:
    """All that is kept about one kind of people."""

    about: About
    kinds: list[Kind]


def tables() -> Table:
    """Return the tables of all apps as one: model label → field → what is kept."""
    found: Table = {}
    for app in APPS:
        found |= import_module(f"{app}.personal").TABLE
    return found


def entries() -> Iterator[Entry]:
    for model_label, fields in tables().items():
        meta = apps.get_model(model_label)._meta
        for name, kept in fields.items():
            yield Entry(model_label, str(getattr(meta.get_field(name), "verbose_name", name)), kept)


def register_by_person() -> list[Chapter]:
    """Return what is kept about helpers, about persons supported, about staff."""
    return [Chapter(about, kinds_about(about)) for about in About if about is not About.NOBODY]


def kinds_about(about: About) -> list[Kind]:
    kinds: dict[str, Kind] = {}
    for entry in entries():
        if entry.kept.about is about:
            kinds.setdefault(entry.model, Kind(kind_name(entry.model))).entries.append(entry)
    return list(kinds.values())
