from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from certificates import actions, policies
from certificates.forms import CertificateCreateForm, CertificateForm
from certificates.lifecycle import DRAFTING, REVIEW
from certificates.models import Certificate
from certificates.selectors.certificates import SHOWS, first_words, history_for_team, page_of
from certificates.selectors.words import own_page
from common.access import get_permitted
from common.answers import file_response
from common.errors import Refused
from common.lists import listed
from people.requests import SignedInRequest


@require_safe
def certificate_list(request: SignedInRequest) -> HttpResponse:
    """Show the certificates of one's centres to those in charge, and to others their own."""
    if not policies.may_have_some(request.user):
        raise PermissionDenied
    if not policies.may_write_somewhere(request.user):
        own = own_page(request.user)
        return render(request, "certificates/certificate_mine.html", own)
    certificates = Certificate.objects.visible_to(request.user).for_list()
    context = listed(request, certificates, SHOWS)
    context["may_sign"] = policies.may_sign_somewhere(request.user)
    return render(request, "certificates/certificate_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_create(request: SignedInRequest) -> HttpResponse:
    if not policies.may_write_somewhere(request.user):
        raise PermissionDenied
    words = first_words(request.user, protocol=request.GET.get("protocol", ""))
    form = CertificateCreateForm(request.POST or None, initial=words, author=request.user)
    if form.is_valid():
        try:
            certificate = actions.prepare(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("The facts of the day are taken. Now the words."))
            return redirect("certificates:certificate-update", certificate.reference)
    return render(request, "certificates/certificate_create.html", {"form": form})


@require_safe
def certificate_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Show a certificate; to its holder, once it is to be read, all its words and what to tick."""
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(certificates, policies.can_view, request.user, reference=reference)
    context = page_of(request.user, certificate)
    if context["is_holder"]:
        reading = certificate.state == REVIEW
        review, own = "certificates/certificate_review.html", "certificates/certificate_own.html"
        return render(request, review if reading else own, context)
    context["history"] = history_for_team(certificate)
    return render(request, "certificates/certificate_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_update(request: SignedInRequest, reference: UUID) -> HttpResponse:
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(certificates, policies.can_write, request.user, reference=reference)
    if certificate.state != DRAFTING:
        messages.warning(request, gettext("Ask for a change first: these words are being read."))
        return redirect(certificate)
    form = CertificateForm(request.POST or None, certificate=certificate, author=request.user)
    if form.is_valid():
        try:
            actions.amend(certificate, **form.changes(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("The words are kept."))
            return redirect(certificate)
    context: dict[str, Any] = {"form": form, "certificate": certificate}
    return render(request, "certificates/certificate_form.html", context)


@require_safe
def certificate_preview(request: SignedInRequest, reference: UUID) -> HttpResponse:
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(certificates, policies.can_view, request.user, reference=reference)
    if not certificate.is_in_preparation():
        return redirect(certificate)
    try:
        paper = actions.preview_of(certificate, at=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect(certificate)
    return file_response(paper, name="essai.pdf")


@require_safe
def certificate_download(request: SignedInRequest, reference: UUID) -> HttpResponse:
    certificate = get_permitted(
        Certificate.objects.for_paper(),
        policies.can_view,
        request.user,
        access="download",
        reference=reference,
    )
    try:
        paper = actions.paper_of(certificate)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect(certificate)
    return file_response(paper, name=f"attestation-{certificate.number}.pdf")
