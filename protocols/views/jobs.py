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
from common.answers import accepted, attempt, file_response
from common.errors import Refused
from common.lists import listed
from people.requests import SignedInRequest
from protocols import actions, policies
from protocols.forms import JobForm
from protocols.models import JobDescription
from protocols.selectors import (
    JOB_SHOWS,
    first_words_of_job,
    page_of_comparison,
    page_of_job,
)


@require_safe
def job_list(request: SignedInRequest) -> HttpResponse:
    if not policies.may_hold_a_mission(request.user):
        raise PermissionDenied
    jobs = JobDescription.objects.visible_to(request.user).for_list()
    context = listed(request, jobs, JOB_SHOWS)
    context["may_write"] = policies.may_write_somewhere(request.user)
    return render(request, "protocols/job_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def job_create(request: SignedInRequest) -> HttpResponse:
    if not policies.may_write_somewhere(request.user):
        raise PermissionDenied
    first_words = first_words_of_job(request.user, asked=request.GET)
    form = JobForm(request.POST or None, initial=first_words, author=request.user)

    def write() -> JobDescription:
        return actions.write_job(**form.cleaned_data, by=request.user, at=timezone.now())

    if form.is_valid() and (job := accepted(form, write)):
        messages.success(request, _("The mission is kept as a draft."))
        return redirect(job)
    return render(request, "protocols/job_form.html", {"form": form})


@require_safe
def job_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    jobs = JobDescription.objects.for_page()
    job = get_permitted(jobs, policies.can_view_job, request.user, reference=reference)
    return render(request, "protocols/job_detail.html", page_of_job(request.user, job))


@require_http_methods(["GET", "HEAD", "POST"])
def job_update(request: SignedInRequest, reference: UUID) -> HttpResponse:
    jobs = JobDescription.objects.for_page()
    job = get_permitted(jobs, policies.can_write_job, request.user, reference=reference)
    if not job.is_draft():
        messages.warning(request, _("These words are shared now: they change by proposals."))
        return redirect(job)
    form = JobForm(request.POST or None, instance=job, author=request.user)

    def keep() -> Any:
        return form.keep(by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, keep):
        messages.success(request, _("The mission is corrected."))
        return redirect(job)
    return render(request, "protocols/job_form.html", {"form": form, "job": job})


@require_POST
def job_consult(request: SignedInRequest, reference: UUID) -> HttpResponse:
    jobs = JobDescription.objects.for_page()
    job = get_permitted(jobs, policies.can_write_job, request.user, reference=reference)
    return attempt(
        request,
        lambda: job.consult(by=request.user, at=timezone.now()),
        _("The mission is open: those who help and the team write it together."),
        then=job,
    )


@require_POST
def job_change(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Open the next version, to be written together, and go there."""
    jobs = JobDescription.objects.for_page()
    job = get_permitted(jobs, policies.can_propose, request.user, reference=reference)
    try:
        draft = actions.change_job(job, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect(job)
    return redirect(draft)


@require_POST
def job_adopt(request: SignedInRequest, reference: UUID) -> HttpResponse:
    jobs = JobDescription.objects.for_page()
    job = get_permitted(jobs, policies.can_adopt_job, request.user, reference=reference)
    return attempt(
        request,
        lambda: job.adopt(by=request.user, at=timezone.now()),
        _("The mission is adopted."),
        then=job,
    )


@require_POST
def job_retire(request: SignedInRequest, reference: UUID) -> HttpResponse:
    jobs = JobDescription.objects.for_page()
    job = get_permitted(jobs, policies.can_adopt_job, request.user, reference=reference)
    return attempt(
        request,
        lambda: job.retire(by=request.user, at=timezone.now()),
        _("The mission is retired."),
        then=job,
    )


@require_safe
def job_compare(request: SignedInRequest, reference: UUID) -> HttpResponse:
    jobs = JobDescription.objects.for_page()
    job = get_permitted(jobs, policies.can_view_job, request.user, reference=reference)
    context = page_of_comparison(request.user, job, number=request.GET.get("from", ""))
    return render(request, "protocols/job_compare.html", context)


@require_safe
def job_print(request: SignedInRequest, reference: UUID) -> HttpResponse:
    jobs = JobDescription.objects.for_page()
    job = get_permitted(jobs, policies.can_view_job, request.user, reference=reference)
    return file_response(actions.paper_of_job(job), name=f"mission-v{job.version}.pdf")
