from django.db import migrations, models
from django.db.models import F


def claim_those_sent(apps, schema_editor):
    apps.get_model("protocols", "Reminder").objects.update(claimed_at=F("sent_at"))


class Migration(migrations.Migration):
    dependencies = [("protocols", "0011_signing")]

    operations = [
        migrations.AddField("reminder", "claimed_at", models.DateTimeField(null=True)),
        migrations.AlterField("reminder", "sent_at", models.DateTimeField(null=True)),
        migrations.RunPython(claim_those_sent, migrations.RunPython.noop, elidable=True),
        migrations.AlterField("reminder", "claimed_at", models.DateTimeField()),
    ]
