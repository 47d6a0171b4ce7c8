"""Compile the translations, without gettext's own tools: what runs needs Babel only."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compile locale/*/LC_MESSAGES/*.po. Fuzzy entries are left out."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                compile_catalogue(source)
                self.stdout.write(f"{source.relative_to(settings.BASE_DIR)} compiled.")


def compile_catalogue(source: Path) -> Path:
    """Compile one catalogue beside itself, in one step for whoever reads it meanwhile."""
    target = source.with_suffix(".mo")
    new = source.with_suffix(".mo.new")
    with source.open("rb") as lines, new.open("wb") as file:
        language = source.parent.parent.name
        write_mo(file, read_po(lines, locale=language, abort_invalid=True))
    new.replace(target)
    return target
