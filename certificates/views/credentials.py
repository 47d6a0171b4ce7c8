"""What machines ask: the keys, the state of credentials. And what a holder takes to a wallet."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from certificates import actions, badge, credential, policies, status
from certificates.models import Certificate, IssuingKey
from common.access import get_permitted
from people.requests import SignedInRequest

OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"}
VC = "application/vc+ld+json"


@login_not_required
@require_safe
def did_document(request: HttpRequest) -> HttpResponse:
    """Publish the public keys of credentials, those of the past among them (did:web)."""
    keys = IssuingKey.objects.filter(purpose=IssuingKey.Purpose.CREDENTIAL).order_by("-since", "pk")
    return JsonResponse(credential.did_document(keys), headers=OPEN)


@login_not_required
@require_safe
def status_list(request: HttpRequest, number: int) -> HttpResponse:
    """Publish which credentials are void."""
    content = status.list_of(number, at=timezone.now())
    if content is None:
        raise Http404
    return HttpResponse(content, content_type=VC, headers=OPEN)


@require_safe
def certificate_credential(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Hand over the credential, as JSON or baked into a picture, to be kept in a wallet."""
    certificates = Certificate.objects.for_list().on_paper().exclude(credential_sha256=None)
    certificate = get_permitted(certificates, policies.can_view, request.user, reference=reference)
    kind = badge.KINDS.get(request.GET.get("as", "json"), badge.KINDS["json"])
    content = kind.made_from(actions.credential_of(certificate))
    response = HttpResponse(content, content_type=kind.content_type)
    name = f"{certificate.number}.{kind.suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
