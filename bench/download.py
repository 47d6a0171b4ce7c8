"""How many downloads of an issued paper a second, beside a Django view that does nothing?

The bare view answers with as many bytes through the same middleware, signed in, and asks nothing
of the database but the session and the account. In turns, CPU of one process.
"""

from collections.abc import Iterator
from statistics import median
from types import ModuleType
from typing import Any

from bench.certificate import cpu_of
from bench.ground import empty_database, season

ROUNDS = 60
LEAST = 0.5


def measure() -> Iterator[dict[str, Any]]:
    with empty_database():
        yield compared()


def compared() -> dict[str, Any]:
    from django.test import Client, override_settings
    from django.urls import reverse
    from django.utils import timezone

    from certificates import actions

    programme, first, _ = season(1)
    certificate = actions.issue(first, by=programme.manager, at=timezone.now())
    paper = actions.paper_of(certificate)
    client = Client()
    client.force_login(programme.manager)
    ours = reverse("certificates:certificate-download", args=[certificate.reference])
    times: dict[str, list[float]] = {ours: [], "/bare/": []}
    with override_settings(ROOT_URLCONF=urls_with_bare(paper)):
        for turn in range(ROUNDS + 5):
            for address, spent in times.items():
                took = cpu_of(lambda address=address: client.get(address))
                if turn >= 5:
                    spent.append(took)
    rate, floor = (1000 / median(spent) for spent in times.values())
    return {
        "kilobytes": round(len(paper) / 1000),
        "per_second": round(rate),
        "bare_view_per_second": round(floor),
        "ratio": round(rate / floor, 2),
        "bar": LEAST,
        "met": rate / floor >= LEAST,
    }


def urls_with_bare(content: bytes) -> ModuleType:
    """Return the addresses of the site, and one that answers with these bytes."""
    from django.http import HttpRequest, HttpResponse
    from django.urls import path

    from peersupport import urls

    def bare(request: HttpRequest) -> HttpResponse:
        return HttpResponse(content, content_type="application/pdf")

    module = ModuleType("bench_urls")
    module.urlpatterns = [path("bare/", bare), *urls.urlpatterns]  # type: ignore[attr-defined]
    module.handler404 = getattr(urls, "handler404", None)  # type: ignore[attr-defined]
    return module
