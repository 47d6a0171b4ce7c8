"""The site, and beside it two views that `bench/download.py` measures it against.

`/bare/` answers with the bytes of a file, that of the environment's BARE_FILE, and does nothing
else. `/plain/<reference>/` hands over a paper as a view does that asks nobody who they are.
"""

import os
from pathlib import Path
from uuid import UUID

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path

application = get_wsgi_application()

from certificates.models import Certificate  # noqa: E402  once Django is set up
from common import storage  # noqa: E402
from peersupport import urls  # noqa: E402

CONTENT = Path(os.environ["BARE_FILE"]).read_bytes()


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(CONTENT, content_type="application/pdf")


def plain(request: HttpRequest, reference: UUID) -> HttpResponse:
    certificate = get_object_or_404(Certificate, reference=reference)
    return HttpResponse(storage.read(certificate.paper_sha256), content_type="application/pdf")


urls.urlpatterns[:0] = [path("bare/", bare), path("plain/<uuid:reference>/", plain)]
