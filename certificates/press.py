"""The warm parent of the children that print drafts. Started by certificates.sandbox, as a process
of its own: `python -m certificates.press`. It knows no database, no secret and no network.

    sandbox ──a socket per job──► this process ──fork, limits──► a child: one job, one answer, gone

WeasyPrint and its fonts are read once, here; a child has them by being forked. What kills a child
kills only it: the socket closes without an answer, which sandbox takes for a refusal.
"""

import contextlib
import ctypes
import io
import json
import os
import resource
import signal
import socket
import struct
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CPU_SECONDS, WALL_SECONDS = 8, 12
MEMORY, LARGEST, MOST_FILES = 800_000_000, 20_000_000, 64
MOST_PAGES = 6
LENGTH = struct.Struct(">I")
BEGUN = b"!"  # what a child says first: from then on, its end is the fault of its draft
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000


def send(connection: socket.socket, *parts: bytes) -> None:
    """Send these bytes, each part after its length, and a zero at the end."""
    for part in parts:
        connection.sendall(LENGTH.pack(len(part) + 1) + part)
    connection.sendall(LENGTH.pack(0))


def receive(connection: socket.socket) -> list[bytes]:
    """Return the parts that were sent.

    :raises EOFError: if the other side is gone before the end.
    """
    parts: list[bytes] = []
    while True:
        (length,) = LENGTH.unpack(exactly(connection, LENGTH.size))
        if not length:
            return parts
        if length > LARGEST + 1:
            raise EOFError
        parts.append(exactly(connection, length - 1))


def exactly(connection: socket.socket, length: int) -> bytes:
    found = bytearray()
    while len(found) < length:
        more = connection.recv(min(length - len(found), 65536))
        if not more:
            raise EOFError
        found += more
    return bytes(found)


def cut_off_network() -> bool:
    """Leave for a network of our own that leads nowhere, where the system permits it."""
    libc = ctypes.CDLL(None, use_errno=True)
    return any(libc.unshare(way) == 0 for way in (CLONE_NEWNET, CLONE_NEWUSER | CLONE_NEWNET))


def limit() -> None:
    """Bound what this process may take; the kernel ends it at CPU and wall time."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_FILES, MOST_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(WALL_SECONDS)


def do(order: dict[str, Any]) -> list[bytes]:
    """Return the PDF of a document, or its pages as PNG."""
    from common import paper

    content = paper.from_html(order["html"], css=tuple(order["css"]))
    if order["want"] == "pdf":
        return [content]
    return pages(content, scale=order["scale"], clear=order["clear"])


def pages(content: bytes, *, scale: float, clear: bool) -> list[bytes]:
    """Return the first pages of a PDF as PNG, on white or on nothing."""
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(content)
    found = []
    for number in range(min(len(document), MOST_PAGES)):
        ground = (255, 255, 255, 0 if clear else 255)
        image = document[number].render(scale=scale, fill_color=ground).to_pil()
        written = io.BytesIO()
        image.save(written, "PNG")
        found.append(written.getvalue())
    return found


def answer(connection: socket.socket) -> None:
    """Do the one job of a child; a failure is told by its kind, never by its words."""
    connection.sendall(BEGUN)
    limit()
    order = json.loads(receive(connection)[0])
    try:
        parts = do(order)
    except MemoryError:
        return  # no answer: too much was asked
    except Exception as error:
        send(connection, b"failed", type(error).__name__.encode())
    else:
        if sum(map(len, parts)) <= LARGEST:
            send(connection, b"done", *parts)


def serve(control: socket.socket) -> None:
    """Fork a child for each socket that comes in, until the other side is gone."""
    while True:
        message, files, _flags, _from = socket.recv_fds(control, 1, 1)
        if not message:
            return
        for number in files:
            child = os.fork()
            if child == 0:
                code = 1
                with contextlib.suppress(BaseException):
                    control.close()
                    answer(socket.socket(fileno=number))
                    code = 0
                os._exit(code)
            os.close(number)


def warm() -> None:
    """Print a page, so that no child has to read fonts or style sheets for the first time."""
    html = "<html lang=fr><title>.</title><meta name=dcterms.created content=2000-01-01><p>Été"
    from certificates.pdf import DESIGNS, from_html

    for design in DESIGNS:
        from_html(html, design=design)
    import PIL.PngImagePlugin  # noqa: F401
    import pypdfium2  # noqa: F401


def main(arguments: Sequence[str]) -> None:
    number, base, fonts = arguments
    from django.conf import settings

    cut_off_network()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the children: no zombie
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the worker
    settings.configure(BASE_DIR=Path(base), PAPER_FONTS=Path(fonts))
    warm()
    with socket.socket(fileno=int(number)) as control:
        serve(control)


if __name__ == "__main__":
    main(sys.argv[1:])
