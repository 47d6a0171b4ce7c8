from typing import Any

from django.core.management.base import BaseCommand, CommandError

from peersupport.fitness import QUESTIONS


class Command(BaseCommand):
    help = "Say in plain words whether this machine is fit; exit with an error if it is not."
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        answers = [question() for question in QUESTIONS]
        for answer in answers:
            self.stdout.write(f"{'ok  ' if answer.is_well else 'NOT '} {answer.sentence}")
        failures = sum(not answer.is_well for answer in answers)
        if failures:
            raise CommandError(f"Not fit yet: see the {failures} lines that begin with NOT.")
        self.stdout.write("This machine is fit.")
