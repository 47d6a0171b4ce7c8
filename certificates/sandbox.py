"""Drafts by users are printed here: in a child process that may take little and reach nothing.

    html ─► press (a warm process, no secret in it, no network) ─► child with limits ─► bytes

Whatever a draft does to the child, the worker goes on, and its author is told with a sentence.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.utils.translation import gettext

from certificates import press, slots
from certificates.pdf import DESIGNS
from common.errors import Refused

LONGEST_HTML, MOST_TAGS = 400_000, 6_000
SCREEN = 1.5  # pixels for a point: 893 across an A4 page
PATIENCE = press.WALL_SECONDS + 8  # a cold start comes before the first page


@dataclass
class Warm:
    """The warm process of this worker, started when it is first needed."""

    lock: Lock = field(default_factory=Lock)
    owner: int = 0
    process: subprocess.Popen[bytes] | None = None
    control: socket.socket | None = None

    def hand_over(self, connection: socket.socket) -> None:
        """Give the press one end of a job's socket; start it anew if it is gone."""
        with self.lock:
            for _try in range(2):
                if not self.is_alive() or self.control is None:
                    self.control = self.start()
                try:
                    socket.send_fds(self.control, [b"."], [connection.fileno()])
                except OSError:
                    self.stop()
                else:
                    return
        raise Refused(not_at_hand())

    def is_alive(self) -> bool:
        ours = self.owner == os.getpid()  # a forked worker starts one of its own
        return ours and self.process is not None and self.process.poll() is None

    def start(self) -> socket.socket:
        self.stop()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", "certificates.press", str(theirs.fileno())]
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603  our own module
                [*command, str(settings.BASE_DIR), str(settings.PAPER_FONTS)],
                pass_fds=[theirs.fileno()],
                cwd=settings.BASE_DIR,
                env=surroundings(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self.owner = os.getpid()
        return ours

    def stop(self) -> None:
        """Let the process go: it ends by itself when its socket closes."""
        if self.control:
            self.control.close()
        if self.process and self.owner == os.getpid():
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process, self.control = None, None


_warm = Warm()
atexit.register(_warm.stop)


def surroundings() -> dict[str, str]:
    """Return what the press knows of the machine: no key, no address of a database."""
    home = Path(settings.DATA_DIR) / "press"
    home.mkdir(parents=True, exist_ok=True)
    return {
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PATH": os.defpath,
        "HOME": str(home),
        "TMPDIR": str(home),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def render(html: str, *, design: str = "sobre") -> bytes:
    """Return the PDF of a draft, without its attachments.

    :raises Refused: if it is too long, too deep, or asks for more than a page may take.
    """
    return ask(html, DESIGNS[design], want="pdf")[0]


def pictures(html: str, *, design: str = "sobre", scale: float = SCREEN) -> list[bytes]:
    """Return the first pages of a draft as PNG images.

    :raises Refused: if it is too long, too deep, or asks for more than a page may take.
    """
    return ask(html, DESIGNS[design], want="png", scale=scale)


def drawing(html: str, *, scale: float = 1.0) -> bytes:
    """Return one page without any style of ours as a PNG on nothing: a logo.

    :raises Refused: if it cannot be drawn.
    """
    return ask(html, (), want="png", scale=scale, clear=True)[0]


def ask(
    html: str, css: tuple[str, ...], *, want: str, scale: float = 1.0, clear: bool = False
) -> list[bytes]:
    check_size(html)
    order = {"html": html, "css": css, "want": want, "scale": scale, "clear": clear}
    with slots.place(), begun() as ours:
        try:
            press.send(ours, json.dumps(order).encode())
            said, *parts = press.receive(ours)
        except (OSError, EOFError, ValueError) as error:
            raise Refused(too_much()) from error
    if said != b"done" or not parts:
        raise Refused(gettext("This draft cannot be printed."))
    return parts


def begun() -> socket.socket:
    """Return a socket to a child that waits for its order; a press that just died is replaced."""
    for _try in range(2):
        ours, theirs = socket.socketpair()
        ours.settimeout(PATIENCE)
        with theirs:
            _warm.hand_over(theirs)
        try:
            press.exactly(ours, len(press.BEGUN))
        except (OSError, EOFError):
            ours.close()
        else:
            return ours
    raise Refused(not_at_hand())


def check_size(html: str) -> None:
    if len(html) > LONGEST_HTML or html.count("<") > MOST_TAGS:
        raise Refused(too_much())


def not_at_hand() -> str:
    return gettext("The trial print is not at hand right now. Try again.")


def too_much() -> str:
    return gettext("This draft asks for too much to be printed. Make it shorter.")
