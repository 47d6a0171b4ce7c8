from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import accepted, attempt
from people.requests import SignedInRequest
from protocols import actions, policies
from protocols.forms import MergeForm, RefusalForm, SectionForm
from protocols.models import SECTIONS, JobDescription, Proposal
from protocols.selectors import open_on, page_of_proposal, page_of_section, side_by_side


@require_http_methods(["GET", "HEAD", "POST"])
def job_section(request: SignedInRequest, reference: UUID, section: str) -> HttpResponse:
    """One section on a page of its own: written in a draft of one's own, else proposed."""
    jobs = JobDescription.objects.for_page()
    job = get_permitted(jobs, policies.can_propose, request.user, reference=reference)
    if section not in SECTIONS:
        raise Http404
    page = page_of_section(request.user, job, section)
    if page["instead"]:
        return redirect("protocols:job-section", page["instead"].reference, section)
    form = SectionForm(
        request.POST or None, job=job, section=SECTIONS[section], asks_why=not page["writes"]
    )
    if form.is_valid() and (done := accepted(form, lambda: keep(request, job, form, page))):
        return redirect(done)
    return render(request, "protocols/job_section.html", page | {"form": form})


def keep(
    request: SignedInRequest, job: JobDescription, form: SectionForm, page: dict[str, Any]
) -> Any:
    """Write the words in one's own draft, or propose them to the others; return what to show."""
    key, by, at = form.section.key, request.user, timezone.now()
    if page["writes"]:
        actions.write_section(job, key, form.value(), by=by, at=at)
        messages.success(request, _("The section is written."))
        return job
    proposal = actions.propose_words(job, key, form.value(), because=form.because(), by=by, at=at)
    messages.success(request, _("Your proposal is sent. Somebody else answers it."))
    return proposal


@require_safe
def proposal_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    proposals = Proposal.objects.for_list()
    proposal = get_permitted(
        proposals, policies.can_view_proposal, request.user, reference=reference
    )
    context = page_of_proposal(request.user, proposal)
    return render(request, "protocols/proposal_detail.html", context)


@require_POST
def proposal_accept(request: SignedInRequest, reference: UUID) -> HttpResponse:
    proposals = Proposal.objects.for_list()
    proposal = get_permitted(proposals, policies.can_answer, request.user, reference=reference)
    return attempt(
        request,
        lambda: actions.accept(proposal, by=request.user, at=timezone.now()),
        _("Accepted: the mission says it now, and its author is named."),
        then=proposal.job,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_refuse(request: SignedInRequest, reference: UUID) -> HttpResponse:
    proposals = Proposal.objects.for_list()
    proposal = get_permitted(proposals, policies.can_answer, request.user, reference=reference)
    form = RefusalForm(request.POST or None)

    def refuse() -> Proposal:
        actions.refuse(proposal, **form.cleaned_data, by=request.user, at=timezone.now())
        return proposal

    if form.is_valid() and accepted(form, refuse) is not None:
        messages.success(request, _("Your answer is sent, with its reason."))
        return redirect(proposal)
    page = page_of_proposal(request.user, proposal)
    return render(request, "protocols/proposal_refuse.html", page | {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_merge(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Write one wording out of all that is proposed on a section."""
    proposals = Proposal.objects.for_list()
    proposal = get_permitted(proposals, policies.can_answer, request.user, reference=reference)
    parts = open_on(proposal.job, proposal.section)
    if proposal not in parts:
        messages.warning(request, _("This proposal is answered already."))
        return redirect(proposal)
    form = MergeForm(request.POST or None, proposal=proposal, parts=parts)

    def merge() -> Proposal:
        return actions.merge(form.merged(), form.value(), by=request.user, at=timezone.now())

    if form.is_valid() and (agreed := accepted(form, merge)):
        messages.success(request, _("The agreed wording is sent. Somebody else accepts it."))
        return redirect(agreed)
    context = {"form": form, "proposal": proposal, "parts": side_by_side(parts)}
    return render(request, "protocols/proposal_merge.html", context)
