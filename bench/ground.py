"""A database of its own for a measure, in a file that several processes can open."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def empty_database() -> Iterator[None]:
    """Set a database of its own beside the one of the settings, for as long as it measures."""
    import logging

    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    was = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(settings.DATA_DIR / "measured.sqlite3")
    logging.disable(logging.WARNING)
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    settings.ALLOWED_HOSTS = ["*"]
    call_command("load_content", verbosity=0)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(was, verbosity=0)
        logging.disable(logging.NOTSET)


def season(many: int) -> Any:
    """Make a centre with so many certificates to sign; return its programme and their keys."""
    from tests.factories.certificates import make_certificate
    from tests.factories.people import make_centre
    from tests.factories.programme import make_programme
    from tests.seasons import approved

    programme = make_programme(make_centre())
    first = make_certificate(state="approved", programme=programme)
    return programme, first, approved(programme, many, first=first)
