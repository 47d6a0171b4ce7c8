"""The poster of a centre: whoever scans it may say « j’aimerais aider »."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import attempt, file_response
from people.requests import SignedInRequest
from programmes import policies
from programmes.actions import candidacy as actions
from programmes.forms.posters import PosterForm
from programmes.models import InterestDoor
from programmes.poster import poster_of
from programmes.selectors.candidacy import posters_of


@require_http_methods(["GET", "HEAD", "POST"])
def poster_list(request: SignedInRequest) -> HttpResponse:
    """Show the poster of each centre where one is in charge, and make its first one."""
    if not policies.may_meet_somewhere(request.user):
        raise PermissionDenied
    form = PosterForm(request.POST or None, author=request.user)
    if form.is_valid():
        centre = form.cleaned_data["centre"]
        actions.open_door(centre, by=request.user, at=timezone.now())
        messages.success(request, _("The poster is ready to print."))
        return redirect("programmes:poster-list")
    context = {"posters": posters_of(request.user), "form": form}
    return render(request, "programmes/poster_list.html", context)


@require_safe
def poster_print(request: SignedInRequest, reference: UUID) -> HttpResponse:
    doors = InterestDoor.objects.open().select_related("centre__organisation")
    policy = policies.can_print_poster
    door = get_permitted(doors, policy, request.user, reference=reference)
    paper = poster_of(door, on=timezone.localdate())
    if not paper:
        raise Http404
    return file_response(paper, name="affiche.pdf", inline=True)


@require_POST
def poster_renew(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Make a new address: the posters on the walls open nothing more."""
    doors = InterestDoor.objects.open().select_related("centre")
    door = get_permitted(doors, policies.can_print_poster, request.user, reference=reference)
    return attempt(
        request,
        lambda: actions.open_door(door.centre, by=request.user, at=timezone.now()),
        _("There is a new poster. Take the old ones down: they open nothing more."),
        then="programmes:poster-list",
    )
