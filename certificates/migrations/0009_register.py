"""Enter in the register the numbers that were given before there was one."""

import secrets

from django.db import migrations

SIZE = 131_072


def enter(apps, schema_editor):
    Certificate = apps.get_model("certificates", "Certificate")
    RegisterLine = apps.get_model("certificates", "RegisterLine")
    numbered = Certificate.objects.exclude(number=None)
    taken = set(numbered.exclude(status_place=None).values_list("status_place", flat=True))
    lines = []
    for certificate in numbered.order_by("pk"):
        series, _, place = certificate.number.rpartition("-")
        status_place = certificate.status_place
        while status_place is None or (certificate.status_place is None and status_place in taken):
            status_place = secrets.randbelow(SIZE)
        taken.add(status_place)
        lines.append(
            RegisterLine(
                series=series,
                place=int(place),
                status_place=status_place,
                certificate=certificate,
            )
        )
    RegisterLine.objects.bulk_create(lines)


class Migration(migrations.Migration):
    dependencies = [("certificates", "0008_batches")]

    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]
