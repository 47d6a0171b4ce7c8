"""How many drafts are printed at once on this machine: each child may take much memory.

A place is a file that one holds locked. Whoever dies gives theirs back: the kernel sees to it.
"""

import fcntl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext

from common.errors import Refused

WAIT = 6.0  # seconds; a usual draft takes less than one
PAUSE = 0.05


@contextmanager
def place() -> Iterator[None]:
    """Hold one of the places, waiting a little for it.

    :raises Refused: if all are taken for too long.
    """
    folder = Path(settings.DATA_DIR) / "places"
    folder.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + WAIT
    with ExitStack() as held:
        while not any(take(folder / str(n), held) for n in range(settings.TRIALS_AT_ONCE)):
            if time.monotonic() > until:
                raise Refused(gettext("The trial print is busy. Try again in a moment."))
            time.sleep(PAUSE)
        yield


def take(path: Path, held: ExitStack) -> bool:
    """Lock this place if nobody holds it; it is given back when `held` closes."""
    file = path.open("wb")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return False
    held.enter_context(file)
    return True
