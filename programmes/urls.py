from django.urls import path

from programmes.views import candidacy, door, posters

app_name = "programmes"

DOOR = "help/<str:token>/"
SENT = "help/<str:token>/<uuid:submission>/"
CANDIDACY = "candidacies/<uuid:reference>/"

urlpatterns = [
    # for anyone who holds a poster
    path(DOOR, door.interest, name="interest"),
    path(f"{SENT}contact/", door.interest_contact, name="interest-contact"),
    path(f"{SENT}thanks/", door.interest_thanks, name="interest-thanks"),
    path(f"{SENT}withdraw/", door.interest_withdraw, name="interest-withdraw"),
    # candidacies
    path("candidacies/", candidacy.candidacy_list, name="candidacy-list"),
    path("candidacies/create/", candidacy.candidacy_create, name="candidacy-create"),
    path(CANDIDACY, candidacy.candidacy_detail, name="candidacy-detail"),
    path(f"{CANDIDACY}thanks/", candidacy.candidacy_thanks, name="candidacy-thanks"),
    path(f"{CANDIDACY}recording/", candidacy.candidacy_recording, name="candidacy-recording"),
    path(f"{CANDIDACY}interview/", candidacy.candidacy_interview, name="candidacy-interview"),
    path(f"{CANDIDACY}accept/", candidacy.candidacy_accept, name="candidacy-accept"),
    path(
        f"{CANDIDACY}propose-other/",
        candidacy.candidacy_propose_other,
        name="candidacy-propose_other",
    ),
    path(f"{CANDIDACY}decline/", candidacy.candidacy_decline, name="candidacy-decline"),
    path(f"{CANDIDACY}withdraw/", candidacy.candidacy_withdraw, name="candidacy-withdraw"),
    # posters
    path("posters/", posters.poster_list, name="poster-list"),
    path("posters/<uuid:reference>/print/", posters.poster_print, name="poster-print"),
    path("posters/<uuid:reference>/renew/", posters.poster_renew, name="poster-renew"),
]
