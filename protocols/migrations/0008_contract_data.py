"""What the rows of before hold: a status of their own, what a volunteer's always said."""

from uuid import uuid4

from django.db import migrations
from django.db.models import OuterRef, Subquery

STATEMENT = "Je m'engage librement. Personne ne m'y oblige."


def fill(apps, schema_editor):
    Clause = apps.get_model("protocols", "Clause")
    Protocol = apps.get_model("protocols", "Protocol")
    JobDescription = apps.get_model("protocols", "JobDescription")
    for clause in Clause.objects.filter(reference=None):
        clause.reference = uuid4()
        clause.save(update_fields=["reference"])
    job = JobDescription.objects.filter(pk=OuterRef("job"))
    Protocol.objects.update(status=Subquery(job.values("status_kind")[:1]))
    Protocol.objects.filter(status="volunteer").update(
        voluntary_statement=STATEMENT, freedom_to_stop=True, expenses_repaid=True
    )
    Protocol.objects.filter(status__in=["fixed_term", "permanent"]).update(compensation="salary")


class Migration(migrations.Migration):
    dependencies = [("protocols", "0007_contract")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
