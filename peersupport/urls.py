"""Where each part is mounted. Paths: plural nouns, references, verb last."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from certificates.views.credentials import did_document
from peersupport import demo_views, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path(".well-known/did.json", did_document, name="did-document"),
    path("demo/", demo_views.demo, name="demo"),
    path("demo/<str:user_name>/", demo_views.demo_enter, name="demo-enter"),
    path("", include("protocols.urls")),
    path("", include("support.urls")),
    path("", include("programmes.urls")),
    path("", include("people.urls")),
    path("helpers/", include("helpers.urls")),
    path("", include("certificates.urls")),
    path("accounts/", include("people.sign_in_urls")),
    path("figures/", include("monitoring.urls")),
    path("privacy/", include("privacy.urls")),
]

if settings.DEBUG:
    urlpatterns += [path("gallery/", views.gallery, name="gallery")]

handler400 = "peersupport.views.bad_request"
handler403 = "peersupport.views.forbidden"
handler404 = "peersupport.views.not_found"
handler429 = "peersupport.views.too_many"  # asked for by allauth.core.internal.ratelimit
handler500 = "peersupport.views.broken"
