"""Reviews of a mission: what was said by both, and noting one together."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from common.access import get_permitted
from common.answers import accepted
from people.requests import SignedInRequest
from protocols.models import Protocol
from support import actions, policies
from support.forms import ReviewForm
from support.models import Review

PROTOCOLS = Protocol.objects.select_related("helper__person", "job")


@require_safe
def review_list(request: SignedInRequest, reference: UUID) -> HttpResponse:
    policy = policies.sees_reviews
    protocol = get_permitted(PROTOCOLS.all(), policy, request.user, reference=reference)
    reviews = Review.objects.visible_to(request.user).filter(protocol=protocol).for_list()
    context = {
        "protocol": protocol,
        "reviews": reviews,
        "may_note": policies.may_hold_review(request.user, protocol),
    }
    return render(request, "support/review_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review_create(request: SignedInRequest, reference: UUID) -> HttpResponse:
    policy = policies.may_hold_review
    protocol = get_permitted(PROTOCOLS.all(), policy, request.user, reference=reference)
    form = ReviewForm(request.POST or None, today=timezone.localdate())

    def keep() -> Review:
        return actions.hold_review(
            protocol, **form.cleaned_data, by=request.user, at=timezone.now()
        )

    if form.is_valid() and accepted(form, keep) is not None:
        messages.success(request, gettext("It is noted. The peer helper reads it as well."))
        return redirect("support:review-list", protocol.reference)
    return render(request, "support/review_form.html", {"form": form, "protocol": protocol})
