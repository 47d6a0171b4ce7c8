from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.access import get_permitted
from common.answers import accepted
from people.requests import SignedInRequest
from programmes import actions, policies
from programmes.forms import ReadinessForm
from programmes.models import Programme, TeamReadiness
from programmes.selectors.readiness import last_readiness, page_of_readiness


@require_http_methods(["GET", "HEAD", "POST"])
def readiness_create(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Fill in the twenty statements; the last answers stand there to be corrected."""
    programmes = Programme.objects.for_list()
    programme = get_permitted(programmes, policies.can_prepare, request.user, reference=reference)
    form = ReadinessForm(request.POST or None, last=last_readiness(programme))

    def record() -> TeamReadiness:
        return actions.record_readiness(
            programme, **form.told(), by=request.user, at=timezone.now()
        )

    if form.is_valid() and (readiness := accepted(form, record)):
        messages.success(request, _("The answers of the meeting are kept."))
        return redirect(readiness)
    context = {"form": form, "programme": programme}
    return render(request, "programmes/readiness_form.html", context)


@require_safe
def readiness_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    filled = TeamReadiness.objects.select_related("programme__centre", "filled_by")
    readiness = get_permitted(
        filled, policies.can_view_readiness, request.user, reference=reference
    )
    context = page_of_readiness(request.user, readiness)
    return render(request, "programmes/readiness_detail.html", context)
