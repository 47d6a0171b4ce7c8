"""`python -m tests.nursery`: for each line read, a worker is born and its process id written.

Workers are forked from a process that has imported what takes long, and nothing else: no
connection, no thread. They are real processes that can be killed, and are at work at once.
"""

import os
import signal
import sys

import django


def main() -> None:
    from django.core.management import call_command

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # no zombies
    for options in sys.stdin:
        child = os.fork()
        if child == 0:
            call_command("work", *options.split())
            os._exit(0)
        print(child, flush=True)


if __name__ == "__main__":
    django.setup()
    import weasyprint  # noqa: F401

    main()
