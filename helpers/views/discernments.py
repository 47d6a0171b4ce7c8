"""From an experience to a recognised skill: choose, decide together, recognise, contest."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from common.access import get_permitted
from common.answers import attempt, made
from helpers import actions, policies, wording
from helpers.forms import DecideForm, DiscernmentOpenForm, RecogniseForm
from helpers.models import Discernment, Experience
from people.requests import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def discernment_create(request: SignedInRequest, reference: UUID) -> HttpResponse:
    experiences = Experience.objects.for_page()
    experience = get_permitted(experiences, policies.can_discern, request.user, reference=reference)
    form = DiscernmentOpenForm(request.POST or None, experience=experience)
    act = partial(actions.open_discernment, experience, by=request.user, at=timezone.now())
    if form.is_valid() and (opened := made(form, "skill", lambda: act(**form.cleaned_data))):
        return redirect("helpers:discernment-decide", opened.reference)
    context = {"form": form, "experience": experience, "intro": wording.intro()["staff"]}
    return render(request, "helpers/discernment_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def discernment_decide(request: SignedInRequest, reference: UUID) -> HttpResponse:
    discernments = Discernment.objects.for_page()
    discernment = get_permitted(
        discernments, policies.can_decide, request.user, reference=reference
    )
    helper = discernment.experience.helper
    if not discernment.is_open():
        messages.warning(request, _("This is decided already. The helper may contest it."))
        return redirect(helper)
    form = DecideForm(request.POST or None)
    act = partial(discernment.decide, by=request.user, at=timezone.now())
    if form.is_valid():
        made(form, "decision", lambda: act(**form.choices()))
    if form.is_valid():
        further = discernment.can_be_recognised()
        then = "helpers:discernment-recognise" if further else "helpers:helper-detail"
        return redirect(then, (discernment if further else helper).reference)
    context = {"form": form, "discernment": discernment}
    context |= {"risks": wording.risks(), "reasons": wording.reasons()}
    return render(request, "helpers/discernment_decide.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def discernment_recognise(request: SignedInRequest, reference: UUID) -> HttpResponse:
    discernments = Discernment.objects.for_page()
    discernment = get_permitted(
        discernments, policies.can_decide, request.user, reference=reference
    )
    if not discernment.can_be_recognised():
        messages.warning(request, _("Only what was decided as core or useful can be recognised."))
        return redirect(discernment.experience.helper)
    form = RecogniseForm(request.POST or None)
    if form.is_valid():
        return attempt(
            request,
            lambda: discernment.recognise(**form.cleaned_data, by=request.user, at=timezone.now()),
            _("The skill is recognised."),
            then=discernment.experience.helper,
        )
    context = {"form": form, "discernment": discernment}
    context["examples"] = wording.evidence_for(discernment.skill.key)
    return render(request, "helpers/discernment_recognise.html", context)


@require_POST
def discernment_contest(request: SignedInRequest, reference: UUID) -> HttpResponse:
    discernments = Discernment.objects.for_page()
    discernment = get_permitted(
        discernments, policies.can_contest, request.user, reference=reference
    )
    return attempt(
        request,
        lambda: discernment.contest(by=request.user, at=timezone.now()),
        _("You do not agree: somebody else will read it again with you."),
        then=discernment.experience.helper,
    )
