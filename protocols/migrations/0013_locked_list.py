from django.db import migrations, models

from common.content import load_yaml

ADOPTED = ("adopted", "retired")


def keep_the_list_of_the_day(apps, schema_editor):
    """Missions adopted so far were adopted under this list: it has not changed yet."""
    locked = [row["label"] for row in load_yaml("protocols", "locked_tasks")["locked_tasks"]]
    jobs = apps.get_model("protocols", "JobDescription").objects.filter(state__in=ADOPTED)
    jobs.update(locked=locked)


class Migration(migrations.Migration):
    dependencies = [("protocols", "0012_reminder_claimed")]

    operations = [
        migrations.AddField(
            model_name="jobdescription",
            name="locked",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.RunPython(keep_the_list_of_the_day, migrations.RunPython.noop),
    ]
