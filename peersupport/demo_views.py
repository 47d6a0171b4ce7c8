"""The doors of the demonstration: one button per person, on this machine only."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from peersupport.cast import cast_list
from people.models import User

SIGN_IN = "people.sign_in.SignInBackend"

View = Callable[..., HttpResponse]


def only_at_home(view: View) -> View:
    """Know of nothing (404) unless this is a demonstration, asked for from this very machine."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        host, _port = split_domain_port(request.get_host())
        asked_from = request.META.get("REMOTE_ADDR", "")
        if not (settings.DEMO and {host, asked_from} <= settings.LOOPBACK):
            raise Http404
        return view(request, **kwargs)

    return guarded


@login_not_required
@only_at_home
@require_safe
def demo(request: HttpRequest) -> HttpResponse:
    """List the people of the demonstration."""
    return render(request, "demo_list.html", {"people": cast_list()})


@login_not_required
@only_at_home
@require_POST
def demo_enter(request: HttpRequest, user_name: str) -> HttpResponse:
    """Sign in as one of them."""
    user = get_object_or_404(User, username=user_name, is_demo=True, is_active=True)
    login(request, user, backend=SIGN_IN)
    return redirect("home")
