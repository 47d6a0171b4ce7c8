"""Reading a text and signing it, and what the signatures rest on."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import attempt
from people.requests import SignedInRequest
from protocols import actions, policies
from protocols.forms import SignForm
from protocols.models import Protocol, Signature
from protocols.selectors.signing import (
    proofs_of,
    sign_page_of,
)

SIGN_PAGE = "protocols/protocol_sign.html"


@require_safe
def protocol_read_text(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Show the whole text beside its reading copy, who has signed it, and what one would sign."""
    protocols = Protocol.objects.for_signing()
    protocol = get_permitted(protocols, policies.can_view, request.user, reference=reference)
    if not protocol.text:
        return redirect(protocol)
    return sign_page(request, protocol, SignForm())


def sign_page(request: SignedInRequest, protocol: Protocol, form: SignForm) -> HttpResponse:
    page = sign_page_of(request.user, protocol, language=request.GET.get("copy", ""))
    return render(request, SIGN_PAGE, page | {"form": form})


@require_POST
def protocol_sign_text(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Sign the text whose hash the page carried."""
    protocols = Protocol.objects.for_signing()
    protocol = get_permitted(protocols, policies.can_sign, request.user, reference=reference)
    form = SignForm(request.POST)
    if not form.is_valid():
        return sign_page(request, protocol, form)

    def sign() -> Signature:
        bound = {name: request.POST.get(name, "") for name in ("party", "text_sha256")}
        return actions.sign(protocol, **bound, **form.marks(), by=request.user, at=timezone.now())

    return attempt(request, sign, gettext("Signed. Thank you."), then=protocol)


@require_http_methods(["GET", "HEAD", "POST"])
def protocol_sign(request: SignedInRequest, reference: UUID) -> HttpResponse:
    view = protocol_sign_text if request.method == "POST" else protocol_read_text
    return view(request, reference)


@require_safe
def protocol_proofs(request: SignedInRequest, reference: UUID) -> HttpResponse:
    protocols = Protocol.objects.for_signing()
    protocol = get_permitted(protocols, policies.can_view, request.user, reference=reference)
    page = proofs_of(request.user, protocol, at=timezone.now())
    return render(request, "protocols/protocol_proofs.html", page)
