"""Rounds of co-design: opened, joined, closed. One domain call each."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates import actions, policies
from certificates.forms.rounds import AbandonForm, CommentForm, CreditForm, RoundForm
from certificates.models import TemplateVersion
from certificates.selectors.rounds import (
    FIRST_LENGTH,
    centre_of,
    page_of_block,
    page_of_round,
    people_for,
    round_shows,
    rounds_for_list,
    rounds_with_people,
)
from common.access import get_permitted
from common.answers import accepted, attempt
from common.audio import with_player
from common.lists import listed
from people.requests import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def template_round(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Open a round on a draft: who takes part, until when."""
    versions = TemplateVersion.objects.for_list()
    version = get_permitted(versions, policies.can_work_on, request.user, reference=reference)
    today = timezone.localdate()
    form = RoundForm(
        request.POST or None,
        choices=people_for(request.user, on=today),
        ends_on=today + FIRST_LENGTH,
    )
    opening = partial(actions.open_round, version, by=request.user, at=timezone.now())
    centre = centre_of(request.user, version)
    if form.is_valid() and (
        opened := accepted(form, lambda: opening(centre=centre, **form.cleaned_data))
    ):
        messages.success(request, _("The round is open: everybody named finds it on their home."))
        return redirect(opened)
    return render(request, "certificates/round_create.html", {"form": form, "version": version})


@require_safe
def round_list(request: SignedInRequest) -> HttpResponse:
    if not policies.may_take_part(request.user):
        raise PermissionDenied
    shows = round_shows(request.user, on=timezone.localdate())
    context = listed(request, rounds_for_list(request.user), shows)
    return render(request, "certificates/round_list.html", context)


@require_safe
def round_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    rounds = rounds_with_people()
    round_ = get_permitted(rounds, policies.can_view_round, request.user, reference=reference)
    return render(request, "certificates/round_detail.html", page_of_round(request.user, round_))


@require_http_methods(["GET", "HEAD", "POST"])
def round_credit(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Say how one wishes to be named; it may be changed at any time."""
    rounds = rounds_with_people()
    round_ = get_permitted(rounds, policies.takes_part, request.user, reference=reference)
    me = get_object_or_404(round_.participants, user=request.user)
    told = {"name": me.credit_name, "on_certificates": me.on_certificates}
    form = CreditForm(request.POST or None, initial=told)
    tell = partial(actions.tell_credit, me, by=request.user, at=timezone.now())

    def keep() -> bool:
        tell(**form.cleaned_data)
        return True

    if form.is_valid() and accepted(form, keep):
        messages.success(request, _("It is noted. You may change it at any time."))
        return redirect(round_)
    return render(request, "certificates/round_credit.html", {"form": form, "round": round_})


@with_player
@require_http_methods(["GET", "HEAD", "POST"])
def round_block(request: SignedInRequest, reference: UUID, block: str) -> HttpResponse:
    """One block of the draft, with what was said of it."""
    rounds = rounds_with_people()
    round_ = get_permitted(rounds, policies.takes_part, request.user, reference=reference)
    page = page_of_block(round_, request.user, block)
    if page is None:
        raise Http404
    form = CommentForm(request.POST or None)
    say = partial(actions.comment, round_, block=block, by=request.user, at=timezone.now())
    if form.is_valid() and accepted(form, lambda: say(**form.cleaned_data)):
        return redirect("certificates:round-block", round_.reference, block)
    return render(request, "certificates/round_block.html", page | {"form": form})


@require_POST
def round_close(request: SignedInRequest, reference: UUID) -> HttpResponse:
    rounds = rounds_with_people()
    round_ = get_permitted(rounds, policies.can_lead, request.user, reference=reference)
    close = partial(actions.close, round_, by=request.user, at=timezone.now())
    return attempt(request, close, _("The round is closed. Its recordings are gone."), then=round_)


@require_http_methods(["GET", "HEAD", "POST"])
def round_abandon(request: SignedInRequest, reference: UUID) -> HttpResponse:
    rounds = rounds_with_people()
    round_ = get_permitted(rounds, policies.can_abandon, request.user, reference=reference)
    form = AbandonForm(request.POST or None)
    if form.is_valid():
        stop = partial(actions.abandon, round_, by=request.user, at=timezone.now())
        done = _("The round is abandoned. What was agreed stays in the draft.")
        return attempt(request, lambda: stop(**form.cleaned_data), done, then=round_)
    return render(request, "certificates/round_abandon.html", {"form": form, "round": round_})
