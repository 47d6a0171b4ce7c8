from django.urls import path

from support.views import matches, reviews, sessions

app_name = "support"

PROTOCOL = "protocols/<uuid:reference>/"
SESSION, MATCH = "sessions/<uuid:reference>/", "matches/<uuid:reference>/"

urlpatterns = [
    path("sessions/", sessions.session_list, name="session-list"),
    path("sessions/create/", sessions.session_create, name="session-create"),
    path(SESSION, sessions.session_detail, name="session-detail"),
    path(f"{SESSION}repeat/", sessions.session_repeat, name="session-repeat"),
    path(f"{SESSION}update/", sessions.session_update, name="session-update"),
    path(f"{SESSION}discard/", sessions.session_discard, name="session-discard"),
    path(f"{SESSION}note/", sessions.session_note, name="session-note"),
    path(f"{SESSION}validate/", sessions.session_validate, name="session-validate"),
    path(f"{SESSION}send-back/", sessions.session_send_back, name="session-send-back"),
    path(f"{PROTOCOL}reviews/", reviews.review_list, name="review-list"),
    path(f"{PROTOCOL}reviews/create/", reviews.review_create, name="review-create"),
    path("matches/", matches.match_list, name="match-list"),
    path("matches/create/", matches.match_create, name="match-create"),
    path(f"{MATCH}pause/", matches.match_pause, name="match-pause"),
    path(f"{MATCH}resume/", matches.match_resume, name="match-resume"),
    path(f"{MATCH}close/", matches.match_close, name="match-close"),
    path(f"{MATCH}reopen/", matches.match_reopen, name="match-reopen"),
]
