"""What a stranger may ask about a code or a file: a page, or the same facts for a machine."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from certificates import codes
from certificates.saved import offline_page
from certificates.verification import Kind, Verdict, count_consultation, verdict_of, verdict_of_file
from certificates.views.public import (
    answer,
    asked_language,
    for_strangers,
    language_of,
    machine_answer,
    slowed,
    wants_json,
)
from certificates.words import said_of

LARGEST = 10 * 1024 * 1024
LOOKS = {
    Kind.GENUINE: ("is-done", "check-lg"),
    Kind.REVOKED: ("is-late", "x-lg"),
    Kind.REPLACED: ("is-wait", "arrow-repeat"),
    Kind.WITHDRAWN: ("is-rest", "eye-slash"),
    Kind.UNKNOWN: ("is-wait", "question-lg"),
    Kind.FILE_DIFFERS: ("is-late", "exclamation-triangle"),
}


def shown(verdict: Verdict) -> dict[str, Any]:
    """Return what partials/verdict.html shows, but what such a paper is."""
    look, sign = LOOKS[verdict.kind]
    return {"verdict": verdict, "said": said_of(verdict.kind), "look": look, "sign": sign}


def answer_with(verdict: Verdict, **context: Any) -> HttpResponse:
    return answer("verdict", **shown(verdict), **context)


@login_not_required
@require_safe
@for_strangers
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a file; a code that was typed has a page of its own."""
    lang = asked_language(request)
    if "code" not in request.GET:
        return answer("verify", lang=lang)
    typed = codes.plain(request.GET["code"])
    if not typed:
        wrong = gettext("Type the code that is below the QR code.")
        return answer("verify", missing=wrong, lang=lang)
    query = "?" + urlencode({"lang": lang}) if lang else ""
    return redirect(reverse("certificates:verdict", args=[typed]) + query)


@login_not_required
@require_safe
@for_strangers
@slowed
def verdict(request: HttpRequest, code: str) -> HttpResponse:
    """Answer for a code, or for the token of a QR code."""
    count_consultation(code)
    found = verdict_of(code)
    if wants_json(request):
        return machine_answer(found.told())
    return answer_with(found, lang=asked_language(request))


@login_not_required
@require_safe
@for_strangers
def offline(request: HttpRequest) -> HttpResponse:
    """Hand over the page that checks the words of a QR code without us, and may be saved."""
    page = offline_page(language_of(request))
    response = HttpResponse(page.content)
    response["Content-Security-Policy"] = page.policy
    return response


# Without a token against forgery: it writes nothing and asks no cookie, so there is nothing that
# another site could do in a visitor's name; a token would need the cookie this page must not set.
@csrf_exempt
@login_not_required
@require_http_methods(["POST"])
@for_strangers
@slowed
def verify_file(request: HttpRequest) -> HttpResponse:
    """Answer for a file, which is read once and not kept: the way without JavaScript."""
    again = reverse("certificates:verify")
    too_large = int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST + 10_000
    paper = None if too_large else request.FILES.get("paper")
    if paper is None or (paper.size or 0) > LARGEST:
        wrong = gettext("Choose the PDF file, 10 MB at most.")
        return answer("verify", wrong_file=wrong, switch=again)
    expected = request.POST.get("expected", "")
    found = verdict_of_file(paper.read(), expected=expected)
    return answer_with(found, is_of_file=True, switch=again)
