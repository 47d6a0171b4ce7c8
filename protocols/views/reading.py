"""What happens around the signing of a text, be it a protocol or an amendment."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from common.access import get_permitted
from common.answers import accepted
from common.errors import Refused
from people.requests import SignedInRequest
from protocols import actions, policies, terms
from protocols.forms import ReadingForm, WitnessForm
from protocols.models import Amendment, Party, Protocol, Signable
from protocols.selectors.signing import first_words_of_reading, question_page_of

Page = Callable[[SignedInRequest, Any], HttpResponse]


def on_protocol(policy: Callable[..., bool], page: Page) -> Callable[..., HttpResponse]:
    """Return the view of a page about a protocol: load, permit, show."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: SignedInRequest, reference: UUID) -> HttpResponse:
        protocols = Protocol.objects.for_signing()
        return page(request, get_permitted(protocols, policy, request.user, reference=reference))

    return view


def on_amendment(policy: Callable[..., bool], page: Page) -> Callable[..., HttpResponse]:
    """Return the view of the same page about an amendment."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: SignedInRequest, reference: UUID) -> HttpResponse:
        amendments = Amendment.objects.for_list()
        return page(request, get_permitted(amendments, policy, request.user, reference=reference))

    return view


def read(request: SignedInRequest, text: Signable) -> HttpResponse:
    """Say who read or explained this text to the helper."""
    form = ReadingForm(request.POST or None, initial=first_words_of_reading(text))

    def record() -> Any:
        bound = form.cleaned_data["text_sha256"]
        return actions.record_reading(
            text, text_sha256=bound, by=request.user, at=timezone.now(), **form.told()
        )

    if form.is_valid() and accepted(form, record):
        messages.success(request, gettext("It is noted who read the text."))
        return redirect(after_reading(request, text))
    return render(request, "protocols/protocol_read.html", {"form": form, "signable": text})


def after_reading(request: SignedInRequest, text: Signable) -> str:
    return text.desk_url() if request.GET.get("then") == "desk" else text.understand_url()


def understand(request: SignedInRequest, text: Signable) -> HttpResponse:
    """Ask one question per page; a wrong answer is explained and asked again, never kept."""
    return ask(request, text, {"back": text.signing_url(), "here_url": text.understand_url()})


def ask(request: SignedInRequest, text: Signable, place: dict[str, str]) -> HttpResponse:
    """Ask or take an answer; `place` tells the address of the text and that of the questions."""
    step = answer if request.method == "POST" else next_question
    return step(request, text, place)


def next_question(
    request: SignedInRequest, text: Signable, place: dict[str, str], **said: str
) -> HttpResponse:
    page = question_page_of(text, **said)
    if page["asked"] is None or not text.awaits_signatures():
        return redirect(place["back"])
    return render(request, "protocols/protocol_understand.html", page | place)


def answer(request: SignedInRequest, text: Signable, place: dict[str, str]) -> HttpResponse:
    said = {name: request.POST.get(name, "") for name in ("topic", "chosen", "text_sha256")}
    try:
        is_right = actions.answer(text, **said, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect(place["back"])
    if is_right:
        return redirect(place["here_url"])
    return next_question(request, text, place, wrong=said["topic"], chosen=said["chosen"])


def witness(request: SignedInRequest, text: Signable) -> HttpResponse:
    """Let the interpreter sign at the desk, on this screen."""
    form = WitnessForm(request.POST or None)

    def sign() -> Any:
        bound = {"name": form.cleaned_data["name"], "text_sha256": request.POST["text_sha256"]}
        return actions.sign_as_witness(
            text, **bound, **form.marks(), by=request.user, at=timezone.now()
        )

    if "text_sha256" in request.POST and form.is_valid() and accepted(form, sign):
        messages.success(request, gettext("The witness has signed."))
        return redirect(text.agreement())
    return render(request, "protocols/protocol_witness.html", witness_page(text, form))


def witness_page(text: Signable, form: WitnessForm) -> dict[str, Any]:
    return {
        "signable": text,
        "form": form,
        "is_awaited": text.awaits_signatures() and Party.WITNESS in text.missing_signatures(),
        "statement": terms.statement_for(Party.WITNESS),
    }


protocol_read = on_protocol(policies.can_view, read)
protocol_understand = on_protocol(policies.can_view, understand)
protocol_witness = on_protocol(policies.can_attend_signing, witness)
amendment_read = on_amendment(policies.can_view_amendment, read)
amendment_understand = on_amendment(policies.can_view_amendment, understand)
amendment_witness = on_amendment(policies.can_attend_amendment, witness)
