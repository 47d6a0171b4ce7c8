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
from protocols.forms import DiagnosisForm, DiagnosisReturnForm
from protocols.models import NeedsDiagnosis
from protocols.selectors import diagnosis_shows, page_of_diagnosis


@require_safe
def diagnosis_list(request: SignedInRequest) -> HttpResponse:
    if not policies.is_on_a_team(request.user):
        raise PermissionDenied
    diagnoses = NeedsDiagnosis.objects.visible_to(request.user).for_list()
    context = listed(request, diagnoses, diagnosis_shows(on=timezone.localdate()))
    context["may_write"] = policies.may_write_somewhere(request.user)
    return render(request, "protocols/diagnosis_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def diagnosis_create(request: SignedInRequest) -> HttpResponse:
    if not policies.may_write_somewhere(request.user):
        raise PermissionDenied
    form = DiagnosisForm(request.POST or None, author=request.user)

    def begin() -> NeedsDiagnosis:
        return actions.open_diagnosis(**form.cleaned_data, by=request.user, at=timezone.now())

    if form.is_valid() and (diagnosis := accepted(form, begin)):
        messages.success(request, _("The diagnosis is open. Name the needs in it."))
        return redirect(diagnosis)
    return render(request, "protocols/diagnosis_form.html", {"form": form})


@require_safe
def diagnosis_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    diagnosis = get_permitted(
        NeedsDiagnosis.objects.for_list(),
        policies.can_view_diagnosis,
        request.user,
        reference=reference,
    )
    context = page_of_diagnosis(request.user, diagnosis, on=timezone.localdate())
    return render(request, "protocols/diagnosis_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def diagnosis_update(request: SignedInRequest, reference: UUID) -> HttpResponse:
    diagnosis = get_permitted(
        NeedsDiagnosis.objects.for_list(),
        policies.can_write_diagnosis,
        request.user,
        reference=reference,
    )
    if not diagnosis.is_draft():
        return redirect(diagnosis)
    form = DiagnosisForm(request.POST or None, instance=diagnosis, author=request.user)

    def keep() -> Any:
        return form.keep(by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, keep):
        messages.success(request, _("The diagnosis is corrected."))
        return redirect(diagnosis)
    context = {"form": form, "diagnosis": diagnosis}
    return render(request, "protocols/diagnosis_form.html", context)


@require_POST
def diagnosis_submit(request: SignedInRequest, reference: UUID) -> HttpResponse:
    diagnosis = get_permitted(
        NeedsDiagnosis.objects.for_list(),
        policies.can_submit_diagnosis,
        request.user,
        reference=reference,
    )
    return attempt(
        request,
        lambda: diagnosis.submit(by=request.user, at=timezone.now()),
        _("The manager can read it."),
        then=diagnosis,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def diagnosis_return(request: SignedInRequest, reference: UUID) -> HttpResponse:
    diagnosis = get_permitted(
        NeedsDiagnosis.objects.for_list(),
        policies.can_validate_diagnosis,
        request.user,
        reference=reference,
    )
    form = DiagnosisReturnForm(request.POST or None)
    if not form.is_valid():
        context = {"form": form, "diagnosis": diagnosis}
        return render(request, "protocols/diagnosis_return.html", context)
    comment = form.cleaned_data["comment"]
    return attempt(
        request,
        lambda: diagnosis.return_(comment=comment, by=request.user, at=timezone.now()),
        _("It is given back, with your comment."),
        then=diagnosis,
    )


@require_POST
def diagnosis_validate(request: SignedInRequest, reference: UUID) -> HttpResponse:
    diagnosis = get_permitted(
        NeedsDiagnosis.objects.for_list(),
        policies.can_validate_diagnosis,
        request.user,
        reference=reference,
    )
    return attempt(
        request,
        lambda: diagnosis.validate(by=request.user, at=timezone.now()),
        _("The diagnosis is validated. The grid says who can answer."),
        then=diagnosis,
    )
