from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone

from certificates import keys


class Command(BaseCommand):
    help = (
        "Make new trial keys for papers to come; what the old ones signed goes on being verified."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--commit", action="store_true", help="do it; otherwise only say it")

    def handle(self, *, commit: bool, **options: Any) -> None:
        found = [(purpose, keys.in_use(purpose)) for purpose in keys.Purpose.values]
        for purpose, key in found:
            self.stdout.write(f"{purpose}: {key.name if key else 'none'} is replaced")
        if commit:
            with transaction.atomic():
                keys.make_credential_key(at=timezone.now())
                keys.make_seal(at=timezone.now())
