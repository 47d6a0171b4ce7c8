from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from peersupport.docs import PAGES


class Command(BaseCommand):
    help = "Write the generated pages of docs/; with --check only say which are out of date."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing, fail when stale")

    def handle(self, *, check: bool, **options: Any) -> None:
        with override("en"):
            texts = {Path(settings.BASE_DIR) / name: page() for name, page in PAGES.items()}
        stale = [path for path, text in texts.items() if not is_current(path, text)]
        names = [str(path.relative_to(settings.BASE_DIR)) for path in stale]
        if check and stale:
            raise CommandError(f"Out of date: {', '.join(names)}. Run `make docs`.")
        for path in stale:
            path.parent.mkdir(exist_ok=True)
            path.write_text(texts[path], encoding="utf-8")
        self.stdout.write(f"Written: {', '.join(names)}." if stale else "All pages are up to date.")


def is_current(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text
