"""The file of a peer helper: open, read, correct, move."""

from collections.abc import Callable
from functools import partial
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
from common.answers import attempt, made
from common.lists import listed
from helpers import actions, policies
from helpers.forms import HelperOpenForm, HelperUpdateForm, LanguageAssessForm, LanguageForm
from helpers.models import LanguageSkill, PeerHelper
from helpers.selectors import SHOWS, file_of, first_words_of_helper
from people.requests import SignedInRequest


@require_safe
def helper_list(request: SignedInRequest) -> HttpResponse:
    if not policies.is_in_charge(request.user):
        raise PermissionDenied
    helpers = PeerHelper.objects.visible_to(request.user).for_list()
    return render(request, "helpers/helper_list.html", listed(request, helpers, SHOWS))


@require_http_methods(["GET", "HEAD", "POST"])
def helper_create(request: SignedInRequest) -> HttpResponse:
    if not policies.is_in_charge(request.user):
        raise PermissionDenied
    known = first_words_of_helper(request.user, person=request.GET.get("person", ""))
    form = HelperOpenForm(
        request.POST or None, initial=known, author=request.user, today=timezone.localdate()
    )
    act = partial(actions.open_file, by=request.user, at=timezone.now())
    if form.is_valid() and (helper := made(form, "person", lambda: act(**form.cleaned_data))):
        messages.success(request, gettext("The file is open."))
        return redirect(helper)
    return render(request, "helpers/helper_form.html", {"form": form})


@require_safe
def helper_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Show the whole file; to the helper, as the page of what they can do."""
    helpers = PeerHelper.objects.for_list()
    helper = get_permitted(helpers, policies.can_view, request.user, reference=reference)
    mine = policies.is_self(request.user, helper)
    page = "helpers/helper_mine.html" if mine else "helpers/helper_detail.html"
    return render(request, page, file_of(request.user, helper))


@require_http_methods(["GET", "HEAD", "POST"])
def helper_update(request: SignedInRequest, reference: UUID) -> HttpResponse:
    helpers = PeerHelper.objects.for_list()
    helper = get_permitted(helpers, policies.can_manage, request.user, reference=reference)
    form = HelperUpdateForm(
        request.POST or None,
        instance=helper,
        centre_ids={helper.person.centre_id},
        today=timezone.localdate(),
    )
    if form.is_valid():
        return attempt(
            request,
            lambda: form.keep(by=request.user, at=timezone.now()),
            gettext("The file is corrected."),
            then=helper,
        )
    return render(request, "helpers/helper_form.html", {"form": form, "helper": helper})


@require_http_methods(["GET", "HEAD", "POST"])
def language_add(request: SignedInRequest, reference: UUID) -> HttpResponse:
    helpers = PeerHelper.objects.for_list()
    helper = get_permitted(helpers, policies.can_tell, request.user, reference=reference)
    form = LanguageForm(request.POST or None, instance=LanguageSkill(helper=helper))
    act = partial(actions.add_language, helper, by=request.user, at=timezone.now())
    if form.is_valid() and made(form, "language", lambda: act(**form.cleaned_data)):
        messages.success(request, gettext("The language is added."))
        return redirect(helper)
    return render(request, "helpers/language_form.html", {"form": form, "helper": helper})


@require_http_methods(["GET", "HEAD", "POST"])
def language_assess(request: SignedInRequest, reference: UUID) -> HttpResponse:
    skills = LanguageSkill.objects.select_related("helper__person")
    skill = get_permitted(skills, policies.can_assess, request.user, reference=reference)
    form = LanguageAssessForm(
        request.POST or None, instance=skill, assessor=request.user, today=timezone.localdate()
    )
    act = partial(actions.assess_language, skill, by=request.user, at=timezone.now())
    if form.is_valid():
        done = gettext("The level is assessed.")
        return attempt(request, lambda: act(**form.cleaned_data), done, then=skill.helper)
    return render(request, "helpers/language_assess.html", {"form": form, "skill": skill})


@require_POST
def language_remove(request: SignedInRequest, reference: UUID) -> HttpResponse:
    skills = LanguageSkill.objects.select_related("helper__person")
    skill = get_permitted(skills, policies.can_remove, request.user, reference=reference)
    return attempt(
        request,
        lambda: actions.remove_language(skill, by=request.user, at=timezone.now()),
        gettext("The language is removed."),
        then=skill.helper,
    )


def step(name: str, move: Callable[..., Any], done: Any) -> Callable[..., Any]:
    """Return the view of one move of a helper: load, permit, move, answer."""
    policy = policies.MOVES[name]

    @require_POST
    def view(request: SignedInRequest, reference: UUID) -> HttpResponse:
        helpers = PeerHelper.objects.for_list()
        helper = get_permitted(helpers, policy, request.user, reference=reference)
        return attempt(
            request,
            lambda: move(helper, by=request.user, at=timezone.now()),
            str(done),
            then=helper,
        )

    return view


helper_welcome = step("welcome", PeerHelper.welcome, _("The peer helper is welcomed."))
helper_pause = step("pause", PeerHelper.pause, _("It is a pause. It can be resumed at any time."))
helper_resume = step("resume", PeerHelper.resume, _("The mission goes on."))
helper_graduate = step(
    "graduate", actions.end_mission, _("The mission is ended. We stay in touch.")
)
helper_leave = step("leave", actions.leave, _("It has ended. Thank you for all that was done."))
