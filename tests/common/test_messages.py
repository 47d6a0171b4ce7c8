"""Catalogues: translations are brought in once, and compiled without gettext."""

import gettext

import polib
import pytest

from common.management.commands.compile_catalogues import compile_catalogue
from common.management.commands.messages import merge_all


@pytest.fixture
def fragment(tmp_path):
    """Return a function that writes a catalogue of these messages."""

    def write(name, **messages):
        catalogue = polib.POFile()
        catalogue.metadata = {
            "Content-Type": "text/plain; charset=UTF-8",
            "Plural-Forms": "nplurals=2; plural=(n > 1);",
        }
        for msgid, msgstr in messages.items():
            catalogue.append(polib.POEntry(msgid=msgid, msgstr=msgstr))
        catalogue.save(str(tmp_path / name))
        return tmp_path / name

    return write


def test_merge_keeps_the_first_translation_and_tells_of_the_others(fragment):
    catalogue = polib.pofile(str(fragment("django.po", Draft="", Ended="Terminé")))
    one = fragment("one.po", Draft="Brouillon", Ended="Fini")
    two = fragment("two.po", Draft="Ébauche", Gone="Parti")

    remarks = merge_all(catalogue, [one, two], replace=False)

    assert {entry.msgid: entry.msgstr for entry in catalogue} == {
        "Draft": "Brouillon",
        "Ended": "Terminé",
    }
    assert remarks == [
        f"one.po: {catalogue.fpath} says otherwise: 'Ended'",
        f"two.po: {one} says otherwise: 'Draft'",
        "two.po: in no source: 'Gone'",
    ]


def test_merge_replaces_when_told(fragment):
    catalogue = polib.pofile(str(fragment("django.po", Ended="Terminé")))

    remarks = merge_all(catalogue, [fragment("one.po", Ended="Fini")], replace=True)

    assert [entry.msgstr for entry in catalogue] == ["Fini"]
    assert remarks == []


def test_compiled_catalogue_speaks_and_leaves_out_what_is_fuzzy(tmp_path):
    source = tmp_path / "fr" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
        'msgid "%(n)s hour"\nmsgid_plural "%(n)s hours"\n'
        'msgstr[0] "%(n)s heure"\nmsgstr[1] "%(n)s heures"\n\n'
        '#, fuzzy\nmsgid "Draft"\nmsgstr "Courant d’air"\n',
        encoding="utf-8",
    )

    with compile_catalogue(source).open("rb") as file:
        french = gettext.GNUTranslations(file)

    hours = [french.ngettext("%(n)s hour", "%(n)s hours", n) % {"n": n} for n in (0, 1, 2)]
    assert hours == ["0 heure", "1 heure", "2 heures"]
    assert french.gettext("Draft") == "Draft"
