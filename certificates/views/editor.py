"""A draft of a template, edited block by block. Everything works without JavaScript."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates import editing, policies
from certificates.actions.editing import edit, set_look, take_step
from certificates.actions.trials import picture_of_version
from certificates.forms.blocks import BlockForm, LookForm, NewBlockForm
from certificates.models import TemplateVersion
from certificates.selectors import editor
from certificates.views.verify import shown
from certificates.words import recruiter_page
from common.access import get_permitted
from common.answers import accepted, attempt, file_response
from common.errors import Refused
from people.requests import SignedInRequest


def draft_of(request: SignedInRequest, reference: UUID) -> TemplateVersion:
    versions = TemplateVersion.objects.for_list().select_related("template__organisation")
    return get_permitted(versions, policies.can_work_on, request.user, reference=reference)


def editor_of(version: TemplateVersion, key: str = "") -> str:
    address = reverse("certificates:template-edit", args=[version.reference])
    return f"{address}#{key}" if key else address


def again(request: SignedInRequest, version: TemplateVersion) -> dict[str, Any]:
    """Return who changes, when, and what they had read."""
    stamp = request.POST.get("stamp", "")
    return {"stamp": stamp, "by": request.user, "at": timezone.now()}


@require_safe
def template_edit(request: SignedInRequest, reference: UUID) -> HttpResponse:
    version = draft_of(request, reference)
    if not version.is_draft():
        messages.warning(request, _("Only a draft is edited here."))
        return redirect(version)
    context = editor.page_of_editor(version, request.GET.get("sample", ""))
    return render(request, "certificates/template_edit.html", context)


@require_POST
def template_step(request: SignedInRequest, reference: UUID, block: str) -> HttpResponse:
    version = draft_of(request, reference)
    step = request.POST.get("step", "")
    take = partial(take_step, version, block, step, **again(request, version))
    return attempt(request, take, _("Done."), then=editor_of(version, block))


@require_http_methods(["GET", "HEAD", "POST"])
def template_add(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Ask for a kind, then for its words and its place."""
    version = draft_of(request, reference)
    kinds, kind = editor.kinds_to_add(version.blocks), request.GET.get("kind", "")
    context = {"version": version, "kinds": kinds, "kind": kind, "stamp": version.stamp()}
    if kind not in dict(kinds):
        return render(request, "certificates/template_add.html", context)
    form = NewBlockForm(request.POST or None, kind=kind, places=editor.places(version.blocks))

    def add() -> TemplateVersion:
        change = partial(editing.add, block=form.block(), **form.where())
        return edit(version, change, **again(request, version))

    if form.is_valid() and accepted(form, add):
        messages.success(request, _("The block is added."))
        return redirect(editor_of(version))
    context |= {"form": form, "fills": editor.words_that_fill_in(kind)}
    return render(request, "certificates/template_block.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def template_block(request: SignedInRequest, reference: UUID, block: str) -> HttpResponse:
    version = draft_of(request, reference)
    found = editor.block_of(version, block)
    form = BlockForm(request.POST or None, block=found)

    def keep() -> TemplateVersion:
        change = partial(editing.change, key=block, values=form.values())
        return edit(version, change, **again(request, version))

    if form.is_valid() and accepted(form, keep):
        messages.success(request, _("The words are kept."))
        return redirect(editor_of(version, block))
    context = {"version": version, "before": found, "kind": found["kind"], "form": form}
    context |= {"stamp": version.stamp(), "fills": editor.words_that_fill_in(found["kind"])}
    return render(request, "certificates/template_block.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def template_look(request: SignedInRequest, reference: UUID) -> HttpResponse:
    version = draft_of(request, reference)
    form = LookForm(request.POST or None, version=version)

    def keep() -> TemplateVersion:
        return set_look(version, **form.look(), **again(request, version))

    if form.is_valid() and accepted(form, keep):
        messages.success(request, _("The look is kept."))
        return redirect(editor_of(version))
    context = {"version": version, "form": form, "stamp": version.stamp()}
    context["may_upload"] = policies.may_upload_logos(request.user)
    return render(request, "certificates/template_look.html", context)


@require_safe
def template_pages(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Answer with the pages of a trial as one image; its address changes with the draft."""
    versions = TemplateVersion.objects.for_list().select_related("template__organisation")
    version = get_permitted(versions, policies.can_view_template, request.user, reference=reference)
    try:
        image = picture_of_version(version, request.GET.get("sample", ""), at=timezone.now())
    except Refused as refusal:
        return HttpResponse(str(refusal), content_type="text/plain; charset=utf-8", status=422)
    response = file_response(image, name="apercu.png", inline=True, kind="image/png")
    patch_cache_control(response, private=True, max_age=300)
    return response


@require_safe
def template_recruiter(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Show what somebody who checks a paper of this draft would read."""
    version = draft_of(request, reference)
    context = {"version": version, "is_sample": True, "recruiter": recruiter_page()}
    context |= shown(editor.verdict_of_sample())
    return render(request, "certificates/template_recruiter.html", context)
