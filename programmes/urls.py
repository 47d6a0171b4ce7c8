from django.urls import URLPattern, path

from programmes.views import path as paths
from programmes.views import training

app_name = "programmes"

urlpatterns: list[URLPattern] = [
    # integration
    path("paths/", paths.path_list, name="path-list"),
    path("paths/<uuid:reference>/", paths.path_detail, name="path-detail"),
    path("trainings/", training.training_list, name="training-list"),
    path("trainings/join/", training.training_join, name="training-join"),
    path(
        "helpers/<uuid:reference>/trainings/create/",
        training.training_create,
        name="training-create",
    ),
    path(
        "helpers/<uuid:reference>/trainings/declare/",
        training.training_declare,
        name="training-declare",
    ),
    path("trainings/<uuid:reference>/attend/", training.training_attend, name="training-attend"),
    path(
        "trainings/<uuid:reference>/validate/", training.training_validate, name="training-validate"
    ),
    path("trainings/<uuid:reference>/redo/", training.training_redo, name="training-redo"),
    path(
        "trainings/<uuid:reference>/see-proof/",
        training.training_see_proof,
        name="training-see_proof",
    ),
]
