"""Papers signed by hand: kept as a file by one person, compared with the text by a second."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import accepted, attempt, file_response
from people.requests import SignedInRequest
from protocols import actions, policies
from protocols.forms import ScanForm
from protocols.models import PaperScan, Protocol


@require_http_methods(["GET", "HEAD", "POST"])
def protocol_scan(request: SignedInRequest, reference: UUID) -> HttpResponse:
    protocols = Protocol.objects.for_list()
    policy = policies.can_attend_signing
    protocol = get_permitted(protocols, policy, request.user, reference=reference)
    if not protocol.awaits_signatures():
        messages.warning(request, gettext("No signature is awaited on this text."))
        return redirect(protocol)
    form = ScanForm(request.POST or None, request.FILES or None, protocol=protocol)

    def keep() -> PaperScan:
        return actions.keep_scan(protocol, **form.told(), by=request.user, at=timezone.now())

    if form.is_valid() and (scan := accepted(form, keep)):
        messages.success(request, gettext("The paper is kept. A second person compares it now."))
        return redirect(scan)
    return render(request, "protocols/protocol_scan.html", {"form": form, "protocol": protocol})


@require_safe
def scan_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    scans = PaperScan.objects.for_page()
    scan = get_permitted(scans, policies.can_attend_scan, request.user, reference=reference)
    page = {"scan": scan, "is_own": scan.uploaded_by_id == request.user.pk}
    return render(request, "protocols/scan_detail.html", page)


@require_safe
def scan_file(request: SignedInRequest, reference: UUID) -> HttpResponse:
    scans = PaperScan.objects.for_page()
    scan = get_permitted(scans, policies.can_view_scan, request.user, reference=reference)
    name = f"protocole-{scan.protocol.number}-papier.{scan.get_kind_display().lower()}"
    return file_response(actions.file_of(scan), name=name, kind=scan.kind)


@require_POST
def scan_confirm(request: SignedInRequest, reference: UUID) -> HttpResponse:
    scans = PaperScan.objects.for_page()
    scan = get_permitted(scans, policies.can_attend_scan, request.user, reference=reference)
    return attempt(
        request,
        lambda: actions.confirm_scan(scan, by=request.user, at=timezone.now()),
        gettext("Paper and text match: the signatures count."),
        then=scan.protocol,
    )


@require_POST
def scan_refuse(request: SignedInRequest, reference: UUID) -> HttpResponse:
    scans = PaperScan.objects.for_page()
    scan = get_permitted(scans, policies.can_attend_scan, request.user, reference=reference)
    return attempt(
        request,
        lambda: actions.refuse_scan(scan, by=request.user, at=timezone.now()),
        gettext("This paper counts for nothing; another one can be kept."),
        then=scan.protocol,
    )
