"""The path of helpers: the board of all, and the page of one, for both sides."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.access import get_permitted
from common.lists import listed
from helpers.models import PeerHelper
from helpers.policies import can_view
from people.requests import SignedInRequest
from programmes.policies import may_see_board
from programmes.selectors.board import PATH_SHOWS, board
from programmes.selectors.path import path_of


@require_safe
def path_list(request: SignedInRequest) -> HttpResponse:
    if not may_see_board(request.user):
        raise PermissionDenied
    context = listed(request, board(request.user), PATH_SHOWS)
    return render(request, "programmes/path_list.html", context)


@require_safe
def path_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Show the path of one helper; to the helper, in simple words."""
    helpers = PeerHelper.objects.select_related("person__centre", "referent")
    helper = get_permitted(helpers, can_view, request.user, reference=reference)
    context = path_of(request.user, helper)
    page = "programmes/path_mine.html" if context["mine"] else "programmes/path_detail.html"
    return render(request, page, context)
