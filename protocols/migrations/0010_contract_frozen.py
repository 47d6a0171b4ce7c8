"""The status of a protocol, and what an amendment in force says, never change."""

from django.db import migrations

from protocols.triggers import freeze


class Migration(migrations.Migration):
    dependencies = [("protocols", "0009_contract_rules")]

    operations = [migrations.RunPython(freeze, migrations.RunPython.noop)]
