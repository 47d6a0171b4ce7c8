"""What all pages for strangers share: no sign-in, no cookie, two languages, slowed down.

The pages are rendered without the request, so nothing of a visitor can reach them. Their language
is that of the address (`?lang=en`), else the one the browser asks for; nothing remembers it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.utils.translation.trans_real import parse_accept_lang_header

from certificates.codes import TOKEN_LENGTH, plain
from certificates.words import recruiter_page
from common.pace import tries_of

WINDOW = 60  # seconds
TRIES = 10  # codes that are typed, per address
SCANS = 60  # links of 130 bits, per address: an office shares one
ALL_TRIES = 100  # codes that are typed, whoever types them
LANGUAGES = ("fr", "en")
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, noarchive",
    "Vary": "Accept, Accept-Language",
}

View = Callable[..., HttpResponse]


def asked_language(request: HttpRequest) -> str:
    """Return the language that the address asks for, or ""."""
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else ""


def language_of(request: HttpRequest) -> str:
    """Return the language to answer in: of the address, of the browser, else French."""
    if asked := asked_language(request):
        return asked
    wanted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    spoken = (tag.partition("-")[0] for tag, _quality in wanted)
    return next((tag for tag in spoken if tag in LANGUAGES), LANGUAGES[0])


def for_strangers(view: View) -> View:
    """Answer in the visitor's language, without a trace in a browser or a search engine."""

    @wraps(view)
    def public_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with override(language_of(request)):
            response = view(request, *args, **kwargs)
        for header, value in HEADERS.items():
            response[header] = value
        return response

    return public_view


def is_too_much(request: HttpRequest, code: str) -> bool:
    """Count this try; tell whether there are too many (P24, R43).

    A link of a QR code cannot be guessed, so nobody's guessing closes it to others.
    """
    address = get_adapter().get_client_ip(request)
    if len(plain(code)) == TOKEN_LENGTH:
        return tries_of("scan", address, window=WINDOW) > SCANS
    mine = tries_of("verify", address, window=WINDOW)
    everybodys = tries_of("verify", "", window=WINDOW)
    return mine > TRIES or everybodys > ALL_TRIES


def slowed(view: View) -> View:
    """Answer 429 to whoever tries too often in a minute."""

    @wraps(view)
    def slow_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        code = str(kwargs.get("code") or kwargs.get("token") or "")
        if not is_too_much(request, code):
            return view(request, *args, **kwargs)
        response = answer("verify_too_many", status=429)
        response["Retry-After"] = str(WINDOW)
        return response

    return slow_view


def answer(template: str, *, status: int = 200, switch: str = "", **context: Any) -> HttpResponse:
    """Return a page.

    :param switch: the address whose `?lang=` changes the language; "" for the page itself.
    """
    context |= {"recruiter": recruiter_page(), "switch": switch, "is_english": in_english()}
    page = render_to_string(f"certificates/{template}.html", context)
    return HttpResponse(page, status=status)


def in_english() -> bool:
    return get_language() == "en"


def wants_json(request: HttpRequest) -> bool:
    if asked := request.GET.get("format"):
        return asked == "json"
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def machine_answer(facts: dict[str, Any]) -> JsonResponse:
    return JsonResponse(facts, json_dumps_params={"ensure_ascii": False, "indent": 2})
