"""What a helper learnt by living it, told in their own words."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common.access import get_permitted
from helpers import actions, policies, wording
from helpers.forms import ExperienceForm
from helpers.models import PeerHelper
from people.requests import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def experience_create(request: SignedInRequest, reference: UUID) -> HttpResponse:
    helpers = PeerHelper.objects.for_list()
    helper = get_permitted(helpers, policies.can_tell, request.user, reference=reference)
    form = ExperienceForm(request.POST or None)
    if form.is_valid():
        actions.tell_experience(helper, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("The experience is kept. Thank you."))
        return redirect(helper)
    context = {
        "form": form,
        "helper": helper,
        "mine": policies.is_self(request.user, helper),
        "questions": wording.questions(),
    }
    return render(request, "helpers/experience_form.html", context)
