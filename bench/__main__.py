"""Run every bench, or those named: `python -m bench [certificate …]`. One line of JSON per find.

They work on a ground of their own: the data of this installation are neither read nor written.
It exits with 1 if a bar was missed.
"""

import json
import os
import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import django

import bench

NO_MEASURES = ("__main__", "bare", "ground", "others")


def main(wanted: list[str]) -> int:
    missed = 0
    with TemporaryDirectory(prefix="peersupport-bench-") as folder:
        settle(Path(folder))
        for name in [found.name for found in pkgutil.iter_modules(bench.__path__)]:
            if name in wanted or (not wanted and name not in NO_MEASURES):
                for find in import_module(f"bench.{name}").measure():
                    print(json.dumps({"bench": name} | find), flush=True)
                    missed += find.get("met") is False
    return 1 if missed else 0


def settle(folder: Path) -> None:
    """Set Django up on this folder; DATABASE_URL of the environment chooses the database."""
    os.environ |= {
        "DATABASE_URL": os.environ.get("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3"),
        "DATA_DIR": str(folder),
        "DEBUG": "false",
        "DEMO": "false",
        "DJANGO_SETTINGS_MODULE": "peersupport.settings",
        "EMAIL_BACKEND": "tests.mailbox.MailBackend",
        "MAILBOX": str(folder / "mails"),
        "SECRET_KEY": "only-for-measures",
        "SECURE_COOKIES": "false",
        "SEAL_P12": "",
    }
    django.setup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
