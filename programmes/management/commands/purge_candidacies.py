from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from programmes.actions.candidacy import purge


class Command(BaseCommand):
    help = (
        "Delete the candidacies answered, or last spoken of, more than CANDIDACY_MONTHS ago, "
        "with their recordings. Without --commit it only counts them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--commit", action="store_true", help="delete, not only count")

    def handle(self, *, commit: bool, **options: Any) -> None:
        count = purge(at=timezone.now(), commit=commit)
        done = "deleted" if commit else "to delete (nothing done: add --commit)"
        self.stdout.write(f"Candidacies over {settings.CANDIDACY_MONTHS} months: {count} {done}.")
