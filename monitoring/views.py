from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring.periods import offered, period_named
from monitoring.policies import can_read_figures
from monitoring.selectors import figures_for
from people.requests import SignedInRequest


@require_safe
def figures(request: SignedInRequest) -> HttpResponse:
    """Show counts by centre for a period, with how each is counted."""
    if not can_read_figures(request.user):
        raise PermissionDenied
    today = timezone.localdate()
    period = period_named(request.GET.get("period", ""), today=today)
    context = {
        "figures": figures_for(request.user, period, today=today),
        "periods": offered(today),
    }
    return render(request, "monitoring/figures.html", context)
