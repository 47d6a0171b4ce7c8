"""A recruiter's opinion: from the page of a verdict, or of a share link, without an account."""

from uuid import uuid4

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from certificates.actions import hear, link_of_opinion
from certificates.forms import OpinionForm
from certificates.lifecycle import ISSUED, SUPERSEDED
from certificates.models import Certificate, ShareLink
from certificates.verification import UNKNOWN, certificate_of
from certificates.views.public import answer, asked_language, for_strangers, slowed
from certificates.views.shared import closed
from certificates.views.verify import answer_with
from common.pace import tries_of

OPINIONS, WINDOW = 10, 60 * 60  # per address and hour


# Both without a token against forgery, as there is no cookie to hold one: whoever has the code, or
# the link, may speak, and says nothing in anybody's name.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@for_strangers
@slowed
def opinion(request: HttpRequest, code: str) -> HttpResponse:
    certificate = certificate_of(code)
    if certificate is None or certificate.state not in (ISSUED, SUPERSEDED):
        return answer_with(UNKNOWN, lang=asked_language(request))
    return ask(request, certificate)


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@for_strangers
@slowed
def shared_opinion(request: HttpRequest, token: str) -> HttpResponse:
    link = link_of_opinion(token, at=timezone.now())
    return ask(request, link.certificate, link) if link else closed()


def ask(
    request: HttpRequest, certificate: Certificate, link: ShareLink | None = None
) -> HttpResponse:
    """Ask for an opinion, keep it once, and go to the thanks."""
    known = {"organisation_kind": link.recipient_kind if link else "", "submission": uuid4()}
    form = OpinionForm(request.POST if request.method == "POST" else None, initial=known)
    lang = asked_language(request)
    if not form.is_valid():
        return answer("opinion", form=form, lang=lang)
    address = get_adapter().get_client_ip(request)
    if tries_of("opinion", address, window=WINDOW) > OPINIONS:
        return answer("verify_too_many", status=429)
    said = form.opinion()
    hear(certificate, submission=form.mark(), opinion=said, share_link=link, at=timezone.now())
    thanks = reverse("certificates:opinion-thanks") + (f"?lang={lang}" if lang else "")
    return HttpResponseRedirect(thanks, status=303)


@login_not_required
@require_safe
@for_strangers
def opinion_thanks(request: HttpRequest) -> HttpResponse:
    return answer("opinion_thanks", lang=asked_language(request))
