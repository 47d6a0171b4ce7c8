from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import accepted, attempt
from people.requests import SignedInRequest
from protocols import actions, policies
from protocols.forms.clauses import AllowanceForm, ClauseForm
from protocols.models import Allowance, Clause
from protocols.selectors.library import (
    library_of,
    organisation_of,
    page_of_clause,
)


@require_safe
def clause_list(request: SignedInRequest) -> HttpResponse:
    if not policies.may_write_somewhere(request.user):
        raise PermissionDenied
    return render(request, "protocols/clause_list.html", library_of(request.user))


@require_http_methods(["GET", "HEAD", "POST"])
def clause_create(request: SignedInRequest) -> HttpResponse:
    if not policies.manages_somewhere(request.user):
        raise PermissionDenied
    form = ClauseForm(request.POST or None, author=request.user)

    def write() -> Clause:
        told = form.words(organisation=organisation_of(request.user))
        return actions.write_clause(**told, by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, write) is not None:
        messages.success(request, gettext("The clause stands in the texts to come."))
        return redirect("protocols:clause-list")
    return render(request, "protocols/clause_form.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def clause_update(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Word a clause otherwise: a new version, for the texts to come."""
    clauses = Clause.objects.active()
    policy = policies.can_write_clause
    clause = get_permitted(clauses, policy, request.user, reference=reference)
    page = page_of_clause(request.user, clause)
    form = ClauseForm(
        request.POST or None, initial=page["first_words"], author=request.user, instead_of=clause
    )

    def write() -> Clause:
        told = form.words(organisation=page["organisation"])
        return actions.write_clause(**told, by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, write) is not None:
        messages.success(request, gettext("The new wording stands in the texts to come."))
        return redirect("protocols:clause-list")
    return render(request, "protocols/clause_form.html", {"form": form, **page})


@require_POST
def clause_retire(request: SignedInRequest, reference: UUID) -> HttpResponse:
    policy = policies.can_write_clause
    clause = get_permitted(Clause.objects.all(), policy, request.user, reference=reference)
    return attempt(
        request,
        lambda: actions.retire_clause(clause, by=request.user, at=timezone.now()),
        gettext("This wording stands in no text to come."),
        then="protocols:clause-list",
    )


@require_safe
def allowance_list(request: SignedInRequest) -> HttpResponse:
    if not policies.sets_amounts(request.user):
        raise PermissionDenied
    allowances = Allowance.objects.visible_to(request.user).select_related("checked_by")
    ordered = allowances.order_by("key", "-valid_from", "-organisation")
    return render(request, "protocols/allowance_list.html", {"allowances": ordered})


@require_http_methods(["GET", "HEAD", "POST"])
def allowance_create(request: SignedInRequest) -> HttpResponse:
    if not policies.sets_amounts(request.user):
        raise PermissionDenied
    organisation = organisation_of(request.user)
    form = AllowanceForm(request.POST or None, instance=Allowance(organisation=organisation))

    def add() -> Allowance:
        told = form.cleaned_data
        return actions.set_allowance(organisation, **told, by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, add) is not None:
        messages.success(request, gettext("The amount is kept, with its day and its source."))
        return redirect("protocols:allowance-list")
    return render(request, "protocols/allowance_form.html", {"form": form})


@require_POST
def allowance_check(request: SignedInRequest, reference: UUID) -> HttpResponse:
    allowances = Allowance.objects.all()
    policy = policies.can_check_allowance
    allowance = get_permitted(allowances, policy, request.user, reference=reference)
    organisation = organisation_of(request.user)

    def check() -> None:
        actions.check_allowance(allowance, organisation, by=request.user, at=timezone.now())

    done = gettext("You have read this amount at its source.")
    return attempt(request, check, done, then="protocols:allowance-list")
