"""Where each part is mounted. Paths: plural nouns, references, verb last."""

from django.urls import URLPattern, URLResolver, path

from peersupport import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", views.healthz, name="healthz"),
]
