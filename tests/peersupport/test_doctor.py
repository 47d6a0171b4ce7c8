from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from common.models import JournalEntry
from peersupport import fitness
from tests.factories.people import make_user
from tests.management.commands.flush import triggers_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def fit(settings, tmp_path):
    """A machine with a private folder of its own."""
    settings.PRIVATE_ROOT = tmp_path / "private"
    return settings


def examined() -> tuple[str, bool]:
    """Return what the doctor says, and whether the machine is fit."""
    said = StringIO()
    try:
        call_command("doctor", stdout=said)
    except CommandError:
        return said.getvalue(), False
    return said.getvalue(), True


def test_doctor_finds_a_fit_machine(fit):
    make_user()

    said, is_fit = examined()

    assert is_fit, said
    assert said.count("ok  ") == len(fitness.QUESTIONS)
    assert "This machine is fit." in said


def test_doctor_misses_the_fonts(fit, tmp_path):
    fit.PAPER_FONTS = tmp_path / "nowhere"

    said, is_fit = examined()

    assert (is_fit, "paper fonts are missing" in said) == (False, True)


def test_doctor_misses_a_library():
    answer = fitness.library("libnowhere.so.0", "Making a PDF", "nowhere")

    assert answer.is_well is False
    assert answer.sentence == "Making a PDF needs libnowhere.so.0: install the package nowhere."


def test_doctor_refuses_private_files_under_the_static_ones(fit, tmp_path):
    fit.STATIC_ROOT = tmp_path
    fit.PRIVATE_ROOT = tmp_path / "private"

    said, is_fit = examined()

    assert (is_fit, "anyone could read it" in said) == (False, True)


def test_doctor_refuses_a_private_folder_that_cannot_be_made(fit, tmp_path):
    (tmp_path / "file").touch()
    fit.PRIVATE_ROOT = tmp_path / "file" / "private"

    said, is_fit = examined()

    assert (is_fit, "cannot be made" in said) == (False, True)


def test_doctor_names_the_entry_that_was_tampered_with(fit):
    make_user()
    make_user()
    with triggers_off(), connection.cursor() as cursor:
        cursor.execute("UPDATE common_journalentry SET action = 'forged' WHERE number = 1")
    assert JournalEntry.objects.get(number=1).action == "forged"

    said, is_fit = examined()

    assert (is_fit, "entry 1 does not follow" in said) == (False, True)


def test_doctor_says_when_this_is_the_demonstration(fit):
    fit.DEMO = True

    said, is_fit = examined()

    assert (is_fit, "DEMO is on" in said) == (True, True)
