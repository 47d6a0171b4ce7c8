"""Keep the catalogues in step with the sources, and bring translations in.

    sources ─► makemessages ─► locale/fr/LC_MESSAGES/django.po ─► list of what is missing
                               fragments (--merge) ─┘

Written always in one form (sorted, unwrapped, file names without lines, no date), so that a
difference shows what was translated and nothing else.
"""

import contextlib
from argparse import ArgumentParser
from pathlib import Path
from shutil import which
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.management.commands import makemessages

from common.management.commands.compile_catalogues import compile_catalogue

VOLATILE = """
    POT-Creation-Date PO-Revision-Date Last-Translator Language-Team Report-Msgid-Bugs-To
""".split()
NOT_OURS = [".venv", "build", "node_modules", "tests", "var", "bench", "scripts"]


class Extraction(makemessages.Command):
    """Django's own, without guesses at translations."""

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]


class Command(BaseCommand):
    help = "Collect what is to be translated, merge translations, list what is missing."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--language", default="fr")
        parser.add_argument(
            "--merge",
            nargs="+",
            type=Path,
            default=[],
            metavar="FILE",
            help="catalogues to bring in",
        )
        parser.add_argument(
            "--replace", action="store_true", help="what is merged wins over what was there"
        )

    def handle(self, *, language: str, merge: list[Path], replace: bool, **options: Any) -> None:
        if not which("xgettext"):
            raise CommandError("gettext is not installed: sudo apt-get install -y gettext")
        path = extract(language)
        catalogue = polib.pofile(str(path), wrapwidth=0)
        for line in merge_all(catalogue, merge, replace=replace):
            self.stderr.write(line)
        save(catalogue, path, language)
        compile_catalogue(path)
        missing = catalogue.untranslated_entries()
        for entry in missing:
            self.stdout.write(f"{entry.occurrences[0][0]}: {entry.msgid}")
        self.stdout.write(f"{language}: {len(catalogue)} messages, {len(missing)} to translate.")


def extract(language: str) -> Path:
    """Bring the catalogue of a language up to date with the sources."""
    root = Path(settings.BASE_DIR)
    (root / "locale").mkdir(exist_ok=True)
    with contextlib.chdir(root):
        call_command(
            Extraction(),
            locale=[language],
            add_location="file",
            no_wrap=True,
            no_obsolete=True,
            ignore_patterns=NOT_OURS,
            verbosity=0,
        )
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def merge_all(catalogue: polib.POFile, paths: list[Path], *, replace: bool) -> list[str]:
    """Fill the catalogue from these files, the first to translate a message winning.

    Return one line for each message that is translated in two ways or stands in no source.
    """
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue}
    came_from = {
        key: catalogue.fpath for key, entry in known.items() if entry.translated() and not replace
    }
    remarks = []
    for path in paths:
        for entry in polib.pofile(str(path)):
            key = (entry.msgctxt, entry.msgid)
            if not entry.translated():
                continue
            if key not in known:
                remarks.append(f"{path.name}: in no source: {entry.msgid!r}")
            elif key not in came_from:
                came_from[key] = str(path)
                take_over(known[key], entry)
            elif said(known[key]) != said(entry):
                remarks.append(f"{path.name}: {came_from[key]} says otherwise: {entry.msgid!r}")
    return remarks


def take_over(entry: polib.POEntry, other: polib.POEntry) -> None:
    """Give an entry the translation of another; one without its plural goes nowhere."""
    if bool(entry.msgid_plural) != bool(other.msgid_plural):
        raise CommandError(f"Only one of them has a plural: {entry.msgid!r}")
    entry.msgstr, entry.msgstr_plural = other.msgstr, dict(other.msgstr_plural)
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]


def said(entry: polib.POEntry) -> tuple[str, dict[int, str]]:
    return entry.msgstr, entry.msgstr_plural


def save(catalogue: polib.POFile, path: Path, language: str) -> None:
    for volatile in VOLATILE:
        catalogue.metadata.pop(volatile, None)
    catalogue.metadata |= {"Project-Id-Version": "peersupport", "Language": language}
    catalogue.metadata_is_fuzzy = False
    catalogue.header = "Messages of peersupport. Kept by `make messages`."
    for entry in catalogue:
        entry.occurrences = sorted({(file, "") for file, _line in entry.occurrences})
    catalogue.sort(key=lambda entry: (entry.occurrences[:1], entry.msgid, entry.msgctxt or ""))
    catalogue.save(str(path))
