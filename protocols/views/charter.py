"""The confidentiality charter: read by oneself page by page, signed, explained, renewed."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from common.access import get_permitted
from common.answers import accepted, attempt
from helpers.models import PeerHelper
from helpers.policies import can_manage
from people.requests import SignedInRequest
from protocols import policies
from protocols.actions.charter import explain_charter, put_charter_in_force, sign_charter
from protocols.forms.charter import CharterExplainForm, CharterSignForm
from protocols.selectors.charter import charter_called, charter_page, whole


@require_http_methods(["GET", "HEAD", "POST"])
def charter_mine(request: SignedInRequest) -> HttpResponse:
    """Show the charter to who signs it: a helper reads article by article, then signs."""
    if request.method == "POST":
        return charter_sign(request)
    page = charter_page(request.user, request.GET)
    context = page | {"form": CharterSignForm(**page["asks"])}
    return render(request, page["template"], context)


def charter_sign(request: SignedInRequest) -> HttpResponse:
    page = charter_page(request.user, request.GET)
    form = CharterSignForm(request.POST, **page["asks"])
    if not form.is_valid():
        return render(request, page["template"], page | {"form": form})

    def sign() -> None:
        page["reading"].check_whole()
        sign_charter(
            page["whom"],
            version=whole(request.POST.get("version", "")),
            text_sha256=request.POST.get("text_sha256", ""),
            **form.cleaned_data,
            by=request.user,
            at=timezone.now(),
        )

    return attempt(request, sign, gettext("Signed. Thank you."), then="protocols:charter-mine")


@require_http_methods(["GET", "HEAD", "POST"])
def charter_explain(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Note that the charter was explained to a helper: by whom, in which language."""
    helpers = PeerHelper.objects.for_list()
    helper = get_permitted(helpers, can_manage, request.user, reference=reference)
    form = CharterExplainForm(request.POST or None, initial={"explained_by": request.user.name})

    def explain() -> object:
        return explain_charter(helper, **form.cleaned_data, by=request.user, at=timezone.now())

    if form.is_valid() and accepted(form, explain) is not None:
        messages.success(request, gettext("It is noted. The peer helper can sign on their phone."))
        return redirect("programmes:path-detail", helper.reference)
    return render(request, "protocols/charter_explain.html", {"form": form, "helper": helper})


@require_POST
def charter_activate(request: SignedInRequest) -> HttpResponse:
    """Put a new version in force: everybody signs it anew."""
    if not policies.may_renew_charter(request.user):
        raise PermissionDenied
    charter = charter_called(request.POST.get("version", ""))
    return attempt(
        request,
        lambda: put_charter_in_force(charter, by=request.user, at=timezone.now()),
        gettext("The new version is in force: everyone signs it."),
        then="protocols:charter-mine",
    )
