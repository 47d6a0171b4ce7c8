from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import accepted, attempt, file_response
from common.lists import listed
from people.requests import SignedInRequest
from protocols import actions, policies
from protocols.forms import ProtocolForm
from protocols.models import Protocol
from protocols.selectors import first_words_of_protocol, page_of, protocol_shows
from protocols.selectors.expenses import status_page_of


@require_safe
def protocol_list(request: SignedInRequest) -> HttpResponse:
    if not policies.may_write_somewhere(request.user):
        raise PermissionDenied
    protocols = Protocol.objects.visible_to(request.user).for_rows()
    shows = protocol_shows(request.user, on=timezone.localdate())
    return render(request, "protocols/protocol_list.html", listed(request, protocols, shows))


@require_http_methods(["GET", "HEAD", "POST"])
def protocol_create(request: SignedInRequest) -> HttpResponse:
    if not policies.may_write_somewhere(request.user):
        raise PermissionDenied
    first_words = first_words_of_protocol(
        request.user, helper=request.GET.get("helper", ""), on=timezone.localdate()
    )
    form = ProtocolForm(request.POST or None, initial=first_words, author=request.user)

    def draft() -> Protocol:
        return actions.draft_protocol(**form.cleaned_data, by=request.user, at=timezone.now())

    if form.is_valid() and (protocol := accepted(form, draft)):
        messages.success(request, gettext("The protocol is kept as a draft."))
        return redirect(protocol)
    return render(request, "protocols/protocol_form.html", {"form": form})


@require_safe
def protocol_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    protocols = Protocol.objects.for_list()
    protocol = get_permitted(protocols, policies.can_view, request.user, reference=reference)
    context = page_of(request.user, protocol, at=timezone.now())
    return render(request, "protocols/protocol_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def protocol_update(request: SignedInRequest, reference: UUID) -> HttpResponse:
    protocols = Protocol.objects.for_list()
    protocol = get_permitted(protocols, policies.can_write, request.user, reference=reference)
    if not protocol.is_draft():
        messages.warning(request, gettext("A submitted text is frozen: take it back first."))
        return redirect(protocol)
    form = ProtocolForm(request.POST or None, instance=protocol, author=request.user)

    def keep() -> Any:
        return form.keep(by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, keep):
        messages.success(request, gettext("The protocol is corrected."))
        return redirect(protocol)
    told = status_page_of(protocol, on=timezone.localdate())
    return render(request, "protocols/protocol_form.html", {"form": form, **told})


@require_safe
def protocol_print(request: SignedInRequest, reference: UUID) -> HttpResponse:
    protocols = Protocol.objects.for_list()
    protocol = get_permitted(protocols, policies.can_view, request.user, reference=reference)
    if not protocol.text:
        messages.warning(request, gettext("Submit it for signature first: it has no text yet."))
        return redirect(protocol)
    return file_response(actions.paper_of(protocol), name=f"protocole-{protocol.number}.pdf")


def step(policy: Callable[..., bool], act: Callable[..., Any], done: Any) -> Callable[..., Any]:
    """Return the view of one move: load, permit, move, answer."""

    @require_POST
    def view(request: SignedInRequest, reference: UUID) -> HttpResponse:
        protocols = Protocol.objects.for_list()
        protocol = get_permitted(protocols, policy, request.user, reference=reference)
        return attempt(
            request,
            lambda: act(protocol, by=request.user, at=timezone.now()),
            str(done),
            then=protocol,
        )

    return view


protocol_propose = step(
    policies.can_write, actions.propose, _("The text is frozen: it awaits three signatures.")
)
protocol_withdraw = step(
    policies.can_write, actions.withdraw, _("The text can be corrected; it will be signed anew.")
)


def stop_step(act: Callable[..., Any], done: Any) -> Callable[..., Any]:
    """Return the view of a pause or an end: the team may say why, a helper is not asked."""

    @require_POST
    def view(request: SignedInRequest, reference: UUID) -> HttpResponse:
        protocols = Protocol.objects.for_list()
        policy = policies.can_stop
        protocol = get_permitted(protocols, policy, request.user, reference=reference)
        reason = request.POST.get("reason", "")
        known = {"by": request.user, "at": timezone.now(), "reason": reason}
        return attempt(request, lambda: act(protocol, **known), str(done), then=protocol)

    return view


protocol_pause = stop_step(actions.pause, _("The mission is paused."))
protocol_resume = step(policies.can_stop, Protocol.resume, _("The mission goes on."))
protocol_end = stop_step(actions.end, _("The mission is ended."))
protocol_cancel = step(policies.can_manage, actions.cancel, _("The protocol is cancelled."))
