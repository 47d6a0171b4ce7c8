from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import accepted, attempt
from common.lists import listed
from people.requests import SignedInRequest
from protocols import actions, policies
from protocols.forms import NeedCloseForm, NeedForm
from protocols.models import Need
from protocols.selectors import NEED_SHOWS, board_of, narrowed, page_of_need


@require_safe
def need_list(request: SignedInRequest) -> HttpResponse:
    if not policies.is_on_a_team(request.user):
        raise PermissionDenied
    needs = narrowed(Need.objects.visible_to(request.user).for_board(), request.GET)
    around = board_of(request.user, request.GET, on=timezone.localdate())
    context = listed(request, needs, NEED_SHOWS) | around
    context["may_write"] = policies.may_write_somewhere(request.user)
    return render(request, "protocols/need_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def need_create(request: SignedInRequest) -> HttpResponse:
    if not policies.may_write_somewhere(request.user):
        raise PermissionDenied
    form = NeedForm(request.POST or None, author=request.user)

    def record() -> Need:
        return actions.record_need(**form.cleaned_data, by=request.user, at=timezone.now())

    if form.is_valid() and (need := accepted(form, record)):
        messages.success(request, _("The need is recorded."))
        return redirect(need)
    return render(request, "protocols/need_form.html", {"form": form})


@require_safe
def need_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    needs = Need.objects.for_list()
    need = get_permitted(needs, policies.can_view_need, request.user, reference=reference)
    return render(request, "protocols/need_detail.html", page_of_need(request.user, need))


@require_http_methods(["GET", "HEAD", "POST"])
def need_update(request: SignedInRequest, reference: UUID) -> HttpResponse:
    needs = Need.objects.for_list()
    need = get_permitted(needs, policies.can_manage_need, request.user, reference=reference)
    form = NeedForm(request.POST or None, instance=need, author=request.user)

    def keep() -> Any:
        return form.keep(by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, keep):
        messages.success(request, _("The need is corrected."))
        return redirect(need)
    return render(request, "protocols/need_form.html", {"form": form, "need": need})


@require_http_methods(["GET", "HEAD", "POST"])
def need_close(request: SignedInRequest, reference: UUID) -> HttpResponse:
    needs = Need.objects.for_list()
    need = get_permitted(needs, policies.can_manage_need, request.user, reference=reference)
    form = NeedCloseForm(request.POST or None)
    if not form.is_valid():
        return render(request, "protocols/need_close.html", {"form": form, "need": need})
    reason = form.cleaned_data["reason"]
    return attempt(
        request,
        lambda: need.close(reason=reason, by=request.user, at=timezone.now()),
        _("The need is closed."),
        then=need,
    )


@require_POST
def need_reopen(request: SignedInRequest, reference: UUID) -> HttpResponse:
    needs = Need.objects.for_list()
    need = get_permitted(needs, policies.can_manage_need, request.user, reference=reference)
    return attempt(
        request,
        lambda: need.reopen(by=request.user, at=timezone.now()),
        _("The need is open again."),
        then=need,
    )
