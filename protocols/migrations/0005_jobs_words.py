"""Missions written before both sides were named: their tasks become rows, their authors get a side."""

from datetime import timedelta

from django.db import migrations

UNADOPTED = ("draft", "consultation")
STAFF = ("manager", "social_worker", "team")


def name_both_sides(apps, schema_editor):
    JobDescription = apps.get_model("protocols", "JobDescription")
    JobAuthor = apps.get_model("protocols", "JobAuthor")
    for job in JobDescription.objects.all():
        job.tasks = [{"task": row} if isinstance(row, str) else row for row in job.tasks]
        if job.state not in UNADOPTED and job.review_due is None:
            job.review_due = job.adopted_at.date() + timedelta(days=365)
        job.save()
        for user in job.authors.all():
            staff = user.memberships.filter(centre=job.centre, role__in=STAFF).exists()
            side = "professional" if staff else "helper"
            JobAuthor.objects.create(job=job, user=user, side=side)


class Migration(migrations.Migration):
    dependencies = [("protocols", "0004_jobs")]

    operations = [migrations.RunPython(name_both_sides, migrations.RunPython.noop)]
