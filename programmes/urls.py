from django.urls import URLPattern, path

from programmes.views import candidacy, door, notices, posters, programme, readiness, training
from programmes.views import path as paths

app_name = "programmes"

ONE = "programmes/<uuid:reference>/"

PROGRAMME: list[URLPattern] = [
    path("programmes/", programme.programme_list, name="programme-list"),
    path("programmes/create/", programme.programme_create, name="programme-create"),
    path(ONE, programme.programme_detail, name="programme-detail"),
    path(f"{ONE}update/", programme.programme_update, name="programme-update"),
    path(f"{ONE}open/", programme.programme_open, name="programme-open"),
    path(f"{ONE}validate/", programme.programme_validate, name="programme-validate"),
    path(f"{ONE}go/", programme.programme_go, name="programme-go"),
    path(f"{ONE}suspend/", programme.programme_suspend, name="programme-suspend"),
    path(f"{ONE}resume/", programme.programme_resume, name="programme-resume"),
    path(f"{ONE}review/", programme.programme_review, name="programme-review"),
    path(f"{ONE}sign/", programme.programme_sign, name="programme-sign"),
    path(f"{ONE}evaluate/", programme.programme_evaluate, name="programme-evaluate"),
    path(f"{ONE}close/", programme.programme_close, name="programme-close"),
    path(f"{ONE}steering/create/", programme.steering_create, name="steering-create"),
    path("steering/<uuid:reference>/leave/", programme.steering_leave, name="steering-leave"),
    path(f"{ONE}readiness/create/", readiness.readiness_create, name="readiness-create"),
    path("readiness/<uuid:reference>/", readiness.readiness_detail, name="readiness-detail"),
    path(f"{ONE}notice/create/", notices.notice_create, name="notice-create"),
    path("notices/<uuid:reference>/", notices.notice_detail, name="notice-detail"),
    path("notices/<uuid:reference>/confirm/", notices.notice_confirm, name="notice-confirm"),
]

DOOR = "help/<str:token>/"
SENT = "help/<str:token>/<uuid:submission>/"
CANDIDATE = "candidacies/<uuid:reference>/"

CANDIDACY: list[URLPattern] = [
    # for anyone who holds a poster
    path(DOOR, door.interest, name="interest"),
    path(f"{SENT}contact/", door.interest_contact, name="interest-contact"),
    path(f"{SENT}thanks/", door.interest_thanks, name="interest-thanks"),
    path(f"{SENT}withdraw/", door.interest_withdraw, name="interest-withdraw"),
    # candidacies
    path("candidacies/", candidacy.candidacy_list, name="candidacy-list"),
    path("candidacies/create/", candidacy.candidacy_create, name="candidacy-create"),
    path("candidacies/brought/", candidacy.candidacy_brought, name="candidacy-brought"),
    path(CANDIDATE, candidacy.candidacy_detail, name="candidacy-detail"),
    path(f"{CANDIDATE}thanks/", candidacy.candidacy_thanks, name="candidacy-thanks"),
    path(f"{CANDIDATE}recording/", candidacy.candidacy_recording, name="candidacy-recording"),
    path(f"{CANDIDATE}interview/", candidacy.candidacy_interview, name="candidacy-interview"),
    path(f"{CANDIDATE}accept/", candidacy.candidacy_accept, name="candidacy-accept"),
    path(
        f"{CANDIDATE}propose-other/",
        candidacy.candidacy_propose_other,
        name="candidacy-propose_other",
    ),
    path(f"{CANDIDATE}decline/", candidacy.candidacy_decline, name="candidacy-decline"),
    path(f"{CANDIDATE}withdraw/", candidacy.candidacy_withdraw, name="candidacy-withdraw"),
    # posters
    path("posters/", posters.poster_list, name="poster-list"),
    path("posters/<uuid:reference>/print/", posters.poster_print, name="poster-print"),
    path("posters/<uuid:reference>/renew/", posters.poster_renew, name="poster-renew"),
]

INTEGRATION: list[URLPattern] = [
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

urlpatterns: list[URLPattern] = [*PROGRAMME, *CANDIDACY, *INTEGRATION]
