from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from certificates import closing
from certificates.keys import KeyMissing
from common.errors import Refused


def day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise ArgumentTypeError("Write the day as 2056-12-31.") from error


class Command(BaseCommand):
    help = (
        "When an installation closes: write keys, lists of what is void and the register of hashes "
        "as a static site that goes on verifying. No name and no private key is in it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="where to write it: empty, or not there yet")
        parser.add_argument(
            "--until",
            type=day,
            help=f"day until which the lists of what is void are valid; in {closing.YEARS} years",
        )

    def handle(self, *, folder: Path, until: date | None, **options: Any) -> None:
        now = timezone.now()
        try:
            done = closing.export(folder, until=until or closing.usual_end(at=now), at=now)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        except KeyMissing as missing:
            raise CommandError(f"The private key in use is gone: {missing}") from missing
        self.stdout.write(
            f"{folder}: {done.papers} papers, {done.void} of them void, "
            f"{done.lists} lists. Register: SHA-256 {done.register_sha256}"
        )
