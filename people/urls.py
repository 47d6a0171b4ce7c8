from django.urls import path

from people import views

app_name = "people"

urlpatterns = [
    path("account/", views.account, name="account"),
    path("association/", views.organisation_update, name="organisation-update"),
    path("persons/", views.person_list, name="person-list"),
    path("persons/create/", views.person_create, name="person-create"),
    path("persons/<uuid:reference>/", views.person_detail, name="person-detail"),
    path("persons/<uuid:reference>/account/", views.person_account, name="person-account"),
    path("persons/<uuid:reference>/link/", views.person_link, name="person-link"),
    path("persons/<uuid:reference>/update/", views.person_update, name="person-update"),
]
