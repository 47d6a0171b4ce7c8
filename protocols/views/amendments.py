from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import accepted, attempt, file_response
from people.requests import SignedInRequest
from protocols import actions, policies
from protocols.forms import SignForm
from protocols.forms.amendments import AmendmentForm, RenewalForm
from protocols.models import Amendment, Protocol
from protocols.selectors.amendments import page_of_amendment, usual_end


@require_http_methods(["GET", "HEAD", "POST"])
def amendment_create(request: SignedInRequest, reference: UUID) -> HttpResponse:
    protocols = Protocol.objects.for_list()
    protocol = get_permitted(protocols, policies.can_write, request.user, reference=reference)
    form = AmendmentForm(
        request.POST or None,
        instance=Amendment(protocol=protocol, number=0),
        author=request.user,
        protocol=protocol,
    )

    def draft() -> Amendment:
        return actions.amend(protocol, by=request.user, at=timezone.now(), **form.changes())

    if form.is_valid() and (amendment := accepted(form, draft)):
        messages.success(request, gettext("The amendment is kept as a draft."))
        return redirect(amendment)
    return render(request, "protocols/amendment_form.html", {"form": form, "protocol": protocol})


@require_http_methods(["GET", "HEAD", "POST"])
def amendment_renew(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Show what a renewal changes; one more click submits it for signature."""
    protocols = Protocol.objects.for_list()
    protocol = get_permitted(protocols, policies.can_write, request.user, reference=reference)
    usual = {"until": usual_end(protocol)}
    form = RenewalForm(request.POST or None, initial=usual, protocol=protocol)

    def renew() -> Amendment:
        return actions.renew(protocol, **form.cleaned_data, by=request.user, at=timezone.now())

    if form.is_valid() and (amendment := accepted(form, renew)):
        messages.success(request, gettext("The renewal awaits its signatures."))
        return redirect(amendment)
    context = {"form": form, "protocol": protocol, "until": usual["until"]}
    return render(request, "protocols/amendment_renew.html", context)


@require_safe
def amendment_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    amendments = Amendment.objects.for_list()
    policy = policies.can_view_amendment
    amendment = get_permitted(amendments, policy, request.user, reference=reference)
    return amendment_page(request, amendment, SignForm())


def amendment_page(request: SignedInRequest, amendment: Amendment, form: SignForm) -> HttpResponse:
    page = page_of_amendment(request.user, amendment, at=timezone.now())
    return render(request, "protocols/amendment_detail.html", page | {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def amendment_update(request: SignedInRequest, reference: UUID) -> HttpResponse:
    amendments = Amendment.objects.for_list()
    policy = policies.can_write_amendment
    amendment = get_permitted(amendments, policy, request.user, reference=reference)
    if not amendment.is_draft():
        messages.warning(request, gettext("A submitted text is frozen: take it back first."))
        return redirect(amendment)
    protocol = amendment.protocol
    posted = request.POST or None
    form = AmendmentForm(posted, instance=amendment, author=request.user, protocol=protocol)

    def keep() -> Any:
        return form.keep(by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, keep):
        messages.success(request, gettext("The amendment is corrected."))
        return redirect(amendment)
    return render(request, "protocols/amendment_form.html", {"form": form, "protocol": protocol})


@require_POST
def amendment_sign(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Sign the text whose hash the page carried."""
    amendments = Amendment.objects.for_list()
    policy = policies.can_sign_amendment
    amendment = get_permitted(amendments, policy, request.user, reference=reference)
    form = SignForm(request.POST)
    if not form.is_valid():
        return amendment_page(request, amendment, form)

    def sign() -> None:
        bound = {name: request.POST.get(name, "") for name in ("party", "text_sha256")}
        marks = bound | form.marks()
        actions.sign_amendment(amendment, **marks, by=request.user, at=timezone.now())

    return attempt(request, sign, gettext("Signed. Thank you."), then=amendment)


@require_safe
def amendment_print(request: SignedInRequest, reference: UUID) -> HttpResponse:
    amendments = Amendment.objects.for_list()
    policy = policies.can_view_amendment
    amendment = get_permitted(amendments, policy, request.user, reference=reference)
    if not amendment.text:
        messages.warning(request, gettext("Submit it for signature first: it has no text yet."))
        return redirect(amendment)
    name = f"avenant-{amendment.protocol.number}-{amendment.number}.pdf"
    return file_response(actions.paper_of_amendment(amendment), name=name)


def step(policy: Callable[..., bool], act: Callable[..., Any], done: Any) -> Callable[..., Any]:
    """Return the view of one move: load, permit, move, answer."""

    @require_POST
    def view(request: SignedInRequest, reference: UUID) -> HttpResponse:
        amendments = Amendment.objects.for_list()
        amendment = get_permitted(amendments, policy, request.user, reference=reference)
        return attempt(
            request,
            lambda: act(amendment, by=request.user, at=timezone.now()),
            str(done),
            then=amendment,
        )

    return view


amendment_propose = step(
    policies.can_write_amendment,
    actions.propose_amendment,
    _("The text is frozen: it awaits its signatures."),
)
amendment_withdraw = step(
    policies.can_write_amendment,
    actions.withdraw_amendment,
    _("The text can be corrected; it will be signed anew."),
)
amendment_cancel = step(
    policies.can_cancel_amendment, actions.cancel_amendment, _("The amendment is cancelled.")
)
