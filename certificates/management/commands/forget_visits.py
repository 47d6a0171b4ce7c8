from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from certificates.actions import forget
from common.pace import forget_tries


class Command(BaseCommand):
    help = (
        "Once a day: delete recruiters' addresses and the days of readings after 12 months, "
        "yesterday's counts of tries, and ask no more what nobody answered for two months."
    )

    def handle(self, **options: Any) -> None:
        done = forget(at=timezone.now())
        done["tries"] = forget_tries(today=timezone.localdate())
        self.stdout.write(", ".join(f"{count} {what}" for what, count in done.items()))
