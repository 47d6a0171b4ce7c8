"""What a helper learnt by living it: told with somebody, or alone one question at a time."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from common.access import get_permitted
from common.answers import accepted, attempt
from helpers import actions, policies, wording
from helpers.forms import AnswerForm, ExperienceBeginForm, ExperienceForm
from helpers.models import Experience, PeerHelper
from helpers.selectors import (
    begin_page,
    known_question,
    place_after,
    question_page,
    review_page,
)
from people.requests import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def experience_create(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Write an experience with its helper, who shares it by saying it."""
    helpers = PeerHelper.objects.for_list()
    helper = get_permitted(helpers, policies.can_write_with, request.user, reference=reference)
    form = ExperienceForm(request.POST or None)
    if form.is_valid():
        actions.tell_experience(helper, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("The experience is kept. Thank you."))
        return redirect(helper)
    context = {"form": form, "helper": helper, "questions": wording.questions()}
    return render(request, "helpers/experience_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def experience_begin(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Begin a draft: nobody but the helper knows of it."""
    helpers = PeerHelper.objects.for_list()
    helper = get_permitted(helpers, policies.is_self, request.user, reference=reference)
    form = ExperienceBeginForm(request.POST or None)
    if form.is_valid():
        draft = actions.begin_experience(helper, **form.cleaned_data)
        return redirect("helpers:experience-answer", draft.reference)
    return render(request, "helpers/experience_begin.html", {"form": form} | begin_page(helper))


@require_http_methods(["GET", "HEAD", "POST"])
def experience_answer(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Ask one question of five; keep what is typed, whichever button is pressed."""
    experiences = Experience.objects.for_page()
    draft = get_permitted(experiences, policies.is_own_draft, request.user, reference=reference)
    if not draft.is_draft():
        messages.info(request, _("This experience is shared already."))
        return redirect(draft.helper)
    question = known_question(request.GET.get("question", ""), draft)
    form = AnswerForm(request.POST or None, question=question, experience=draft)
    keep = partial(actions.keep_answers, draft)
    if form.is_valid() and accepted(form, lambda: keep(**form.answers())) is not None:
        return redirect(after(draft, question, request.POST.get("go", "")))
    context = {"form": form} | question_page(draft, question)
    return render(request, "helpers/experience_answer.html", context)


def after(draft: Experience, question: str, go: str) -> str:
    """Return where to go on: the file when it is for later, a question, or the whole again."""
    if go == "later":
        return draft.helper.get_absolute_url()
    if place := place_after(question, go):
        return reverse("helpers:experience-answer", args=[draft.reference]) + f"?question={place}"
    return draft.get_absolute_url()


@require_http_methods(["GET", "HEAD", "POST"])
def experience_share(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Read the five answers again, and share them or not."""
    experiences = Experience.objects.for_page()
    draft = get_permitted(experiences, policies.is_own_draft, request.user, reference=reference)
    if not draft.is_draft():
        messages.info(request, _("This experience is shared already."))
        return redirect(draft.helper)
    if request.method == "POST":
        share = partial(actions.share_experience, draft, by=request.user, at=timezone.now())
        return attempt(request, share, _("It is shared. Thank you!"), then=draft.helper)
    return render(request, "helpers/experience_share.html", review_page(draft))


@require_POST
def experience_discard(request: SignedInRequest, reference: UUID) -> HttpResponse:
    experiences = Experience.objects.for_page()
    draft = get_permitted(experiences, policies.is_own_draft, request.user, reference=reference)
    throw_away = partial(actions.discard_draft, draft)
    return attempt(request, throw_away, _("It is thrown away."), then=draft.helper)


def ranking(step: Callable[..., Any], done: Any) -> Callable[..., HttpResponse]:
    """Return the view that moves an experience by one place."""

    @require_POST
    def view(request: SignedInRequest, reference: UUID) -> HttpResponse:
        experiences = Experience.objects.for_page()
        told = get_permitted(experiences, policies.can_rank, request.user, reference=reference)
        act = partial(step, told, by=request.user, at=timezone.now())
        return attempt(request, act, str(done), then=told.helper)

    return view


experience_raise = ranking(actions.raise_experience, gettext_lazy("It counts more now."))
experience_lower = ranking(actions.lower_experience, gettext_lazy("It counts less now."))
