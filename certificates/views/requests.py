"""A certificate asked for, refused with its reason, contested, answered."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from certificates import actions, policies, snapshot
from certificates.forms import AnswerForm, ContestForm, RefuseForm
from certificates.models import Certificate, CertificateRequest
from certificates.selectors.words import request_page, waiting_page
from common.access import get_permitted
from common.answers import accepted, attempt
from people.requests import SignedInRequest
from protocols.models import Protocol

ASKING = ["GET", "HEAD", "POST"]


@require_http_methods(ASKING)
def request_create(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Ask for one's certificate, and see what it still needs."""
    protocols = Protocol.objects.select_related("helper__person", "job")
    protocol = get_permitted(protocols, policies.can_ask, request.user, reference=reference)
    now = timezone.now()
    if request.method == "POST":
        return attempt(
            request,
            lambda: actions.ask_for_certificate(protocol, by=request.user, at=now),
            gettext("It is asked. Your referent prepares it with you."),
            then="certificates:certificate-list",
        )
    context = {
        "protocol": protocol,
        "missing": snapshot.missing_to_prepare(protocol, at=now),
    }
    return render(request, "certificates/request_create.html", context)


@require_safe
def request_list(request: SignedInRequest) -> HttpResponse:
    """Show what was asked for or contested, and to whom a certificate could be offered."""
    if not policies.may_see_requests(request.user):
        raise PermissionDenied
    context = waiting_page(request.user, at=timezone.now())
    return render(request, "certificates/request_list.html", context)


@require_safe
def request_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    requests, policy = CertificateRequest.objects.for_list(), policies.can_view_request
    asked = get_permitted(requests, policy, request.user, reference=reference)
    context = request_page(request.user, asked, at=timezone.now())
    return render(request, "certificates/request_detail.html", context)


@require_http_methods(ASKING)
def request_refuse(request: SignedInRequest, reference: UUID) -> HttpResponse:
    requests, policy = CertificateRequest.objects.for_list(), policies.can_refuse_request
    asked = get_permitted(requests, policy, request.user, reference=reference)
    if not asked.is_asked():
        return redirect(asked)
    form = RefuseForm(request.POST or None)

    def refuse() -> bool:
        asked.refuse(**form.cleaned_data, by=request.user, at=timezone.now())
        return True

    if form.is_valid() and accepted(form, refuse):
        messages.success(request, gettext("It is told to the peer helper, who may contest it."))
        return redirect(asked)
    context = {"form": form, "back": asked.get_absolute_url()}
    return render(request, "certificates/request_refuse.html", context)


@require_http_methods(ASKING)
def certificate_refuse(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Refuse to issue a certificate in preparation: its holder is told why, and may contest."""
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(certificates, policies.can_issue, request.user, reference=reference)
    if not certificate.is_in_preparation():
        return redirect(certificate)
    form = RefuseForm(request.POST or None)

    def refuse() -> CertificateRequest:
        return actions.refuse_to_issue(
            certificate, **form.cleaned_data, by=request.user, at=timezone.now()
        )

    if form.is_valid() and (asked := accepted(form, refuse)) is not None:
        messages.success(request, gettext("It is told to the peer helper, who may contest it."))
        return redirect(asked)
    context = {"form": form, "back": certificate.get_absolute_url()}
    return render(request, "certificates/request_refuse.html", context)


@require_http_methods(ASKING)
def request_contest(request: SignedInRequest, reference: UUID) -> HttpResponse:
    requests, policy = CertificateRequest.objects.for_list(), policies.is_asker
    asked = get_permitted(requests, policy, request.user, reference=reference)
    if not asked.may_be_contested():
        return redirect(asked)
    form = ContestForm(request.POST or None)

    def contest() -> bool:
        asked.contest_refusal(**form.cleaned_data, by=request.user, at=timezone.now())
        return True

    if form.is_valid() and accepted(form, contest):
        messages.success(request, gettext("Somebody else looks at it again and answers you."))
        return redirect(asked)
    return render(request, "certificates/request_contest.html", {"form": form, "asked": asked})


@require_http_methods(ASKING)
def request_answer(request: SignedInRequest, reference: UUID) -> HttpResponse:
    requests, policy = CertificateRequest.objects.for_list(), policies.can_answer_contest
    asked = get_permitted(requests, policy, request.user, reference=reference)
    if not asked.is_contested():
        return redirect(asked)
    form = AnswerForm(request.POST or None)

    def answer() -> bool:
        asked.answer_contest(**form.cleaned_data, by=request.user, at=timezone.now())
        return True

    if form.is_valid() and accepted(form, answer):
        messages.success(request, gettext("Your answer is told to the peer helper."))
        return redirect(asked)
    return render(request, "certificates/request_answer.html", {"form": form, "asked": asked})
