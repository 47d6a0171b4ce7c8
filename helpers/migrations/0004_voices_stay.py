from django.db import migrations

MESSAGE = "voices no longer change once they are compared"
COMPARED = (
    "SELECT 1 FROM helpers_discernment d"
    " WHERE d.id = OLD.discernment_id AND d.compared_at IS NOT NULL"
)

POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION voices_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF EXISTS ({COMPARED}) THEN RAISE EXCEPTION '{MESSAGE}'; END IF; RETURN NEW; END $$;
CREATE TRIGGER helpers_voice_stays BEFORE UPDATE ON helpers_voice
FOR EACH ROW EXECUTE FUNCTION voices_stay();
"""

SQLITE = f"""CREATE TRIGGER helpers_voice_stays BEFORE UPDATE ON helpers_voice
WHEN EXISTS ({COMPARED}) BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"""


def forward(apps, schema_editor):
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(SQLITE if on_sqlite else POSTGRESQL, None)


class Migration(migrations.Migration):
    """What three people said before the comparison stays as they said it, whatever code runs."""

    dependencies = [("helpers", "0003_experience")]

    operations = [migrations.RunPython(forward, migrations.RunPython.noop)]
