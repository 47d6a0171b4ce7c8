from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from protocols.actions.reminders import due, remind
from protocols.models import Reminder


class Command(BaseCommand):
    help = "Warn helpers and referents, 30 and 7 days before the end of a protocol. Run it daily."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--commit", action="store_true", help="send; without it, only count")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["commit"]:
            self.stdout.write(f"{remind(at=timezone.now())} protocols warned of.")
            return
        today = timezone.localdate()
        count = sum(due(kind, on=today).count() for kind in Reminder.Kind.values)
        self.stdout.write(f"{count} protocols to warn of. Nothing sent: add --commit.")
