from django.db import migrations

from common.triggers import make_append_only


def open_the_journal(apps, schema_editor):
    apps.get_model("common", "ChainHead").objects.create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("common", "0001_initial")]

    operations = [
        migrations.RunPython(open_the_journal, migrations.RunPython.noop),
        migrations.RunPython(
            make_append_only("common_journalentry", "common_accessentry"),
            migrations.RunPython.noop,
        ),
    ]
