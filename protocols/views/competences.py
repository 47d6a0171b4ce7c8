"""The grid of skills and needs, and the map of competences."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import accepted, attempt
from people.requests import SignedInRequest
from protocols import actions, policies
from protocols.forms import DeclaredSkillForm
from protocols.models import DeclaredSkill
from protocols.selectors import centre_asked, map_of, page_of_grid


@require_safe
def grid(request: SignedInRequest) -> HttpResponse:
    if not policies.is_on_a_team(request.user):
        raise PermissionDenied
    asked = {key: request.GET.get(key, "") for key in ("centre", "page")}
    context = page_of_grid(request.user, **asked)
    context["may_write"] = policies.may_write_somewhere(request.user)
    return render(request, "protocols/grid.html", context)


@require_safe
def competence_map(request: SignedInRequest) -> HttpResponse:
    if not policies.is_on_a_team(request.user):
        raise PermissionDenied
    asked = {key: request.GET.get(key, "") for key in ("centre", "skill", "page")}
    return render(request, "protocols/competence_map.html", map_of(request.user, **asked))


@require_http_methods(["GET", "HEAD", "POST"])
def declared_create(request: SignedInRequest) -> HttpResponse:
    if not policies.is_on_a_team(request.user):
        raise PermissionDenied
    centre = centre_asked(request.user, request.GET.get("centre", ""))
    form = DeclaredSkillForm(request.POST or None, author=request.user, centre=centre)

    def declare() -> DeclaredSkill:
        told = form.cleaned_data
        return actions.declare_skill(centre, **told, by=request.user, at=timezone.now())

    declared = accepted(form, declare) if form.is_valid() else None
    if declared is not None:
        messages.success(request, _("It is on the map."))
        return redirect("protocols:competence-map")
    return render(request, "protocols/declared_form.html", {"form": form})


@require_POST
def declared_withdraw(request: SignedInRequest, reference: UUID) -> HttpResponse:
    declared = get_permitted(
        DeclaredSkill.objects.all(),
        policies.can_withdraw_skill,
        request.user,
        reference=reference,
    )
    return attempt(
        request,
        lambda: actions.withdraw_skill(declared, by=request.user, at=timezone.now()),
        _("It is off the map."),
        then="protocols:competence-map",
    )
