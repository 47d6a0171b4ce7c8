"""Reading a text, understanding it, signing it, and what the signatures rest on."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import accepted, attempt
from common.errors import Refused
from people.requests import SignedInRequest
from protocols import actions, policies, terms
from protocols.forms import ReadingForm, SignForm, WitnessForm
from protocols.models import Party, Protocol, Signature
from protocols.selectors.signing import (
    first_words_of_reading,
    proofs_of,
    question_page_of,
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


@require_http_methods(["GET", "HEAD", "POST"])
def protocol_read(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Say who read or explained this text to the helper."""
    protocols = Protocol.objects.for_signing()
    protocol = get_permitted(protocols, policies.can_view, request.user, reference=reference)
    form = ReadingForm(request.POST or None, initial=first_words_of_reading(protocol))

    def record() -> Any:
        bound = form.cleaned_data["text_sha256"]
        return actions.record_reading(
            protocol, text_sha256=bound, by=request.user, at=timezone.now(), **form.told()
        )

    if form.is_valid() and accepted(form, record):
        messages.success(request, gettext("It is noted. A few questions now."))
        return redirect("protocols:protocol-understand", protocol.reference)
    return render(request, "protocols/protocol_read.html", {"form": form, "protocol": protocol})


@require_http_methods(["GET", "HEAD", "POST"])
def protocol_understand(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Ask one question per page; a wrong answer is explained and asked again, never kept."""
    protocols = Protocol.objects.for_signing()
    protocol = get_permitted(protocols, policies.can_view, request.user, reference=reference)
    view = answer if request.method == "POST" else next_question
    return view(request, protocol)


def next_question(request: SignedInRequest, protocol: Protocol, **said: str) -> HttpResponse:
    page = question_page_of(protocol, **said)
    if page["asked"] is None or not protocol.awaits_signatures():
        return redirect("protocols:protocol-sign", protocol.reference)
    return render(request, "protocols/protocol_understand.html", page)


def answer(request: SignedInRequest, protocol: Protocol) -> HttpResponse:
    said = {name: request.POST.get(name, "") for name in ("topic", "chosen", "text_sha256")}
    try:
        is_right = actions.answer(protocol, **said, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("protocols:protocol-sign", protocol.reference)
    if is_right:
        return redirect("protocols:protocol-understand", protocol.reference)
    return next_question(request, protocol, wrong=said["topic"], chosen=said["chosen"])


@require_http_methods(["GET", "HEAD", "POST"])
def protocol_witness(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Let the interpreter sign at the desk, on this screen."""
    protocols = Protocol.objects.for_signing()
    policy = policies.can_attend_signing
    protocol = get_permitted(protocols, policy, request.user, reference=reference)
    form = WitnessForm(request.POST or None)

    def sign() -> Any:
        bound = {"name": form.cleaned_data["name"], "text_sha256": request.POST["text_sha256"]}
        return actions.sign_as_witness(
            protocol, **bound, **form.marks(), by=request.user, at=timezone.now()
        )

    if "text_sha256" in request.POST and form.is_valid() and accepted(form, sign):
        messages.success(request, gettext("The witness has signed."))
        return redirect(protocol)
    return render(request, "protocols/protocol_witness.html", witness_page(protocol, form))


def witness_page(protocol: Protocol, form: WitnessForm) -> dict[str, Any]:
    is_awaited = protocol.awaits_signatures() and Party.WITNESS in protocol.missing_signatures()
    statement = terms.statement_for(Party.WITNESS)
    return {"protocol": protocol, "form": form, "is_awaited": is_awaited, "statement": statement}


@require_safe
def protocol_proofs(request: SignedInRequest, reference: UUID) -> HttpResponse:
    protocols = Protocol.objects.for_signing()
    protocol = get_permitted(protocols, policies.can_view, request.user, reference=reference)
    page = proofs_of(request.user, protocol, at=timezone.now())
    return render(request, "protocols/protocol_proofs.html", page)
