"""`make run`: refusals before anything is done."""

import socket

import pytest

from scripts import serve


@pytest.mark.parametrize("port", ["", "http", "0", "65536", "-1", "8000.0", "²"])
def test_port_that_is_no_port_is_refused(port):
    refusal = serve.port_refused(port)

    assert refusal == f"PORT={port} is not a port: give a number from 1 to 65535."


def test_port_in_use_is_refused_in_one_sentence():
    with socket.socket() as other:
        other.bind((serve.HOST, 0))
        other.listen()
        port = other.getsockname()[1]

        refusal = serve.port_refused(str(port))

    assert refusal == (
        f"Port {port} cannot be used (Address already in use); "
        f"choose another one, for example: make run PORT={port + 1}"
    )


def test_secret_key_is_made_once_and_kept_from_others(tmp_path):
    path = serve.secret_key(tmp_path / "secret_key")
    first = path.read_text()

    assert serve.secret_key(path).read_text() == first
    assert len(first) >= 50
    assert path.stat().st_mode & 0o777 == 0o600
