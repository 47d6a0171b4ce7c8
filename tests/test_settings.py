"""What the settings refuse, in a process of its own for each, as a server would start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from peersupport.docs.settings import example, settings_read

ROOT = Path(__file__).parent.parent


def start(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Import the settings with this environment and nothing else of ours."""
    known = {entry.name for entry in settings_read()}
    inherited = {name: value for name, value in os.environ.items() if name not in known}
    inherited.pop("SECRET_KEY_FILE", None)
    # What is set here wins over a programmer's own .env.
    closed = {"DEMO": "false", "DEBUG": "false", "SECRET_KEY": "", "DATA_DIR": str(tmp_path)}
    open_to = {"ALLOWED_HOSTS": "127.0.0.1", "LISTEN": "127.0.0.1"}
    return subprocess.run(
        [sys.executable, "-c", "import peersupport.settings"],
        cwd=ROOT,
        env=inherited | closed | open_to | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_start_refuses_without_a_secret_key(tmp_path):
    started = start(tmp_path)

    assert started.returncode == 1
    assert "Set SECRET_KEY" in started.stderr


@pytest.mark.parametrize(
    "beyond",
    [
        {"ALLOWED_HOSTS": "peersupport.example.org"},
        {"ALLOWED_HOSTS": "127.0.0.1,192.168.1.10"},
        {"ALLOWED_HOSTS": "*"},
        {"LISTEN": "0.0.0.0"},
        {"LISTEN": "::"},
    ],
    ids=str,
)
def test_start_refuses_a_demonstration_beyond_this_machine(tmp_path, beyond):
    started = start(tmp_path, DEMO="true", **beyond)

    assert started.returncode == 1
    assert "DEMO=true signs anyone in" in started.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {"DEMO": "true"},
        {"DEMO": "true", "ALLOWED_HOSTS": "localhost,[::1]", "LISTEN": "::1"},
        {"SECRET_KEY": "x" * 50, "ALLOWED_HOSTS": "peersupport.example.org", "LISTEN": "0.0.0.0"},
    ],
    ids=str,
)
def test_start_succeeds_where_it_is_safe(tmp_path, environment):
    started = start(tmp_path, **environment)

    assert (started.returncode, started.stderr) == (0, "")


def test_secret_key_is_read_from_a_file(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("k" * 50)
    environment = {"SECRET_KEY_FILE": str(secret)}

    code = "from peersupport.settings import SECRET_KEY; print(len(SECRET_KEY))"
    inherited = {name: value for name, value in os.environ.items() if name != "SECRET_KEY"}
    started = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=inherited | {"DATA_DIR": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert started.stdout.strip() == "50"


def test_every_setting_says_what_it_is_for():
    assert [entry.name for entry in settings_read() if not entry.purpose] == []


def test_the_example_sets_nothing():
    lines = [line for line in example().splitlines() if line]

    assert all(line.startswith("#") for line in lines)
