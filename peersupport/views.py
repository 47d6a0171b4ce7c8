"""Doors of the whole house: the home by role, health, error pages."""

from contextlib import nullcontext

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from peersupport import gallery as gallery_of
from peersupport import home as homes
from people.requests import SignedInRequest


@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """Show what waits for this person today, by their role."""
    face = homes.face_of(request.user)
    if face.elsewhere:
        return redirect(face.elsewhere)
    context = face.tell(request.user, at=timezone.now())
    return render(request, face.template, context)


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the application and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in every state, to those who build pages."""
    if not settings.DEBUG:
        raise Http404
    with override("ar") if "rtl" in request.GET else nullcontext():
        return render(request, "gallery.html", gallery_of.samples())


# Pages for when something does not go as planned. They say what to do, and never why they know.


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "csrf_failure.html", status=403)


@login_not_required
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse(render_to_string("400.html"), status=400)  # its very host may be wrong


@login_not_required
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


@login_not_required
def too_many(request: HttpRequest) -> HttpResponse:
    """Answer someone who asks too often. Apps call it by allauth's `respond_429`."""
    return render(request, "429.html", status=429)


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponse(render_to_string("500.html"), status=500)  # the database may be down
