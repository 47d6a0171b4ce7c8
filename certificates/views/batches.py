"""Many certificates signed at once: choose, start, follow, try again."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates import policies
from certificates.actions import batches
from certificates.forms.batches import BatchForm
from certificates.models import Batch
from certificates.selectors.batches import SHOWS, centres_of, items_of, page_of
from common.access import get_permitted
from common.answers import accepted, attempt
from common.lists import listed
from people.requests import SignedInRequest


@require_safe
def batch_list(request: SignedInRequest) -> HttpResponse:
    if not policies.may_sign_somewhere(request.user):
        raise PermissionDenied
    context = listed(request, Batch.objects.visible_to(request.user).for_list(), {})
    return render(request, "certificates/batch_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def batch_create(request: SignedInRequest) -> HttpResponse:
    """Sign together what is ready in one centre; who manages several chooses which."""
    if not policies.may_sign_somewhere(request.user):
        raise PermissionDenied
    centres = centres_of(request.user)
    wanted = request.GET.get("centre", "")
    centre = next((one for one in centres if str(one.reference) == wanted), centres[0])
    given = request.POST if request.method == "POST" else None
    form = BatchForm(given, signer=request.user, centre=centre)
    if form.is_valid():
        ticked, by, at = form.cleaned_data["certificates"], request.user, timezone.now()
        if batch := accepted(form, lambda: batches.start(ticked, centre=centre, by=by, at=at)):
            return redirect(batch)
    context = {"form": form, "centre": centre, "centres": centres}
    return render(request, "certificates/batch_create.html", context)


@require_safe
def batch_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Show how far it is, and what became of each; one may leave and come back."""
    batches_ = Batch.objects.for_list()
    batch = get_permitted(batches_, policies.can_view_batch, request.user, reference=reference)
    context = page_of(batch, at=timezone.now()) | listed(request, items_of(batch), SHOWS)
    return render(request, "certificates/batch_detail.html", context)


@require_POST
def batch_retry(request: SignedInRequest, reference: UUID) -> HttpResponse:
    batches_ = Batch.objects.for_list()
    batch = get_permitted(batches_, policies.can_view_batch, request.user, reference=reference)
    return attempt(
        request,
        lambda: batches.retry(batch, by=request.user, at=timezone.now()),
        gettext("They are tried again."),
        then=batch,
    )
