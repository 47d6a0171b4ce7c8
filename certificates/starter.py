"""Starter content of this app: the templates each association begins with."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from certificates.actions import publish
from certificates.models import Template, TemplateVersion
from certificates.words import content
from people.models import Organisation

DESIGNS = {"portfolio": "chaleureux", "recognition": "affiche"}
"""Any other template is « sobre »."""


def load() -> int:
    """Add the templates that an association lacks, and return how many."""
    return sum(add_templates(each, at=timezone.now()) for each in Organisation.objects.all())


@transaction.atomic
def add_templates(organisation: Organisation, *, at: datetime) -> int:
    """Give an association the templates it has not yet, published; what it has is left as it is."""
    known = set(organisation.templates.values_list("key", flat=True))
    new = [row for row in content()["templates"] if row["key"] not in known]
    for row in new:
        template = Template.objects.create(
            organisation=organisation,
            key=row["key"],
            title=row["title"],
            intended_for=row["intended_for"],
        )
        version = TemplateVersion.objects.create(
            template=template, design=DESIGNS.get(row["key"], "sobre"), blocks=row["blocks"]
        )
        publish(version, by=None, at=at)
    return len(new)
