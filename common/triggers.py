"""Tables one can only add to: triggers for migrations, on SQLite and PostgreSQL."""

from collections.abc import Callable
from typing import Any

POSTGRESQL = """
CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION append_only();
"""

SQLITE = [
    """CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END""",
    """CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END""",
]


def make_append_only(*tables: str) -> Callable[[Any, Any], None]:
    """Return the forward step of a RunPython that makes these tables append-only."""

    def forward(apps: Any, schema_editor: Any) -> None:
        on_sqlite = schema_editor.connection.vendor == "sqlite"
        for table in tables:
            for statement in SQLITE if on_sqlite else [POSTGRESQL]:
                schema_editor.execute(statement.format(table=table), None)

    return forward
