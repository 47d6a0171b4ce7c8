"""From an experience to a recognised skill: choose, hear three voices, decide, recognise."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import accepted, attempt, made
from common.lists import listed
from helpers import actions, policies, wording
from helpers.forms import DecideForm, DiscernmentOpenForm, RecogniseForm, ReplyForm
from helpers.models import Discernment, Experience
from helpers.selectors import (
    agreed_levels,
    comparison_for,
    discernment_shows,
    page_of_discernment,
)
from people.requests import SignedInRequest


@require_safe
def discernment_list(request: SignedInRequest) -> HttpResponse:
    """List what is discerned in the centres where one is in charge."""
    if not policies.is_in_charge(request.user):
        raise PermissionDenied
    discernments = Discernment.objects.visible_to(request.user).for_list()
    context = listed(request, discernments, discernment_shows(on=timezone.localdate()))
    return render(request, "helpers/discernment_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def discernment_create(request: SignedInRequest, reference: UUID) -> HttpResponse:
    experiences = Experience.objects.for_page()
    experience = get_permitted(experiences, policies.can_discern, request.user, reference=reference)
    form = DiscernmentOpenForm(request.POST or None, experience=experience)
    act = partial(actions.open_discernment, experience, by=request.user, at=timezone.now())
    if form.is_valid() and (opened := made(form, "skill", lambda: act(**form.cleaned_data))):
        return redirect(opened)
    context = {"form": form, "experience": experience, "intro": wording.intro()["staff"]}
    return render(request, "helpers/discernment_form.html", context)


@require_safe
def discernment_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Show who has spoken; once all have, the voices side by side, also after the decision."""
    discernments = Discernment.objects.for_page()
    one = get_permitted(discernments, policies.can_compare, request.user, reference=reference)
    context = page_of_discernment(request.user, one, on=timezone.localdate())
    return render(request, "helpers/discernment_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def discernment_decide(request: SignedInRequest, reference: UUID) -> HttpResponse:
    discernments = Discernment.objects.for_page()
    one = get_permitted(discernments, policies.can_decide, request.user, reference=reference)
    if not (one.is_open() and one.is_compared()):
        messages.warning(request, _("There is nothing to decide here now."))
        return redirect(one)
    known = agreed_levels(request.user, one)
    form = DecideForm(request.POST or None, known=known, today=timezone.localdate())
    act = partial(actions.decide_together, one, by=request.user, at=timezone.now())
    if form.is_valid() and made(form, "decision", lambda: act(**form.choices())):
        then = "helpers:discernment-recognise" if one.can_be_recognised() else one
        return redirect(then, one.reference) if isinstance(then, str) else redirect(then)
    context = {"form": form, "discernment": one, **comparison_for(request.user, one)}
    context |= {"risks": wording.risks(), "reasons": wording.reasons()}
    return render(request, "helpers/discernment_decide.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def discernment_recognise(request: SignedInRequest, reference: UUID) -> HttpResponse:
    discernments = Discernment.objects.for_page()
    one = get_permitted(discernments, policies.can_decide, request.user, reference=reference)
    if not one.can_be_recognised():
        messages.warning(request, _("Only what was decided as core or useful can be recognised."))
        return redirect(one)
    form = RecogniseForm(request.POST or None)
    if form.is_valid():
        act = partial(one.recognise, **form.cleaned_data, by=request.user, at=timezone.now())
        done = _("The skill is recognised.")
        return attempt(request, act, done, then=one.experience.helper)
    context = {"form": form, "discernment": one}
    context["examples"] = wording.evidence_for(one.skill.key)
    return render(request, "helpers/discernment_recognise.html", context)


@require_POST
def discernment_contest(request: SignedInRequest, reference: UUID) -> HttpResponse:
    discernments = Discernment.objects.for_page()
    one = get_permitted(discernments, policies.can_contest, request.user, reference=reference)
    return attempt(
        request,
        partial(one.contest, by=request.user, at=timezone.now()),
        _("You do not agree: somebody else will read it again with you."),
        then=one,
    )


@require_POST
def discernment_reopen(request: SignedInRequest, reference: UUID) -> HttpResponse:
    discernments = Discernment.objects.for_page()
    one = get_permitted(discernments, policies.can_decide, request.user, reference=reference)
    return attempt(
        request,
        partial(one.reopen, by=request.user, at=timezone.now()),
        _("It is talked over again."),
        then=one,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def discernment_answer(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Add the helper's own words beside the decision."""
    discernments = Discernment.objects.for_page()
    one = get_permitted(discernments, policies.can_contest, request.user, reference=reference)
    if not one.can_be_replied_to():
        messages.warning(request, _("There is nothing to reply to now."))
        return redirect(one)
    form = ReplyForm(request.POST or None)
    act = partial(one.answer, by=request.user, at=timezone.now())
    if form.is_valid() and accepted(form, lambda: act(**form.cleaned_data)) is not None:
        messages.success(request, _("Your words are kept beside the decision."))
        return redirect(one)
    context = {"form": form, "discernment": one}
    return render(request, "helpers/discernment_answer.html", context)
