"""The badge of a helper: given, printed, given back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common import storage
from common.access import get_permitted
from common.answers import accepted, attempt, file_response
from helpers import actions, badge_paper, policies
from helpers.models import HelperBadge, PeerHelper
from helpers.path_forms import BadgeForm
from people.requests import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def badge_create(request: SignedInRequest, reference: UUID) -> HttpResponse:
    helpers = PeerHelper.objects.for_list()
    helper = get_permitted(helpers, policies.can_manage, request.user, reference=reference)
    form = BadgeForm(request.POST or None, request.FILES or None, today=timezone.localdate())

    def issue() -> HelperBadge:
        return actions.issue_badge(helper, **form.cleaned_data, by=request.user, at=timezone.now())

    if form.is_valid() and (badge := accepted(form, issue)):
        messages.success(request, gettext("The badge is ready: print it."))
        return redirect("helpers:badge-detail", badge.reference)
    return render(request, "helpers/badge_form.html", {"form": form, "helper": helper})


@require_safe
def badge_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    badges, policy = HelperBadge.objects.for_list(), policies.may_hold_badge
    badge = get_permitted(badges, policy, request.user, reference=reference)
    may_manage = policies.may_manage_badge(request.user, badge)
    return render(request, "helpers/badge_detail.html", {"one": badge, "may_manage": may_manage})


@require_safe
def badge_photo(request: SignedInRequest, reference: UUID) -> HttpResponse:
    badges, policy = HelperBadge.objects.for_list(), policies.may_hold_badge
    badge = get_permitted(badges, policy, request.user, reference=reference)
    get_object_or_404(HelperBadge.objects.exclude(photo_sha256=""), pk=badge.pk)
    response = HttpResponse(storage.read(badge.photo_sha256), content_type="image/jpeg")
    response["Content-Disposition"] = "inline"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_safe
def badge_print(request: SignedInRequest, reference: UUID) -> HttpResponse:
    badges, policy = HelperBadge.objects.for_list(), policies.may_hold_badge
    badge = get_permitted(badges, policy, request.user, reference=reference)
    if not badge.is_in_use():
        messages.warning(request, gettext("This badge is not valid any more."))
        return redirect("helpers:badge-detail", badge.reference)
    return file_response(badge_paper.to_pdf(badge), name=f"badge-{badge.number}.pdf")


@require_POST
def badge_return(request: SignedInRequest, reference: UUID) -> HttpResponse:
    badges, policy = HelperBadge.objects.for_list(), policies.may_manage_badge
    badge = get_permitted(badges, policy, request.user, reference=reference)
    return attempt(
        request,
        lambda: badge.give_back(by=request.user, at=timezone.now()),
        gettext("The badge is given back. Its photo is forgotten."),
        then=badge,
    )


@require_POST
def badge_void(request: SignedInRequest, reference: UUID) -> HttpResponse:
    badges, policy = HelperBadge.objects.for_list(), policies.may_hold_badge
    badge = get_permitted(badges, policy, request.user, reference=reference)
    return attempt(
        request,
        lambda: badge.void(by=request.user, at=timezone.now()),
        gettext("The badge is not valid any more."),
        then=badge,
    )
