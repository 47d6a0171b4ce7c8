"""What never changes once written: triggers for migrations, on SQLite and PostgreSQL."""

from typing import Any

POSTGRESQL = """
CREATE OR REPLACE FUNCTION protocol_status_frozen() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the status of a protocol is frozen'; END $$;
CREATE TRIGGER protocol_status_frozen BEFORE UPDATE OF status ON protocols_protocol
FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION protocol_status_frozen();
CREATE OR REPLACE FUNCTION amendment_frozen() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'an amendment in force is frozen'; END $$;
CREATE TRIGGER amendment_frozen BEFORE UPDATE ON protocols_amendment
FOR EACH ROW WHEN (OLD.state = 'in_force') EXECUTE FUNCTION amendment_frozen();
"""

SQLITE = [
    """CREATE TRIGGER protocol_status_frozen BEFORE UPDATE OF status ON protocols_protocol
    WHEN OLD.status <> NEW.status
    BEGIN SELECT RAISE(ABORT, 'the status of a protocol is frozen'); END""",
    """CREATE TRIGGER amendment_frozen BEFORE UPDATE ON protocols_amendment
    WHEN OLD.state = 'in_force'
    BEGIN SELECT RAISE(ABORT, 'an amendment in force is frozen'); END""",
]


def freeze(apps: Any, schema_editor: Any) -> None:
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE if on_sqlite else [POSTGRESQL]:
        schema_editor.execute(statement, None)
