from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from protocols.actions.reminders import end_those_over, over


class Command(BaseCommand):
    help = "End the protocols whose last day is past: none is renewed in silence. Run it daily."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--commit", action="store_true", help="end; without it, only count")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["commit"]:
            self.stdout.write(f"{end_those_over(at=timezone.now())} protocols ended.")
            return
        count = over(on=timezone.localdate()).count()
        self.stdout.write(f"{count} protocols past their last day. Nothing done: add --commit.")
