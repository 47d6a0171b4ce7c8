from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people.requests import SignedInRequest
from privacy.forms import AccessLogFilterForm
from privacy.policies import can_oversee_privacy
from privacy.registry import register_by_person
from privacy.selectors import access_page, readings


@require_safe
def access_log(request: SignedInRequest) -> HttpResponse:
    """Show who opened which file, and when; never what stands in it."""
    if not can_oversee_privacy(request.user):
        raise PermissionDenied
    form = AccessLogFilterForm(request.GET or None)
    days = form.cleaned_data if form.is_valid() else {}
    page = access_page(
        request.user,
        since=days.get("since"),
        until=days.get("until"),
        number=request.GET.get("page", 1),
    )
    context = {"form": form, "page": page, "readings": readings(page)}
    return render(request, "privacy/access_log.html", context)


@require_safe
def register(request: SignedInRequest) -> HttpResponse:
    """Show the register of processing: which data, about whom, kept how long."""
    if not can_oversee_privacy(request.user):
        raise PermissionDenied
    return render(request, "privacy/register.html", {"register": register_by_person()})
