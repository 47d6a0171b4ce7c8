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
from common.answers import accepted, attempt
from people.requests import SignedInRequest
from programmes import actions, policies
from programmes.forms import EvaluateForm, ProgrammeForm, ReviewForm, SteeringForm, SuspendForm
from programmes.models import Programme, SteeringMember
from programmes.selectors.programme import page_of, programmes_of


@require_safe
def programme_list(request: SignedInRequest) -> HttpResponse:
    """Go to the one programme there is; list them for who works in several centres."""
    if not request.user.centre_ids():
        raise PermissionDenied
    context = programmes_of(request.user)
    if context["only"]:
        return redirect(context["only"])
    return render(request, "programmes/programme_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_create(request: SignedInRequest) -> HttpResponse:
    if not policies.may_manage_somewhere(request.user):
        raise PermissionDenied
    form = ProgrammeForm(request.POST or None, author=request.user)
    if not form.has_a_centre():
        messages.warning(request, gettext("Each centre you manage has a programme."))
        return redirect("programmes:programme-list")

    def start() -> Programme:
        return actions.start_programme(**form.cleaned_data, by=request.user, at=timezone.now())

    if form.is_valid() and (programme := accepted(form, start)):
        messages.success(request, gettext("The programme is written down: here is what comes."))
        return redirect(programme)
    return render(request, "programmes/programme_form.html", {"form": form})


@require_safe
def programme_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    programmes = Programme.objects.for_list()
    programme = get_permitted(programmes, policies.can_view, request.user, reference=reference)
    context = page_of(request.user, programme, at=timezone.now())
    return render(request, "programmes/programme_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_update(request: SignedInRequest, reference: UUID) -> HttpResponse:
    programmes = Programme.objects.for_list()
    programme = get_permitted(programmes, policies.can_manage, request.user, reference=reference)
    form = ProgrammeForm(request.POST or None, instance=programme, author=request.user)
    return kept(request, form, programme, "programmes/programme_form.html")


@require_http_methods(["GET", "HEAD", "POST"])
def programme_evaluate(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Prepare the end: what the programme has changed, and when the data is erased."""
    programmes = Programme.objects.for_list()
    programme = get_permitted(programmes, policies.can_manage, request.user, reference=reference)
    form = EvaluateForm(request.POST or None, instance=programme)
    return kept(request, form, programme, "programmes/programme_evaluate.html")


def kept(request: SignedInRequest, form: Any, programme: Programme, template: str) -> HttpResponse:
    """Keep what the form says of a programme that is not closed."""
    if programme.is_closed():
        messages.warning(request, gettext("The programme is closed: nothing of it changes."))
        return redirect(programme)

    def keep() -> Any:
        return form.keep(by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, keep):
        messages.success(request, gettext("The programme is completed."))
        return redirect(programme)
    return render(request, template, {"form": form, "programme": programme})


@require_http_methods(["GET", "HEAD", "POST"])
def programme_suspend(request: SignedInRequest, reference: UUID) -> HttpResponse:
    programmes = Programme.objects.for_list()
    programme = get_permitted(programmes, policies.can_manage, request.user, reference=reference)
    form = SuspendForm(request.POST or None)

    def suspend() -> Any:
        actions.suspend(programme, **form.cleaned_data, by=request.user, at=timezone.now())
        return programme

    if form.is_valid() and accepted(form, suspend):
        messages.success(request, gettext("The programme is suspended."))
        return redirect(programme)
    context = {"form": form, "programme": programme}
    return render(request, "programmes/programme_suspend.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_review(request: SignedInRequest, reference: UUID) -> HttpResponse:
    programmes = Programme.objects.for_list()
    programme = get_permitted(programmes, policies.can_manage, request.user, reference=reference)
    form = ReviewForm(request.POST or None)

    def review() -> Any:
        told = form.cleaned_data
        return actions.review(programme, **told, by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, review):
        messages.success(request, gettext("The yearly review is recorded. See you next year."))
        return redirect(programme)
    context = {"form": form, "programme": programme}
    return render(request, "programmes/programme_review.html", context)


def step(policy: Callable[..., bool], act: Callable[..., Any], done: Any) -> Callable[..., Any]:
    """Return the view of one move: load, permit, move, answer."""

    @require_POST
    def view(request: SignedInRequest, reference: UUID) -> HttpResponse:
        programmes = Programme.objects.for_list()
        programme = get_permitted(programmes, policy, request.user, reference=reference)
        return attempt(
            request,
            lambda: act(programme, by=request.user, at=timezone.now()),
            str(done),
            then=programme,
        )

    return view


programme_open = step(
    policies.can_manage, actions.open_programme, _("The programme is open. Look at the needs now.")
)
programme_validate = step(
    policies.can_manage,
    actions.validate_diagnosis,
    _("The needs are known. Prepare the team and the missions now."),
)
programme_go = step(
    policies.can_manage, actions.go, _("The programme is running. Helpers can come in.")
)
programme_resume = step(policies.can_manage, actions.resume, _("The programme goes on."))
programme_close = step(policies.can_manage, actions.close, _("The programme is closed."))
programme_sign = step(
    policies.can_vouch, actions.sign_off, _("Signed: you answer for the programme.")
)


@require_http_methods(["GET", "HEAD", "POST"])
def steering_create(request: SignedInRequest, reference: UUID) -> HttpResponse:
    programmes = Programme.objects.for_list()
    programme = get_permitted(programmes, policies.can_manage, request.user, reference=reference)
    form = SteeringForm(request.POST or None, programme=programme)

    def seat() -> Any:
        return actions.seat(programme, **form.cleaned_data, by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, seat):
        messages.success(request, gettext("The steering group has a new member."))
        return redirect(programme)
    context = {"form": form, "programme": programme}
    return render(request, "programmes/programme_steering.html", context)


@require_POST
def steering_leave(request: SignedInRequest, reference: UUID) -> HttpResponse:
    members = SteeringMember.objects.select_related("programme__centre")
    member = get_permitted(members, policies.can_manage_seat, request.user, reference=reference)
    return attempt(
        request,
        lambda: actions.unseat(member, by=request.user, at=timezone.now()),
        gettext("This seat is free now."),
        then=member,
    )
