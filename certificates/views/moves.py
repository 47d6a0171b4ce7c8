"""The steps of a certificate's life: load, permit, move, answer."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from certificates import actions, policies
from certificates.forms import (
    CertificateApproveForm,
    CertificateReturnForm,
    CertificateRevokeForm,
)
from certificates.lifecycle import APPROVED, ISSUED, REVIEW
from certificates.models import Certificate
from common.access import get_permitted
from common.answers import attempt
from people.requests import SignedInRequest


def step(policy: Callable[..., bool], act: Callable[..., Any], done: Any) -> Callable[..., Any]:
    """Return the view of a move that asks nothing."""

    @require_POST
    def view(request: SignedInRequest, reference: UUID) -> HttpResponse:
        certificates = Certificate.objects.for_list()
        certificate = get_permitted(certificates, policy, request.user, reference=reference)
        return attempt(
            request,
            lambda: act(certificate, by=request.user, at=timezone.now()),
            str(done),
            then=certificate,
        )

    return view


certificate_submit = step(
    policies.can_write, Certificate.submit, _("Its holder can read it now, and choose what shows.")
)
certificate_issue = step(
    policies.can_issue, actions.issue, _("Signed and issued. Its holder can download it.")
)
certificate_cancel = step(
    policies.can_write, Certificate.cancel, _("The preparation is cancelled.")
)


@require_POST
def certificate_replace(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Prepare a new version of an issued certificate; the old one is valid until it is signed."""
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(certificates, policies.can_write, request.user, reference=reference)
    return attempt(
        request,
        lambda: actions.replace(certificate, by=request.user, at=timezone.now()),
        gettext("A new version is in preparation. The old one stays valid until it is signed."),
        then="certificates:certificate-list",
    )


@require_POST
def certificate_approve(request: SignedInRequest, reference: UUID) -> HttpResponse:
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(
        certificates, policies.can_approve, request.user, reference=reference
    )
    form = CertificateApproveForm(request.POST, certificate=certificate)
    if not form.is_valid():
        return redirect(certificate)
    return attempt(
        request,
        lambda: certificate.approve(**form.agreed(), by=request.user, at=timezone.now()),
        gettext("Thank you. Management can sign it now."),
        then=certificate,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_return(request: SignedInRequest, reference: UUID) -> HttpResponse:
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(certificates, policies.can_view, request.user, reference=reference)
    if certificate.state not in (REVIEW, APPROVED):
        return redirect(certificate)
    form = CertificateReturnForm(request.POST or None, instance=certificate)
    if not form.is_valid():
        context = {"form": form, "certificate": certificate}
        return render(request, "certificates/certificate_return.html", context)
    wanted = form.cleaned_data["change_wanted"]
    return attempt(
        request,
        lambda: certificate.return_(change_wanted=wanted, by=request.user, at=timezone.now()),
        gettext("Said. The words will be changed, then read again."),
        then=certificate,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_revoke(request: SignedInRequest, reference: UUID) -> HttpResponse:
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(certificates, policies.can_issue, request.user, reference=reference)
    form = CertificateRevokeForm(request.POST or None)
    if certificate.state != ISSUED:
        return redirect(certificate)
    if not form.is_valid():
        context = {"form": form, "certificate": certificate}
        return render(request, "certificates/certificate_revoke.html", context)
    return attempt(
        request,
        lambda: certificate.revoke(**form.cleaned_data, by=request.user, at=timezone.now()),
        gettext("The certificate is revoked: whoever checks it is told so at once."),
        then=certificate,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_withdraw(request: SignedInRequest, reference: UUID) -> HttpResponse:
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(
        certificates, policies.can_withdraw, request.user, reference=reference
    )
    if certificate.state != ISSUED:
        return redirect(certificate)
    if request.method != "POST":
        context = {"certificate": certificate}
        return render(request, "certificates/certificate_withdraw.html", context)
    return attempt(
        request,
        lambda: certificate.withdraw(by=request.user, at=timezone.now()),
        gettext("Your certificate is withdrawn. Whoever checks it sees nothing about you."),
        then=certificate,
    )
