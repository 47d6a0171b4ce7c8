"""The French catalogue: complete, in step with the sources, and true to their placeholders."""

import contextlib
import re
import shutil
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from common.management.commands.messages import NOT_OURS, Extraction

ROOT = Path(settings.BASE_DIR)
CATALOGUE = ROOT / "locale" / "fr" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")


@pytest.fixture(scope="module")
def french() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


def sayings(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Return each text with its translation; a plural is translated for one and for many."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid_plural, text) for _number, text in sorted(entry.msgstr_plural.items())]


def test_french_is_complete(french):
    assert [entry.msgid for entry in french.untranslated_entries()] == []


def test_french_holds_no_guess(french):
    assert [entry.msgid for entry in french if entry.fuzzy] == []


def test_french_keeps_the_placeholders(french):
    wrong = [
        text
        for entry in french
        for text, said in sayings(entry)
        if not set(PLACEHOLDER.findall(said)) <= set(PLACEHOLDER.findall(text))
        or (not entry.msgid_plural and lost(text, said))
    ]

    assert wrong == []


def lost(text: str, said: str) -> set[str]:
    return set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(said))


def test_french_knows_every_message_of_the_sources(tmp_path, french):
    found = extracted(tmp_path)

    known = {(entry.msgctxt, entry.msgid) for entry in french}
    assert {(entry.msgctxt, entry.msgid) for entry in found} - known == set()


def extracted(folder: Path) -> polib.POFile:
    """Collect the messages of a copy: what is made on the way is seen by no other test."""
    for path in ROOT.iterdir():
        if path.is_dir() and path.name[0] != "." and path.name not in {*NOT_OURS, "locale"}:
            shutil.copytree(path, folder / path.name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "locale").mkdir()
    with contextlib.chdir(folder), override_settings(LOCALE_PATHS=[folder / "locale"]):
        call_command(Extraction(), locale=["fr"], no_obsolete=True, verbosity=0)
    return polib.pofile(str(folder / "locale" / "fr" / "LC_MESSAGES" / "django.po"))


def test_french_writes_as_the_french_do(french):
    """No straight apostrophe between letters, no common space before a double sign."""
    wrong = [
        said
        for entry in french
        for _text, said in sayings(entry)
        if re.search(r"\w'\w", said) or re.search(r"(?<=[\w»)]) [:;?!»]|« ", said)
    ]

    assert wrong == []
