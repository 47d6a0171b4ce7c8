"""The gate in the database itself: no session before the charter and the training (C8, 3.23).

Triggers on the table of sessions, put back after every `migrate` and taken away before: on SQLite
a table that is altered is made anew, and a trigger that names it would stop the migration.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections

READY = """
EXISTS (
    SELECT 1 FROM protocols_protocol p
    JOIN protocols_chartersignature standing
        ON standing.helper_id = p.helper_id AND standing.state = 'signed'
    JOIN protocols_chartersignature then_signed
        ON then_signed.helper_id = p.helper_id AND then_signed.signed_on <= NEW.held_on
        AND (then_signed.expired_on IS NULL OR then_signed.expired_on >= NEW.held_on)
    JOIN helpers_trainingrecord training
        ON training.helper_id = p.helper_id AND training.state = 'validated'
        AND training.validated_on <= NEW.held_on
    JOIN helpers_trainingmodule module
        ON module.id = training.module_id AND module.code = 'CONF'
    WHERE p.id = NEW.protocol_id
)
"""
REFUSAL = "no session before the charter is signed and the training validated"
NAMES = ("session_gate_insert", "session_gate_update")
TABLES = {
    "support_supportsession",
    "protocols_protocol",
    "protocols_chartersignature",
    "helpers_trainingrecord",
    "helpers_trainingmodule",
}

SQLITE = [
    f"""CREATE TRIGGER session_gate_insert BEFORE INSERT ON support_supportsession
    WHEN NOT {READY} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    f"""CREATE TRIGGER session_gate_update
    BEFORE UPDATE OF held_on, protocol_id ON support_supportsession
    WHEN (NEW.held_on <> OLD.held_on OR NEW.protocol_id <> OLD.protocol_id) AND NOT {READY}
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
]
POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION session_gate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT {READY} THEN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER session_gate_insert BEFORE INSERT ON support_supportsession
    FOR EACH ROW EXECUTE FUNCTION session_gate()""",
    """CREATE TRIGGER session_gate_update
    BEFORE UPDATE OF held_on, protocol_id ON support_supportsession FOR EACH ROW
    WHEN (NEW.held_on <> OLD.held_on OR NEW.protocol_id <> OLD.protocol_id)
    EXECUTE FUNCTION session_gate()""",
]


def open_gate(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Take the triggers away, so that a migration may change any table they name."""
    connection = connections[using]
    if "support_supportsession" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for name in NAMES:
            on_table = "" if connection.vendor == "sqlite" else " ON support_supportsession"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def close_gate(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Put the triggers back, once all the tables they name are there."""
    connection = connections[using]
    if not TABLES.issubset(connection.introspection.table_names()):
        return
    open_gate(sender, using)
    with connection.cursor() as cursor:
        for statement in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(statement)
