from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates import actions, policies
from certificates.forms.rounds import TemplateForm
from certificates.models import TemplateVersion
from certificates.selectors.templates import SHOWS, differences, others_of, page_of_version
from certificates.words import content
from common.access import get_permitted
from common.answers import accepted, attempt, file_response
from common.errors import Refused
from common.lists import listed
from people.models import IN_CHARGE, Centre
from people.requests import SignedInRequest


@require_safe
def template_list(request: SignedInRequest) -> HttpResponse:
    if not policies.may_see_templates(request.user):
        raise PermissionDenied
    versions = TemplateVersion.objects.visible_to(request.user).for_list()
    context = listed(request, versions, SHOWS)
    context["may_create"] = policies.may_write_somewhere(request.user)
    return render(request, "certificates/template_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def template_create(request: SignedInRequest) -> HttpResponse:
    if not policies.may_write_somewhere(request.user):
        raise PermissionDenied
    centres = Centre.objects.filter(pk__in=request.user.centre_ids(*IN_CHARGE)).order_by("name")
    form = TemplateForm(request.POST or None, centres=centres)
    create = partial(actions.create_template, by=request.user, at=timezone.now())
    if form.is_valid() and (version := accepted(form, lambda: create(**form.cleaned_data))):
        messages.success(request, _("The template is begun: now its words."))
        return redirect(version)
    return render(request, "certificates/template_create.html", {"form": form})


@require_safe
def template_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    versions = TemplateVersion.objects.for_list()
    version = get_permitted(versions, policies.can_view_template, request.user, reference=reference)
    context = page_of_version(request.user, version) | {"note": content()["status_note"]}
    return render(request, "certificates/template_detail.html", context)


@require_safe
def template_preview(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Answer with a paper of this template, for a person who does not exist."""
    versions = TemplateVersion.objects.for_list()
    version = get_permitted(versions, policies.can_view_template, request.user, reference=reference)
    try:
        paper = actions.preview_of_version(version, at=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect(version)
    return file_response(paper, name="essai.pdf")


@require_safe
def template_compare(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Tell in sentences what changes from another version to this one."""
    versions = TemplateVersion.objects.for_list()
    version = get_permitted(versions, policies.can_view_template, request.user, reference=reference)
    others = others_of(request.user, version)
    asked = request.GET.get("from", "")
    before = next((one for one in others if str(one.reference) == asked), next(iter(others), None))
    context = {
        "version": version,
        "others": others,
        "before": before,
        "changes": differences(before.blocks, version.blocks) if before else [],
    }
    return render(request, "certificates/template_compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def template_copy(request: SignedInRequest, reference: UUID) -> HttpResponse:
    versions = TemplateVersion.objects.for_list()
    version = get_permitted(versions, policies.can_copy, request.user, reference=reference)
    centres = Centre.objects.filter(pk__in=request.user.centre_ids(*IN_CHARGE)).order_by("name")
    form = TemplateForm(request.POST or None, centres=centres, copies=True)
    copy = partial(actions.create_template, made_from=version, by=request.user, at=timezone.now())
    if form.is_valid() and (made := accepted(form, lambda: copy(**form.cleaned_data))):
        messages.success(request, _("The copy is made: it is a draft of your centre."))
        return redirect(made)
    return render(request, "certificates/template_create.html", {"form": form, "copied": version})


@require_POST
def template_renew(request: SignedInRequest, reference: UUID) -> HttpResponse:
    versions = TemplateVersion.objects.for_list()
    version = get_permitted(versions, policies.can_work_on, request.user, reference=reference)
    renew = partial(actions.renew, version, by=request.user, at=timezone.now())
    return attempt(
        request,
        renew,
        _("The next version is open, under “Drafts”."),
        then="certificates:template-list",
    )


@require_POST
def template_publish(request: SignedInRequest, reference: UUID) -> HttpResponse:
    versions = TemplateVersion.objects.for_list()
    version = get_permitted(versions, policies.can_work_on, request.user, reference=reference)
    publish = partial(actions.publish_together, version, by=request.user, at=timezone.now())
    return attempt(
        request,
        publish,
        _("Published: it no longer changes, and its authors are named."),
        then=version,
    )


@require_POST
def template_share(request: SignedInRequest, reference: UUID) -> HttpResponse:
    versions = TemplateVersion.objects.for_list()
    version = get_permitted(
        versions, policies.can_share_template, request.user, reference=reference
    )
    share = partial(actions.share_template, version, by=request.user, at=timezone.now())
    return attempt(request, share, _("All centres of the association may use it."), then=version)
