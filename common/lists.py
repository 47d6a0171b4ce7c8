"""Lists: what of them is shown (`?show=…`), and page by page (`?page=…`)."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 25

Show = tuple[Any, Callable[[Any], Any]]
"""What it is called, and which records it keeps."""


def listed(
    request: HttpRequest, records: QuerySet[Any], shows: Mapping[str, Show]
) -> dict[str, Any]:
    """Return the page of a list that was asked for, and the ways to narrow it.

    What is not known is not refused: the whole list, or its last page, is shown.
    """
    show = request.GET.get("show", "")
    if show in shows:
        records = shows[show][1](records)
    page = Paginator(records, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "page": page,
        "show": show if show in shows else "",
        "shows": [(key, label) for key, (label, _) in shows.items()],
    }
