import pytest
from django.core.checks import run_checks

from peersupport.checks import check_files, check_keys_and_doors


@pytest.fixture
def safe(settings, tmp_path):
    settings.SECRET_KEY = "k" * 50
    settings.ALLOWED_HOSTS = ["peersupport.example.org"]
    settings.SECURE_COOKIES = True
    settings.PRIVATE_ROOT = tmp_path / "private"
    return settings


def found() -> list[str]:
    return [str(message.id) for message in [*check_keys_and_doors(None), *check_files(None)]]


def test_a_safe_installation_passes(safe):
    assert found() == []


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [
        ("SECRET_KEY", "short", "E001"),
        ("DEMO", True, "E002"),
        ("ALLOWED_HOSTS", ["*"], "E003"),
        ("SECURE_COOKIES", False, "E004"),
    ],
)
def test_an_open_door_is_found(safe, name, value, number):
    setattr(safe, name, value)

    assert found() == [f"peersupport.{number}"]


def test_private_files_under_the_static_ones_are_found(safe, tmp_path):
    safe.STATIC_ROOT = tmp_path

    assert found() == ["peersupport.E005"]


def test_missing_fonts_are_found(safe, tmp_path):
    safe.PAPER_FONTS = tmp_path / "nowhere"

    assert found() == ["peersupport.E006"]


def test_checks_are_asked_before_a_deployment(safe):
    safe.DEMO = True

    asked = {message.id for message in run_checks(include_deployment_checks=True)}

    assert "peersupport.E002" in asked
