"""Reviews on a helper's path: what weighs, the first review, the end that is prepared."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from common.access import get_permitted
from common.answers import accepted
from helpers import actions, policies
from helpers.models import PeerHelper, PrecarityCheck
from helpers.path_forms import ExitForm, PrecarityForm
from people.requests import SignedInRequest

PATH = "programmes:path-detail"


@require_safe
def precarity_list(request: SignedInRequest, reference: UUID) -> HttpResponse:
    helpers = PeerHelper.objects.for_list()
    helper = get_permitted(helpers, policies.can_view, request.user, reference=reference)
    checks = PrecarityCheck.objects.visible_to(request.user).filter(helper=helper).for_list()
    context = {
        "helper": helper,
        "checks": checks,
        "mine": policies.is_self(request.user, helper),
        "may_note": policies.may_look_at_precarity(request.user, helper),
    }
    return render(request, "helpers/precarity_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def precarity_create(request: SignedInRequest, reference: UUID) -> HttpResponse:
    helpers, policy = PeerHelper.objects.for_list(), policies.may_look_at_precarity
    helper = get_permitted(helpers, policy, request.user, reference=reference)
    form = PrecarityForm(request.POST or None, today=timezone.localdate())

    def keep() -> PrecarityCheck:
        return actions.look_at_precarity(
            helper, **form.cleaned_data, by=request.user, at=timezone.now()
        )

    if form.is_valid() and accepted(form, keep) is not None:
        messages.success(request, gettext("It is noted. The peer helper reads it as well."))
        return redirect("helpers:precarity-list", helper.reference)
    return render(request, "helpers/precarity_form.html", {"form": form, "helper": helper})


@require_http_methods(["GET", "HEAD", "POST"])
def helper_consolidate(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Hold the first review: its day, what weighs, what is done about it."""
    helpers = PeerHelper.objects.for_list()
    policy = policies.MOVES["consolidate"]
    helper = get_permitted(helpers, policy, request.user, reference=reference)
    form = PrecarityForm(request.POST or None, today=timezone.localdate())

    def hold() -> bool:
        actions.hold_first_review(helper, **form.cleaned_data, by=request.user, at=timezone.now())
        return True

    if form.is_valid() and accepted(form, hold):
        messages.success(request, gettext("The first review is held."))
        return redirect(PATH, helper.reference)
    context = {"form": form, "helper": helper, "is_first": True}
    return render(request, "helpers/precarity_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def helper_exit(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Prepare the end of a mission, with the helper."""
    helpers = PeerHelper.objects.for_list()
    policy = policies.MOVES["prepare_exit"]
    helper = get_permitted(helpers, policy, request.user, reference=reference)
    form = ExitForm(request.POST or None)

    def prepare() -> bool:
        helper.prepare_exit(**form.cleaned_data, by=request.user, at=timezone.now())
        return True

    if form.is_valid() and accepted(form, prepare):
        messages.success(request, gettext("The end is prepared."))
        return redirect(PATH, helper.reference)
    return render(request, "helpers/exit_form.html", {"form": form, "helper": helper})
