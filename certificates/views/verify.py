"""What a stranger may ask: no sign-in, no cookie read or set, nothing kept, slowed down.

The pages are rendered without the request, so nothing of a visitor can reach them.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from certificates import codes
from certificates.verification import Kind, Verdict, verdict_of, verdict_of_file
from certificates.words import content, said_of
from common.pace import tries_of

TRIES, WINDOW = 30, 60  # per address, in seconds
LARGEST = 10 * 1024 * 1024
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, noarchive",
}
LOOKS = {
    Kind.GENUINE: ("is-done", "check-lg"),
    Kind.REVOKED: ("is-late", "x-lg"),
    Kind.REPLACED: ("is-wait", "arrow-repeat"),
    Kind.WITHDRAWN: ("is-rest", "eye-slash"),
    Kind.UNKNOWN: ("is-wait", "question-lg"),
    Kind.FILE_DIFFERS: ("is-late", "exclamation-triangle"),
}


def slowed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer 429 to whoever tries too often in a minute (P24, R43)."""

    @wraps(view)
    def slow_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if tries_of("verify", get_adapter().get_client_ip(request), window=WINDOW) > TRIES:
            page = render_to_string("certificates/verify_too_many.html")
            return HttpResponse(page, status=429, headers=HEADERS | {"Retry-After": str(WINDOW)})
        return view(request, *args, **kwargs)

    return slow_view


def answer(template: str, **context: Any) -> HttpResponse:
    context |= {"recruiter": content()["recruiter_page"]}
    page = render_to_string(f"certificates/{template}.html", context)
    return HttpResponse(page, headers=HEADERS)


def answer_with(verdict: Verdict, **context: Any) -> HttpResponse:
    look, sign = LOOKS[verdict.kind]
    return answer(
        "verdict", verdict=verdict, said=said_of(verdict.kind), look=look, sign=sign, **context
    )


@login_not_required
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a file; a code that was typed has a page of its own."""
    if "code" not in request.GET:
        return answer("verify")
    typed = codes.plain(request.GET["code"])
    if not typed:
        return answer("verify", missing=gettext("Type the code that is below the QR code."))
    response = redirect("certificates:verdict", typed)
    for header, value in HEADERS.items():
        response[header] = value
    return response


@login_not_required
@require_safe
@slowed
def verdict(request: HttpRequest, code: str) -> HttpResponse:
    """Answer for a code, or for the token of a QR code."""
    return answer_with(verdict_of(code))


# Without a token against forgery: it writes nothing and asks no cookie, so there is nothing that
# another site could do in a visitor's name; a token would need the cookie this page must not set.
@csrf_exempt
@login_not_required
@require_http_methods(["POST"])
@slowed
def verify_file(request: HttpRequest) -> HttpResponse:
    """Answer for a file, which is read once and not kept: the way without JavaScript."""
    too_large = int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST + 10_000
    paper = None if too_large else request.FILES.get("paper")
    if paper is None or (paper.size or 0) > LARGEST:
        return answer("verify", wrong_file=gettext("Choose the PDF file, 10 MB at most."))
    expected = request.POST.get("expected", "")
    return answer_with(verdict_of_file(paper.read(), expected=expected), is_of_file=True)
