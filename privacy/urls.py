from django.urls import path

from privacy import views

app_name = "privacy"

urlpatterns = [
    path("access/", views.access_log, name="access-log"),
    path("register/", views.register, name="register"),
]
