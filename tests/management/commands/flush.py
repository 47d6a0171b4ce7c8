"""Between two tests that commit, empty the tables, those one can only add to among them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import flush
from django.db import connection

from common.models import ChainHead


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        with triggers_off():
            super().handle(**options)
        ChainHead.objects.create(pk=1)  # as the migration leaves it


@contextmanager
def triggers_off() -> Iterator[None]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = origin")
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            yield
            for name, sql in triggers:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")  # flushing may have put it back
                cursor.execute(sql)
