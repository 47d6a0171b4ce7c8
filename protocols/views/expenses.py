from typing import Any
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
from common.lists import listed
from people.requests import SignedInRequest
from protocols import actions, policies, receipts
from protocols.forms.expenses import ExpenseForm
from protocols.models import ExpenseClaim
from protocols.selectors.expenses import (
    EXPENSE_SHOWS,
    kinds_for,
    page_of_expense,
    protocols_with_expenses,
)


@require_safe
def expense_list(request: SignedInRequest) -> HttpResponse:
    """The team reads those of its centres; a helper one's own."""
    if not policies.may_have_expenses(request.user):
        raise PermissionDenied
    expenses = ExpenseClaim.objects.visible_to(request.user).for_list()
    return render(request, "protocols/expense_list.html", listed(request, expenses, EXPENSE_SHOWS))


@require_http_methods(["GET", "HEAD", "POST"])
def expense_create(request: SignedInRequest) -> HttpResponse:
    if not policies.is_a_helper(request.user):
        raise PermissionDenied
    protocols = protocols_with_expenses(request.user)
    if not protocols:
        messages.warning(request, gettext("No mission of yours pays expenses back here."))
        return redirect("protocols:expense-list")
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ExpenseForm(*sent, protocols=protocols, kinds=kinds_for(protocols))

    def claim() -> ExpenseClaim:
        protocol = form.cleaned_data["protocol"]
        return actions.claim_expense(protocol, **form.claim(), by=request.user, at=timezone.now())

    if form.is_valid() and (expense := accepted(form, claim)):
        messages.success(request, gettext("Sent. Your referent reads it."))
        return redirect(expense)
    return render(request, "protocols/expense_form.html", {"form": form})


@require_safe
def expense_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    expenses = ExpenseClaim.objects.for_list()
    policy = policies.can_view_expense
    expense = get_permitted(expenses, policy, request.user, reference=reference)
    context = page_of_expense(request.user, expense)
    return render(request, "protocols/expense_detail.html", context)


@require_safe
def expense_receipt(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Hand over the receipt as it was sent; nothing in it can run."""
    expenses = ExpenseClaim.objects.for_list()
    policy = policies.can_view_expense
    expense = get_permitted(expenses, policy, request.user, reference=reference)
    response = HttpResponse(actions.receipt_of(expense), content_type=expense.receipt_type)
    name = f"justificatif.{receipts.ENDINGS[expense.receipt_type]}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_POST
def expense_approve(request: SignedInRequest, reference: UUID) -> HttpResponse:
    return decide(request, reference, actions.approve_expense, gettext("Approved."))


@require_POST
def expense_refuse(request: SignedInRequest, reference: UUID) -> HttpResponse:
    def refuse(expense: ExpenseClaim, **known: Any) -> None:
        actions.refuse_expense(expense, reason=request.POST.get("reason", ""), **known)

    return decide(request, reference, refuse, gettext("Refused; the helper reads why."))


@require_POST
def expense_pay(request: SignedInRequest, reference: UUID) -> HttpResponse:
    policy = policies.can_pay_expense
    return decide(request, reference, actions.pay_expense, gettext("Paid back."), policy)


def decide(
    request: SignedInRequest,
    reference: UUID,
    act: Any,
    done: str,
    policy: Any = policies.can_decide_expense,
) -> HttpResponse:
    expenses = ExpenseClaim.objects.for_list()
    expense = get_permitted(expenses, policy, request.user, reference=reference)
    return attempt(
        request, lambda: act(expense, by=request.user, at=timezone.now()), done, then=expense
    )
