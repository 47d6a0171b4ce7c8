from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

import certificates.starter
import helpers.starter
import protocols.starter
import support.starter

PARTS = {
    "helpers": helpers.starter,
    "protocols": protocols.starter,
    "support": support.starter,
    "certificates": certificates.starter,
}


class Command(BaseCommand):
    help = "Load the starter content that is missing; never over what a centre has changed."

    @transaction.atomic
    def handle(self, **options: Any) -> None:
        for name, part in PARTS.items():
            self.stdout.write(f"{name}: {part.load()} added")
