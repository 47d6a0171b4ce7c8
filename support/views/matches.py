from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import attempt
from common.errors import Refused
from common.lists import listed
from people.requests import SignedInRequest
from support import actions, policies
from support.forms import MatchForm
from support.models import Match
from support.selectors import MATCH_SHOWS, match_moves_for


@require_safe
def match_list(request: SignedInRequest) -> HttpResponse:
    if not policies.may_log(request.user):
        raise PermissionDenied
    context = listed(request, Match.objects.visible_to(request.user).for_list(), MATCH_SHOWS)
    context["rows"] = [(match, match_moves_for(request.user, match)) for match in context["page"]]
    is_staff = policies.may_match_somewhere(request.user)
    template = "support/match_list.html" if is_staff else "support/match_mine.html"
    return render(request, template, context)


@require_http_methods(["GET", "HEAD", "POST"])
def match_create(request: SignedInRequest) -> HttpResponse:
    if not policies.may_match_somewhere(request.user):
        raise PermissionDenied
    form = MatchForm(request.POST or None, author=request.user, today=timezone.localdate())
    if form.is_valid():
        try:
            actions.match_person(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error("person", str(refusal))
        else:
            messages.success(request, gettext("They are matched."))
            return redirect("support:match-list")
    return render(request, "support/match_form.html", {"form": form})


def step(name: str, done: Any) -> Callable[..., Any]:
    """Return the view of one move of a match."""

    @require_POST
    def view(request: SignedInRequest, reference: UUID) -> HttpResponse:
        matches = Match.objects.for_list()
        policy = policies.MATCH_MOVES[name]
        match = get_permitted(matches, policy, request.user, reference=reference)
        return attempt(
            request,
            lambda: getattr(match, name)(by=request.user, at=timezone.now()),
            str(done),
            then="support:match-list",
        )

    return view


match_pause = step("pause", _("The match is paused."))
match_resume = step("resume", _("The match goes on."))
match_close = step("close", _("The match is closed. It can be opened again at any time."))
match_reopen = step("reopen", _("The match is open again."))
