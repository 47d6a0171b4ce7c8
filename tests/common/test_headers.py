"""The headers that every answer bears, pages for the lost among them."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import path

from common.middleware import FEATURES

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FEATURES),
    "X-Robots-Tag": "noindex, noarchive",
    "Cache-Control": "no-store",
}


@login_not_required
def answer(request, status):
    if refusal := {400: BadRequest, 403: PermissionDenied, 404: Http404}.get(status):
        raise refusal
    if status == 500:
        raise ZeroDivisionError
    return HttpResponse(status=status)


@login_not_required
def keep(request):
    return HttpResponse(headers={"Cache-Control": "max-age=60"})


urlpatterns = [path("answer/<int:status>", answer), path("keep", keep)]
handler400 = "peersupport.views.bad_request"
handler403 = "peersupport.views.forbidden"
handler404 = "peersupport.views.not_found"
handler500 = "peersupport.views.broken"

pytestmark = pytest.mark.urls(__name__)


@pytest.mark.parametrize("status", [200, 302, 400, 403, 404, 429, 500])
def test_every_answer_bears_the_headers(client, status):
    client.raise_request_exception = False

    response = client.get(f"/answer/{status}")

    assert response.status_code == status
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_pages_for_the_lost_show_a_way_out(client, django_assert_num_queries, db, status):
    client.raise_request_exception = False

    with django_assert_num_queries(0):
        page = client.get(f"/answer/{status}").text

    assert page.count("<h1") == 1
    assert 'href="/"' in page


def test_answer_to_a_false_host_bears_the_headers(client):
    response = client.get("/answer/200", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_view_may_let_its_answer_be_kept(client):
    assert client.get("/keep").headers["Cache-Control"] == "max-age=60"


def test_static_file_is_for_this_site_only(client):
    response = client.get("/static/img/mark.svg")

    assert response.status_code == 200
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Cache-Control"] != "no-store"
    assert b"".join(response.streaming_content).startswith(b"<svg")
