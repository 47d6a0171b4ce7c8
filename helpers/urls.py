from django.urls import path

from helpers.views import badges, discernments, experiences, files, reviews

app_name = "helpers"

ONE = "<uuid:reference>/"
DISCERNMENT = "discernments/<uuid:reference>/"

urlpatterns = [
    # the file
    path("", files.helper_list, name="helper-list"),
    path("create/", files.helper_create, name="helper-create"),
    path(ONE, files.helper_detail, name="helper-detail"),
    path(f"{ONE}update/", files.helper_update, name="helper-update"),
    path(f"{ONE}welcome/", files.helper_welcome, name="helper-welcome"),
    path(f"{ONE}pause/", files.helper_pause, name="helper-pause"),
    path(f"{ONE}resume/", files.helper_resume, name="helper-resume"),
    path(f"{ONE}graduate/", files.helper_graduate, name="helper-graduate"),
    path(f"{ONE}leave/", files.helper_leave, name="helper-leave"),
    # what is in it
    path(f"{ONE}languages/add/", files.language_add, name="language-add"),
    path("languages/<uuid:reference>/remove/", files.language_remove, name="language-remove"),
    path(f"{ONE}experiences/create/", experiences.experience_create, name="experience-create"),
    # from an experience to a skill
    path(
        "experiences/<uuid:reference>/discernments/create/",
        discernments.discernment_create,
        name="discernment-create",
    ),
    path(f"{DISCERNMENT}decide/", discernments.discernment_decide, name="discernment-decide"),
    path(
        f"{DISCERNMENT}recognise/", discernments.discernment_recognise, name="discernment-recognise"
    ),
    path(f"{DISCERNMENT}contest/", discernments.discernment_contest, name="discernment-contest"),
    # integration
    path(f"{ONE}consolidate/", reviews.helper_consolidate, name="helper-consolidate"),
    path(f"{ONE}exit/", reviews.helper_exit, name="helper-exit"),
    path(f"{ONE}precarity/", reviews.precarity_list, name="precarity-list"),
    path(f"{ONE}precarity/create/", reviews.precarity_create, name="precarity-create"),
    path(f"{ONE}badges/create/", badges.badge_create, name="badge-create"),
    path("badges/<uuid:reference>/", badges.badge_detail, name="badge-detail"),
    path("badges/<uuid:reference>/photo/", badges.badge_photo, name="badge-photo"),
    path("badges/<uuid:reference>/print/", badges.badge_print, name="badge-print"),
    path("badges/<uuid:reference>/return/", badges.badge_return, name="badge-return"),
    path("badges/<uuid:reference>/void/", badges.badge_void, name="badge-void"),
]
