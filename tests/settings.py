"""Settings of the tests: the real ones, on a ground of their own that is gone afterwards.

What the machine or its `.env` says does not count, except DATABASE_URL in the environment,
with which `scripts/with-pg` runs the suite on PostgreSQL.
"""

import os
from pathlib import Path

GROUND = Path(__file__).parent.parent / "var" / f"tests-{os.getpid()}"

os.environ |= {
    "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
    "BEHIND_PROXY": "false",
    "DATABASE_URL": os.environ.get("DATABASE_URL", f"sqlite:///{GROUND}/unused.sqlite3"),
    "DATA_DIR": str(GROUND),
    "DEBUG": "false",
    "DEMO": "false",
    "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
    "LISTEN": "127.0.0.1",
    "SECRET_KEY": "only-for-tests",
    "SECRET_KEY_FILE": "",
    "SECURE_COOKIES": "false",
    "SITE_URL": "http://testserver",
    "TIME_ZONE": "Europe/Paris",
}

from peersupport.settings import *  # noqa: E402, F403
from peersupport.settings import DATABASES, INSTALLED_APPS  # noqa: E402

INSTALLED_APPS = [*INSTALLED_APPS, "tests"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES |= {  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # In a file: several threads then meet the locks they meet in real life.
    DATABASES["default"]["TEST"] = {"NAME": str(GROUND / "tests.sqlite3")}
else:
    del DATABASES["default"]["OPTIONS"]["pool"]  # its open connections keep a database alive

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WHITENOISE_AUTOREFRESH = True  # each client would look through all static files otherwise
