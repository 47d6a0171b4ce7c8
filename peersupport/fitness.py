"""Is this machine fit? Each question answers in one plain sentence."""

import ctypes
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from certificates import keys
from common import paper
from common.journal import broken_links

PANGO = "libpango-1.0.so.0"
SUBSETTER = "libharfbuzz-subset.so.0"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and whether one can work with it."""

    is_well: bool
    sentence: str


def fonts() -> Answer:
    """The paper embeds its own fonts: nothing of the machine's is used."""
    needed = paper.paper_fonts()
    missing = [path.name for path in needed if not path.is_file()]
    if missing:
        return Answer(False, f"{len(missing)} paper fonts are missing: run `make setup`.")
    return Answer(True, f"{len(needed)} paper fonts are in place.")


def library(name: str, needed_for: str, package: str) -> Answer:
    """Look for a system library by loading it, as the paper will."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return Answer(False, f"{needed_for} needs {name}: install the package {package}.")
    return Answer(True, f"{name} is there.")


def pango() -> Answer:
    return library(PANGO, "Making a PDF", "libpango-1.0-0")


def subsetter() -> Answer:
    """Without it a PDF takes eight times longer."""
    return library(SUBSETTER, "Making a PDF quickly", "libharfbuzz-subset0")


def database() -> Answer:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return Answer(False, f"The database does not answer: {error}".strip())
    return Answer(True, f"The database answers ({connection.display_name}).")


def migrations() -> Answer:
    try:
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return Answer(False, "The migrations cannot be read: the database does not answer.")
    if waiting:
        return Answer(False, f"{waiting} migrations wait: run `manage.py migrate`.")
    return Answer(True, "All migrations are applied.")


def private_files() -> Answer:
    """Certificates and signed protocols live here, and nowhere a web server looks."""
    folder: Path = settings.PRIVATE_ROOT
    if is_within(folder, Path(settings.STATIC_ROOT)):
        return Answer(False, f"{folder} lies under the static files: anyone could read it.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Answer(False, f"{folder} cannot be made: check who owns the folder above it.")
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return Answer(False, f"{folder} cannot be written: check who owns it.")
    return Answer(True, f"Private files can be kept in {folder}.")


def is_within(folder: Path, other: Path) -> bool:
    return folder.resolve().is_relative_to(other.resolve())


def journal() -> Answer:
    try:
        broken = next(broken_links(), None)
    except DatabaseError:
        return Answer(False, "The journal cannot be read: run `manage.py migrate`.")
    if broken is not None:
        return Answer(False, f"The journal was tampered with: entry {broken} does not follow.")
    return Answer(True, "The journal is sound: every entry follows from the one before.")


def seal() -> Answer:
    """Tell which seal papers get, and until when it holds."""
    try:
        key = keys.registered_or_in_use()
    except DatabaseError:
        return Answer(False, "The seal cannot be read: run `manage.py migrate`.")
    except (keys.KeyMissing, ValueError) as error:
        return Answer(False, f"The seal cannot be used: {error}")
    if key is None:
        return Answer(True, "No seal yet: one for trials is made with the first paper.")
    end = keys.ends_at(key)
    kept = "in a token" if settings.SEAL_TOKEN_MODULE else "in a file"
    kind = "for trials, which no reader trusts," if key.is_trial else f"of the association, {kept},"
    if end < timezone.now() + timedelta(days=60):
        return Answer(False, f"The seal {kind} ends on {end:%Y-%m-%d}: put a new one in place.")
    return Answer(True, f"Papers get a seal {kind} that holds until {end:%Y-%m-%d}.")


def demonstration() -> Answer:
    if settings.DEMO:
        return Answer(True, "DEMO is on: anyone on this machine can enter as a demo person.")
    return Answer(True, "DEMO is off.")


QUESTIONS: tuple[Callable[[], Answer], ...] = (
    fonts,
    pango,
    subsetter,
    database,
    migrations,
    private_files,
    journal,
    seal,
    demonstration,
)
