"""Is this machine fit to print? Cheap questions: nothing of WeasyPrint is loaded to answer them."""

from collections.abc import Sequence
from ctypes.util import find_library
from typing import Any

from django.core import checks
from django.core.checks import CheckMessage, register

from common import paper


@register()
def paper_can_be_printed(app_configs: Sequence[Any] | None, **options: Any) -> list[CheckMessage]:
    """Say what is missing for papers to be made well and fast."""
    return [*missing_subsetter(), *missing_fonts()]


def missing_subsetter() -> list[CheckMessage]:
    if find_library("harfbuzz-subset"):
        return []
    return [
        checks.Warning(
            "HarfBuzz cannot subset fonts here: a paper takes eight times as long.",
            hint="apt-get install libharfbuzz-subset0",
            id="common.W001",
        )
    ]


def missing_fonts() -> list[CheckMessage]:
    missing = [path.name for path in paper.paper_fonts() if not path.is_file()]
    if not missing:
        return []
    return [
        checks.Warning(
            f"Fonts of the paper are missing: {', '.join(missing)}. No paper can be made.",
            hint="manage.py vendor_assets",
            id="common.W002",
        )
    ]
