"""Nobody signs for the association what they promise it as its helper; nor compares their paper.

The same rule is held by `parties_of` and `confirm_scan`; here it holds whatever code runs.
"""

from django.db import migrations

OWN = """
    SELECT 1 FROM protocols_protocol p
    JOIN helpers_peerhelper h ON h.id = p.helper_id
    JOIN people_person o ON o.id = h.person_id
    WHERE p.id = NEW.protocol_id AND o.user_id = NEW.{column}
"""
RULES = {
    "signature_not_for_oneself": (
        "protocols_signature",
        "NEW.party <> 'helper' AND NEW.signer_id IS NOT NULL",
        OWN.format(column="signer_id"),
        "the helper signs for nobody else",
    ),
    "scan_not_compared_by_the_helper": (
        "protocols_paperscan",
        "NEW.confirmed_by_id IS NOT NULL",
        OWN.format(column="confirmed_by_id"),
        "the helper does not compare their own paper",
    ),
}
SQLITE = """
CREATE TRIGGER {name}_{event} BEFORE {event} ON {table}
WHEN {when} AND EXISTS ({own})
BEGIN SELECT RAISE(ABORT, '{words}'); END
"""
POSTGRESQL = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
IF {when} AND EXISTS ({own}) THEN
  RAISE EXCEPTION '{words}' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
END $$;
CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();
"""


def guard(apps, schema_editor):
    for name, (table, when, own, words) in RULES.items():
        facts = {"name": name, "table": table, "when": when, "own": own, "words": words}
        if schema_editor.connection.vendor == "sqlite":
            for event in ("INSERT", "UPDATE"):
                schema_editor.execute(SQLITE.format(event=event, **facts), None)
        else:
            schema_editor.execute(POSTGRESQL.format(**facts), None)


def release(apps, schema_editor):
    for name, (table, *_) in RULES.items():
        if schema_editor.connection.vendor == "sqlite":
            for event in ("INSERT", "UPDATE"):
                schema_editor.execute(f"DROP TRIGGER {name}_{event}", None)
        else:
            schema_editor.execute(f"DROP TRIGGER {name} ON {table}; DROP FUNCTION {name}()", None)


class Migration(migrations.Migration):
    dependencies = [("protocols", "0002_signing"), ("helpers", "0001_initial")]

    operations = [migrations.RunPython(guard, release)]
