"""Links to sign by: opening one changes nothing, whoever or whatever opens it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from common.access import get_permitted
from common.answers import attempt
from common.errors import Refused
from people.requests import SignedInRequest
from protocols import actions, drawing, policies
from protocols.forms import SignForm
from protocols.models import Protocol, SignLink
from protocols.selectors.signing import link_page_of


@require_POST
def protocol_invite(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Make a link and show it once: only its hash is kept."""
    protocols = Protocol.objects.for_list()
    policy = policies.can_attend_signing
    protocol = get_permitted(protocols, policy, request.user, reference=reference)
    party = request.POST.get("party", "")
    try:
        link, url = actions.issue_link(protocol, party=party, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("protocols:protocol-proofs", protocol.reference)
    page = {"protocol": protocol, "link": link, "address": url, "square": drawing.square_of(url)}
    return render(request, "protocols/signlink_card.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def signlink_open(request: SignedInRequest, token: str) -> HttpResponse:
    """Show what this link is for; sign only when the form of that page is sent."""
    form = SignForm(request.POST if request.method == "POST" else None)
    page = link_page_of(request.user, token, at=timezone.now())
    if page["why_not"]:
        return render(request, "protocols/signlink_closed.html", page, status=page["status"])
    if not form.is_valid():
        return render(request, "protocols/protocol_sign.html", page | {"form": form})
    try:
        bound = request.POST.get("text_sha256", "")
        marks = form.marks() | {"text_sha256": bound}
        actions.sign_by_link(token, **marks, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("protocols:signlink-open", token)
    messages.success(request, gettext("Signed. Thank you."))
    return redirect(page["protocol"])


@require_POST
def signlink_revoke(request: SignedInRequest, reference: UUID) -> HttpResponse:
    links = SignLink.objects.select_related("protocol__job", "protocol__helper__person")
    link = get_permitted(links, policies.can_attend_link, request.user, reference=reference)
    return attempt(
        request,
        lambda: actions.revoke_link(link, by=request.user, at=timezone.now()),
        gettext("The link is taken back."),
        then=link.protocol.proofs_url(),
    )
