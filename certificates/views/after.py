"""After a certificate: its holder shares it, sees what was read and said, tells what came."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates import actions, policies, share_wizard
from certificates.forms import OutcomeForm
from certificates.models import Certificate, OutcomeFollowUp, RecruiterFeedback, ShareLink
from certificates.selectors.heard import after_page_of
from common.access import get_permitted
from common.answers import attempt
from common.errors import Refused
from common.qr import qr_svg
from people.requests import SignedInRequest


def after(certificate: Certificate) -> str:
    return certificate.after_url()


@require_safe
def certificate_after(request: SignedInRequest, reference: UUID) -> HttpResponse:
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(certificates, policies.can_view, request.user, reference=reference)
    if not certificate.is_on_paper():
        messages.warning(request, gettext("This certificate is not issued yet."))
        return redirect(certificate)
    page = after_page_of(request.user, certificate, at=timezone.now())
    face = "certificate_after_own" if page["is_holder"] else "certificate_after"
    return render(request, f"certificates/{face}.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_share(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Ask one thing per page; the last page makes the link, and shows it once."""
    certificates, policy = Certificate.objects.for_list(), policies.can_share
    certificate = get_permitted(certificates, policy, request.user, reference=reference)
    answers = share_wizard.read(certificate, request.GET)
    page: dict[str, Any] = {"certificate": certificate, "answers": answers}
    if request.method != "POST":
        return render(request, answers.page, page)
    try:
        now = timezone.now()
        link, url = actions.share(certificate, **answers.facts(), by=request.user, at=now)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect(after(certificate))
    page |= {"link": link, "address": url, "square": qr_svg(url)}
    return render(request, "certificates/share_card.html", page)


@require_POST
def certificate_follow(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Agree to be asked what followed, or take it back."""
    certificates, policy = Certificate.objects.for_list(), policies.can_share
    certificate = get_permitted(certificates, policy, request.user, reference=reference)
    agrees = request.POST.get("agree") == "yes"
    act = actions.agree_to_follow_up if agrees else actions.end_follow_up
    said = gettext("Thank you. We ask you three times, not more.")
    return attempt(
        request,
        lambda: act(certificate, by=request.user, at=timezone.now()),
        said if agrees else gettext("We ask you nothing more."),
        then=after(certificate),
    )


@require_POST
def share_end(request: SignedInRequest, reference: UUID) -> HttpResponse:
    links = ShareLink.objects.select_related("certificate__protocol__helper__person")
    link = get_permitted(links, policies.can_end_share, request.user, reference=reference)
    return attempt(
        request,
        lambda: link.end(by=request.user, at=timezone.now()),
        gettext("The link is closed. It shows nothing any more."),
        then=after(link.certificate),
    )


def feedback_step(act: Any, done: Any) -> Any:
    """Return the view of a move on an opinion, for the team."""

    @require_POST
    def view(request: SignedInRequest, reference: UUID) -> HttpResponse:
        opinions = RecruiterFeedback.objects.select_related(
            "certificate__protocol__helper__person", "certificate__protocol__job"
        )
        opinion = get_permitted(opinions, policies.can_hide, request.user, reference=reference)
        return attempt(
            request,
            lambda: act(opinion, by=request.user, at=timezone.now()),
            str(done),
            then=after(opinion.certificate),
        )

    return view


feedback_hide = feedback_step(RecruiterFeedback.hide, _("Nobody but the team reads it any more."))
feedback_restore = feedback_step(RecruiterFeedback.restore, _("Its holder reads it again."))


@require_http_methods(["GET", "HEAD", "POST"])
def outcome_answer(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Ask what followed: a tap for its holder, a short form for who notes it with them."""
    follow_up = find(request, policies.can_tell, reference)
    user, certificate, now = request.user, follow_up.certificate, timezone.now()
    is_own = policies.is_holder(user, certificate)
    if request.method == "POST" and request.POST.get("kind") == "no_say":
        done = gettext("Noted. Thank you.")
        refuse = partial(follow_up.refuse, by=user, at=now)
        return attempt(request, refuse, done, then=after(certificate))
    form = OutcomeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        tell = partial(follow_up.tell, **form.cleaned_data, is_own=is_own, by=user, at=now)
        return attempt(request, tell, gettext("Noted. Thank you."), then=after(certificate))
    page = {"follow_up": follow_up, "certificate": certificate, "form": form}
    face = "outcome_own" if is_own else "outcome_answer"
    return render(request, f"certificates/{face}.html", page)


@require_POST
def outcome_confirm(request: SignedInRequest, reference: UUID) -> HttpResponse:
    follow_up = find(request, policies.can_confirm, reference)
    return attempt(
        request,
        lambda: follow_up.confirm(by=request.user, at=timezone.now()),
        gettext("Confirmed."),
        then=after(follow_up.certificate),
    )


def find(request: SignedInRequest, policy: Any, reference: UUID) -> OutcomeFollowUp:
    follow_ups = OutcomeFollowUp.objects.select_related(
        "certificate__protocol__helper__person", "certificate__protocol__job"
    )
    return get_permitted(follow_ups, policy, request.user, reference=reference)
