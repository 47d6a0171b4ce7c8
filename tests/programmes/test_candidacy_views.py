"""Pages of candidacies, for those in charge and for the candidate."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from common import storage
from common.models import AccessEntry
from people.models import Membership, Role
from programmes.lifecycle import CandidacyState
from programmes.models import Candidacy
from programmes.selectors.candidacy import missing_to_meet
from tests.factories.candidacy import ANSWERS, make_candidacy, make_panel, make_voice
from tests.factories.people import make_centre, make_person, make_user

INTEREST, INTERVIEW_DONE, ACCEPTED, REDIRECTED, DECLINED, WITHDRAWN = CandidacyState

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    return make_centre()


@pytest.fixture
def panel(centre):
    return make_panel(centre)


@pytest.fixture
def worker(client, panel):
    client.force_login(panel[1])
    return panel[1]


def address(verb, candidacy):
    return reverse(f"programmes:candidacy-{verb}", args=[candidacy.reference])


def voice_of(centre, **fields):
    return make_candidacy(
        centre=centre, channel="audio", recording=make_voice(), message="", **fields
    )


def sheet(panel, **fields):
    today = timezone.localdate().isoformat()
    given = {"held_on": today, "panel": [user.pk for user in panel], "readiness": "yes"}
    return given | ANSWERS | fields


# List


def test_list_shows_who_waits_and_narrows(client, centre, panel, worker):
    make_candidacy(centre=centre, called="Sami")
    make_candidacy(DECLINED, centre, panel, called="Hawa")

    everyone = client.get(reverse("programmes:candidacy-list")).text
    to_meet = client.get(reverse("programmes:candidacy-list") + "?show=to-meet").text

    assert "Sami" in everyone
    assert "Hawa" in everyone
    assert "Sami" in to_meet
    assert "Hawa" not in to_meet


def test_list_without_anybody_says_what_to_do(client, worker):
    page = client.get(reverse("programmes:candidacy-list")).text

    assert reverse("programmes:poster-list") in page


# Detail and recording


def test_detail_is_read_under_the_eyes_of_the_log(client, centre, worker):
    candidacy = voice_of(centre)

    page = client.get(candidacy.get_absolute_url())

    assert address("recording", candidacy) in page.text
    assert "media-src 'self'" in page.headers["Content-Security-Policy"]
    assert AccessEntry.objects.filter(record_reference=candidacy.reference).count() == 1


def test_words_of_a_candidate_are_text_and_never_code(client, centre, worker):
    candidacy = make_candidacy(centre=centre, message="<script>alert(1)</script>")

    page = client.get(candidacy.get_absolute_url()).text

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_recording_is_played_by_those_in_charge(client, centre, worker):
    candidacy = voice_of(centre)

    whole = client.get(address("recording", candidacy))
    part = client.get(address("recording", candidacy), headers={"Range": "bytes=0-3"})

    assert (whole.status_code, whole.content) == (200, make_voice())
    assert whole.headers["Content-Type"] == "audio/wav"
    assert (part.status_code, part.content) == (206, b"RIFF")


def test_recording_of_another_centre_does_not_exist(client, centre, worker):
    candidacy = voice_of(make_centre("Le Grand Large"))

    assert client.get(address("recording", candidacy)).status_code == 404


@pytest.mark.parametrize("role", [Role.TEAM, Role.HELPER, Role.HEADQUARTERS, Role.DPO])
def test_recording_is_for_those_in_charge_only(client, centre, role):
    candidacy = voice_of(centre)
    client.force_login(make_user(role, centre))

    assert client.get(address("recording", candidacy)).status_code == 404


def test_recording_has_no_address_of_its_file(client, centre, worker):
    candidacy = voice_of(centre)

    for path in (candidacy.audio, storage.path_of(candidacy.audio)):
        assert client.get(f"/{path}").status_code == 404
        assert path not in client.get(candidacy.get_absolute_url()).text


def test_candidate_without_a_recording_has_none(client, centre, worker):
    assert client.get(address("recording", make_candidacy(centre=centre))).status_code == 404


def test_candidate_reads_their_own_and_takes_it_back(client, centre):
    user = make_user(Role.HELPER, centre)
    candidacy = voice_of(centre, person=make_person(centre, user=user))
    client.force_login(user)

    page = client.get(candidacy.get_absolute_url())
    heard = client.get(address("recording", candidacy))
    response = client.post(address("withdraw", candidacy))

    assert address("withdraw", candidacy) in page.text
    assert heard.status_code == 200
    assert response.status_code == 302
    candidacy.refresh_from_db()
    assert (candidacy.state, candidacy.audio) == (WITHDRAWN, "")


def test_candidate_decides_nothing_about_themselves(client, centre, panel):
    """Even when they work here."""
    worker = panel[1]
    candidacy = make_candidacy(centre=centre, person=make_person(centre, user=worker))
    client.force_login(worker)

    for verb in ("interview", "accept", "decline", "propose_other"):
        assert client.get(address(verb, candidacy)).status_code == 403


# Interview


def test_interview_form_asks_the_same_of_all_and_lists_what_is_never_asked(client, centre, worker):
    page = client.get(address("interview", make_candidacy(centre=centre))).text

    assert all(f'name="{key}"' in page for key in ANSWERS)
    assert page.count("<textarea") == 11
    assert "les raisons du départ" in page


def test_interview_that_is_whole_goes_on_to_the_answer(client, centre, panel, worker):
    candidacy = make_candidacy(centre=centre)

    client.post(address("interview", candidacy), sheet(panel))

    candidacy.refresh_from_db()
    assert candidacy.state == INTERVIEW_DONE
    assert address("decline", candidacy) in client.get(candidacy.get_absolute_url()).text


def test_interview_that_lacks_somebody_is_kept_and_says_so(client, centre, panel, worker):
    candidacy = make_candidacy(centre=centre)

    client.post(address("interview", candidacy), sheet([worker]))

    candidacy.refresh_from_db()
    assert candidacy.state == INTEREST
    assert candidacy.interview.answers["motivation"] == "Quelques mots"
    page = client.get(candidacy.get_absolute_url()).text
    assert missing_to_meet(candidacy)[0] in page
    assert "Quelques mots" in page


def test_interview_keeps_what_was_typed_when_refused(client, centre, panel, worker):
    candidacy = make_candidacy(centre=centre)
    tomorrow = timezone.localdate() + timedelta(days=1)

    page = client.post(
        address("interview", candidacy),
        sheet(panel, held_on=tomorrow.isoformat(), secret="Je ne dis rien"),
    )

    assert page.status_code == 200
    assert "Je ne dis rien" in page.text


# Answer


def test_accept_opens_the_file_and_leads_there(client, centre, panel, worker):
    candidacy = make_candidacy(INTERVIEW_DONE, centre, panel, called="Sami")

    response = client.post(
        address("accept", candidacy),
        {"chosen_name": "Sami", "referent": worker.pk, "tie": "resident"},
    )

    candidacy.refresh_from_db()
    assert response.url == candidacy.helper.get_absolute_url()
    account = reverse("people:person-account", args=[candidacy.person.reference])
    assert account in client.get(response.url).text


def test_accept_without_a_name_says_so_and_keeps_the_rest(client, centre, panel, worker):
    candidacy = make_candidacy(INTERVIEW_DONE, centre, panel, called="")

    page = client.post(
        address("accept", candidacy),
        {"referent": worker.pk, "tie": "resident", "availability": "le mardi"},
    )

    assert page.status_code == 200
    assert 'value="le mardi"' in page.text


def test_decline_is_written_once_it_was_told(client, centre, panel, worker):
    candidacy = make_candidacy(INTERVIEW_DONE, centre, panel)
    today = timezone.localdate().isoformat()

    client.post(
        address("decline", candidacy),
        {"reason": "number_of_places", "told_by": worker.pk, "told_on": today},
    )

    candidacy.refresh_from_db()
    assert (candidacy.state, candidacy.told_by) == (DECLINED, worker)
    assert candidacy.told_at <= timezone.now()
    assert worker.name in client.get(candidacy.get_absolute_url()).text


@pytest.mark.parametrize("lacking", ["reason", "told_by", "told_on"])
def test_decline_lacks_nothing(client, centre, panel, worker, lacking):
    candidacy = make_candidacy(INTERVIEW_DONE, centre, panel)
    today = timezone.localdate().isoformat()
    told = {"reason": "number_of_places", "told_by": worker.pk, "told_on": today}

    page = client.post(address("decline", candidacy), told | {lacking: ""})

    assert page.status_code == 200
    assert Candidacy.objects.get().state == INTERVIEW_DONE


def test_another_proposal_is_written(client, centre, panel, worker):
    candidacy = make_candidacy(INTERVIEW_DONE, centre, panel)
    today = timezone.localdate().isoformat()

    client.post(
        address("propose_other", candidacy),
        {"proposal": "L’atelier cuisine", "told_by": worker.pk, "told_on": today},
    )

    candidacy.refresh_from_db()
    assert (candidacy.state, candidacy.proposal) == (REDIRECTED, "L’atelier cuisine")


def test_answer_that_comes_second_is_refused_in_words(client, centre, panel, worker):
    candidacy = make_candidacy(DECLINED, centre, panel)
    today = timezone.localdate().isoformat()

    page = client.post(
        address("propose_other", candidacy),
        {"proposal": "L’atelier", "told_by": worker.pk, "told_on": today},
        follow=True,
    )

    assert page.status_code == 200
    assert Candidacy.objects.get().state == DECLINED


# Said by who is signed in


def say(client, channel, data, centre=None, **known):
    query = {"adult": "yes", "channel": channel, "language": "ara"} | known
    if centre:
        query["centre"] = str(centre.reference)
    url = reverse("programmes:candidacy-create")
    return client.post(url, data, query_params=query)


def test_worker_brings_somebody_on_the_tablet(client, centre, worker):
    response = say(client, "written", {"message": "أريد أن أساعد", "called": "Sami"})

    candidacy = Candidacy.objects.get()
    assert (candidacy.person, candidacy.called, candidacy.entered_by) == (None, "Sami", worker)
    assert response.url == address("thanks", candidacy)
    assert client.get(response.url).status_code == 200


def test_member_of_the_team_brings_somebody_and_is_thanked_without_reading_it(client, centre):
    client.force_login(make_user(Role.TEAM, centre))

    response = say(client, "written", {"message": "أريد أن أساعد", "called": "Sami"})

    candidacy = Candidacy.objects.get()
    assert response.url == reverse("programmes:candidacy-brought")
    page = client.get(response.url)
    assert page.status_code == 200
    assert not any(
        word in page.text for word in ("أريد أن أساعد", "Sami", str(candidacy.reference))
    )
    assert client.get(address("thanks", candidacy)).status_code == 404


def test_helper_says_it_for_themselves_without_a_name(client, centre):
    user = make_user(Role.HELPER, centre)
    person = make_person(centre, user=user)
    client.force_login(user)

    say(client, "oral", {"any": "thing"})

    assert Candidacy.objects.get().person == person


def test_who_works_in_two_centres_says_in_which(client, centre, worker):
    other = make_centre("Le Grand Large", centre.organisation)
    Membership.objects.create(
        user=worker,
        organisation=other.organisation,
        centre=other,
        role=Role.SOCIAL_WORKER,
        starts_on=timezone.localdate(),
    )

    asked = client.get(reverse("programmes:candidacy-create")).text
    say(client, "oral", {"called": "Sami"}, centre=other)

    assert "Le Grand Large" in asked
    assert Candidacy.objects.get().centre == other


def test_another_centre_in_the_address_is_not_taken(client, centre, worker):
    say(client, "oral", {"called": "Sami"}, centre=make_centre("Ailleurs"))

    assert Candidacy.objects.get().centre == centre
