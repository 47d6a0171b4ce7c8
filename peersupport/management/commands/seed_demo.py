from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from certificates.models import Certificate
from peersupport.demo import STAGES, build
from people.models import Centre, Organisation, Person, User
from protocols.models import Need, Protocol
from support.models import SupportSession


class Command(BaseCommand):
    help = (
        "Build the demonstration association through the domain's own doors, in an empty database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--stage", choices=STAGES, default="certified")
        parser.add_argument("--seed", type=int, default=1, help="same seed, same day: same figures")
        parser.add_argument(
            "--scale", type=int, default=1, help="times the centres, for load tests"
        )

    def handle(self, *, stage: str, seed: int, scale: int, **options: Any) -> None:
        if Organisation.objects.exists():
            raise CommandError("This database is in use: the demonstration needs an empty one.")
        call_command("load_content", verbosity=0, stdout=self.stdout)
        build(stage, seed=seed, scale=scale, today=timezone.localdate())
        for model in (Centre, User, Person, Need, Protocol, SupportSession, Certificate):
            self.stdout.write(
                f"{model._meta.verbose_name_plural}: {model._default_manager.count()}"
            )
