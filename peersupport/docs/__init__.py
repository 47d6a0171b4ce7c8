"""The pages of docs/ that are generated from the code, so that nothing is written twice."""

from collections.abc import Callable

from peersupport.docs import lifecycles, models, permissions, settings, statuses

PAGES: dict[str, Callable[[], str]] = {
    "docs/lifecycles.md": lifecycles.page,
    "docs/models.md": models.page,
    "docs/permissions.md": permissions.page,
    "docs/settings.md": settings.page,
    "docs/statuses.md": statuses.page,
    ".env.example": settings.example,
}

__all__ = ["PAGES"]
