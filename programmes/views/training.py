"""Trainings: the catalogue, what a helper or a colleague followed, and what was validated."""

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
from helpers.actions import declare_training, record_training
from helpers.models import PeerHelper, TrainingModule, TrainingRecord
from helpers.policies import can_manage, can_tell
from people.requests import SignedInRequest
from programmes import policies
from programmes.actions.training import validate_training
from programmes.forms.training import ElsewhereForm, TeamTrainingForm, TrainingForm
from programmes.selectors.training import catalogue
from protocols.policies import is_on_a_team

PATH = "programmes:path-detail"


@require_safe
def training_list(request: SignedInRequest) -> HttpResponse:
    if not is_on_a_team(request.user):
        raise PermissionDenied
    return render(request, "programmes/training_list.html", catalogue(request.user))


@require_http_methods(["GET", "HEAD", "POST"])
def training_create(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Note a training of a helper, held or to come."""
    helpers = PeerHelper.objects.for_list()
    helper = get_permitted(helpers, can_manage, request.user, reference=reference)
    audience, today = TrainingModule.Audience.HELPERS, timezone.localdate()
    form = TrainingForm(request.POST or None, audience=audience, today=today)

    def note() -> TrainingRecord:
        return record_training(helper, **form.cleaned_data, by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, note) is not None:
        messages.success(request, gettext("The training is noted."))
        return redirect(PATH, helper.reference)
    context = {"form": form, "helper": helper}
    return render(request, "programmes/training_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def training_declare(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Note a training or a diploma that a helper has from elsewhere."""
    helpers = PeerHelper.objects.for_list()
    helper = get_permitted(helpers, can_tell, request.user, reference=reference)
    form = ElsewhereForm(request.POST or None)

    def note() -> TrainingRecord:
        return declare_training(helper, **form.cleaned_data, by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, note) is not None:
        messages.success(request, gettext("The training is noted."))
        return redirect(PATH, helper.reference)
    context = {"form": form, "helper": helper, "is_elsewhere": True}
    return render(request, "programmes/training_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def training_join(request: SignedInRequest) -> HttpResponse:
    """Note a training of a member of the team (3.17, 3.20)."""
    if not policies.may_train_team(request.user):
        raise PermissionDenied
    today = timezone.localdate()
    form = TeamTrainingForm(request.POST or None, author=request.user, today=today)

    def note() -> TrainingRecord:
        facts = dict(form.cleaned_data)
        return record_training(facts.pop("member"), **facts, by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, note) is not None:
        messages.success(request, gettext("The training is noted."))
        return redirect("programmes:training-list")
    return render(request, "programmes/training_form.html", {"form": form})


def step(move: Callable[..., Any], done: Any) -> Callable[..., HttpResponse]:
    """Return the view of one move of a training: load, permit, move, answer."""

    @require_POST
    def view(request: SignedInRequest, reference: UUID) -> HttpResponse:
        records, policy = TrainingRecord.objects.for_list(), policies.can_note_training
        record = get_permitted(records, policy, request.user, reference=reference)

        def act() -> None:
            move(record, by=request.user, at=timezone.now())

        response = attempt(request, act, str(done), then="programmes:training-list")
        return redirect(PATH, record.helper.reference) if record.helper else response

    return view


training_attend = step(TrainingRecord.attend, _("It was followed."))
training_validate = step(validate_training, _("The training is validated."))
training_redo = step(TrainingRecord.redo, _("It will be taken again; nothing is lost."))
training_see_proof = step(TrainingRecord.see_proof, _("The paper was seen. No copy is kept."))
