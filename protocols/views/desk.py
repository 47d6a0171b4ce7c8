"""At the desk: the helper reads, answers and signs on a colleague's screen; nothing else shows."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from common.access import get_permitted
from common.answers import accepted
from helpers.models import PeerHelper
from people.requests import SignedInRequest
from protocols import actions, policies
from protocols.actions.charter import sign_charter
from protocols.forms import SignForm
from protocols.forms.charter import CharterDeskForm
from protocols.models import Signable
from protocols.selectors.charter import charter_desk_page
from protocols.selectors.signing import desk_page_of, helper_awaited
from protocols.views.reading import ask, on_amendment, on_protocol

FRAME = "base_desk.html"
DONE = "protocols:desk-done"


def desk(request: SignedInRequest, text: Signable) -> HttpResponse:
    """Show this text alone, to who holds the screen; take their signature."""
    if not helper_awaited(text):
        messages.warning(request, gettext("The peer helper's signature is not awaited."))
        return redirect(text.agreement())
    form = SignForm(request.POST or None)

    def sign() -> Any:
        bound = request.POST.get("text_sha256", "")
        return actions.sign_at_desk(
            text, text_sha256=bound, **form.marks(), by=request.user, at=timezone.now()
        )

    if form.is_valid() and accepted(form, sign):
        return redirect(DONE)
    page = desk_page_of(text, language=request.GET.get("copy", ""))
    return render(request, "protocols/desk.html", page | {"form": form})


def desk_ask(request: SignedInRequest, text: Signable) -> HttpResponse:
    place = {"back": text.desk_url(), "here_url": text.ask_url(), "frame": FRAME}
    return ask(request, text, place)


@require_safe
def desk_done(request: SignedInRequest) -> HttpResponse:
    """Thank who signed; say nothing of what, or of whom."""
    return render(request, "protocols/desk_done.html")


@require_http_methods(["GET", "HEAD", "POST"])
def charter_desk(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Let a helper without an account read the charter page by page and sign it here."""
    helpers = PeerHelper.objects.for_list()
    helper = get_permitted(helpers, policies.can_present_charter, request.user, reference=reference)
    page = charter_desk_page(helper, request.GET)
    form = CharterDeskForm(
        request.POST or None, initial={"witness": request.user.name}, **page["asks"]
    )

    def sign() -> Any:
        page["reading"].check_whole()
        return sign_charter(helper, **form.told(request.POST), by=request.user, at=timezone.now())

    if request.method == "POST" and form.is_valid() and accepted(form, sign):
        return redirect(DONE)
    return render(request, page["template"], page | {"form": form, "desk": FRAME})


protocol_desk = on_protocol(policies.can_attend_signing, desk)
protocol_ask = on_protocol(policies.can_attend_signing, desk_ask)
amendment_desk = on_amendment(policies.can_attend_amendment, desk)
amendment_ask = on_amendment(policies.can_attend_amendment, desk_ask)
