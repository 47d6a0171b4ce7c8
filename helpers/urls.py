from django.urls import path

from helpers.views import badges, discernments, experiences, files, reviews, skills, voices

app_name = "helpers"

ONE = "<uuid:reference>/"
EXPERIENCE = "experiences/<uuid:reference>/"
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
    path("languages/<uuid:reference>/assess/", files.language_assess, name="language-assess"),
    # what was learnt by living it
    path(f"{ONE}experiences/create/", experiences.experience_create, name="experience-create"),
    path(f"{ONE}experiences/begin/", experiences.experience_begin, name="experience-begin"),
    path(f"{EXPERIENCE}answer/", experiences.experience_answer, name="experience-answer"),
    path(f"{EXPERIENCE}share/", experiences.experience_share, name="experience-share"),
    path(f"{EXPERIENCE}discard/", experiences.experience_discard, name="experience-discard"),
    path(f"{EXPERIENCE}raise/", experiences.experience_raise, name="experience-raise"),
    path(f"{EXPERIENCE}lower/", experiences.experience_lower, name="experience-lower"),
    # from an experience to a skill
    path(
        f"{EXPERIENCE}discernments/create/",
        discernments.discernment_create,
        name="discernment-create",
    ),
    path("discernments/", discernments.discernment_list, name="discernment-list"),
    path(DISCERNMENT, discernments.discernment_detail, name="discernment-detail"),
    path(f"{DISCERNMENT}invite/", voices.discernment_invite, name="discernment-invite"),
    path(f"{DISCERNMENT}release/", voices.discernment_release, name="discernment-release"),
    path(f"{DISCERNMENT}speak/", voices.discernment_speak, name="discernment-speak"),
    path(f"{DISCERNMENT}note/", voices.discernment_note, name="discernment-note"),
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
    path(f"{DISCERNMENT}reopen/", discernments.discernment_reopen, name="discernment-reopen"),
    path(f"{DISCERNMENT}answer/", discernments.discernment_answer, name="discernment-answer"),
    # the catalogue
    path("skills/", skills.skill_list, name="skill-list"),
    path("skills/<slug:skill>/", skills.skill_detail, name="skill-detail"),
]
