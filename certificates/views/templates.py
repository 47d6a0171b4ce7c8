from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from certificates import actions, policies
from certificates.models import TemplateVersion
from certificates.selectors.certificates import ACTIONS
from certificates.words import content
from common.access import get_permitted
from common.answers import file_response
from common.journal import history_of
from common.lists import listed
from people.requests import SignedInRequest


@require_safe
def template_list(request: SignedInRequest) -> HttpResponse:
    if not policies.may_write_somewhere(request.user):
        raise PermissionDenied
    versions = TemplateVersion.objects.visible_to(request.user).for_list()
    return render(request, "certificates/template_list.html", listed(request, versions, {}))


@require_safe
def template_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    versions = TemplateVersion.objects.for_list()
    version = get_permitted(versions, policies.can_view_template, request.user, reference=reference)
    context = {
        "version": version,
        "note": content()["status_note"],
        "history": history_of(version),
        "actions": ACTIONS,
    }
    return render(request, "certificates/template_detail.html", context)


@require_safe
def template_preview(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Answer with a paper of this template, for a person who does not exist."""
    versions = TemplateVersion.objects.for_list()
    version = get_permitted(versions, policies.can_view_template, request.user, reference=reference)
    paper = actions.preview_of_version(version, at=timezone.now())
    return file_response(paper, name="essai.pdf")
