"""At the desk: a helper signs on a colleague's screen, who is never the helper."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.errors import Refused
from people.models import Role
from protocols import actions
from protocols.actions import answer, paper_of, record_reading, sign_at_desk
from protocols.lifecycle import ACTIVE, PROPOSED
from protocols.models import Protocol, Signature
from protocols.questions import asked_on
from protocols.selectors.charter import current_version, signature_of
from protocols.starter import load_charter
from tests.factories import NOW
from tests.factories.contracts import make_amendment
from tests.factories.helpers import make_helper as make_file
from tests.factories.people import make_centre, make_person, make_user
from tests.factories.protocols import make_protocol, make_team, read_by, sign_as
from tests.papers import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

STROKE = "M10 100L60 40L90 150L140 60L200 120L300 90L400 100L500 80"


@pytest.fixture
def team():
    return make_team()


def without_account(team, **told):
    """A text that awaits its signatures, of a helper who has no account."""
    protocol = make_protocol(team, state=PROPOSED, **told)
    person = protocol.helper.person
    person.user = None
    person.save()
    return again(protocol)


def again(protocol):
    return Protocol.objects.for_signing().get(pk=protocol.pk)


def sign(text, by, **changes):
    told = {"text_sha256": text.text_sha256, "drawn": STROKE, "at": NOW} | changes
    return sign_at_desk(text, by=by, **told)


def test_helper_without_an_account_signs_on_the_screen_of_the_referent(team):
    protocol = without_account(team)
    read_by(team, protocol)

    signature = sign(protocol, team.referent)

    assert (signature.party, signature.means) == ("helper", "desk")
    assert (signature.signer, signature.recorded_by) == (None, team.referent)
    assert signature.signer_name == protocol.named("helper")["name"]
    assert (signature.text_sha256, signature.signed_at) == (protocol.text_sha256, NOW)
    assert signature.drawing


def test_helper_with_an_account_and_no_phone_signs_as_themself(team):
    protocol = make_protocol(team, state=PROPOSED)
    read_by(team, protocol)

    signature = sign(protocol, team.deputy, drawn="", typed_name="Amina")

    assert (signature.signer, signature.recorded_by) == (protocol.helper.person.user, team.deputy)


def test_last_signature_at_the_desk_puts_in_force_and_the_paper_says_how(team):
    protocol = without_account(team)
    read_by(team, protocol)
    sign_as_team(team, protocol)

    sign(protocol, team.referent)

    protocol = again(protocol)
    assert protocol.state == ACTIVE
    assert "on a colleague’s screen, at the desk" in plain(paper_of(protocol))


def sign_as_team(team, protocol):
    for party, by in (("referent", team.referent), ("management", team.manager)):
        actions.sign(protocol, party=party, text_sha256=protocol.text_sha256, by=by, at=NOW)


def plain(paper):
    return " ".join(text_of(paper).split())


def test_who_hands_over_the_screen_is_never_the_helper(team):
    protocol = make_protocol(team, state=PROPOSED)
    read_by(team, protocol)

    with pytest.raises(Refused, match="someone else"):
        sign(protocol, protocol.helper.person.user)

    assert not Signature.objects.exists()


@pytest.mark.parametrize("role", [Role.MANAGER, Role.SOCIAL_WORKER])
def test_stranger_does_not_hand_over_the_screen(team, role):
    protocol = without_account(team)
    read_by(team, protocol)

    with pytest.raises(Refused, match="someone else"):
        sign(protocol, make_user(role, make_centre()))

    assert not Signature.objects.exists()


@pytest.mark.parametrize("sha256", ["", "0" * 64])
def test_stale_text_is_not_signed(team, sha256):
    protocol = without_account(team)
    read_by(team, protocol)

    with pytest.raises(Refused, match="has changed"):
        sign(protocol, team.referent, text_sha256=sha256)

    assert not Signature.objects.exists()


def test_nothing_is_signed_twice(team):
    protocol = without_account(team)
    read_by(team, protocol)
    sign(protocol, team.referent)

    with pytest.raises(Refused, match="given already"):
        sign(protocol, team.manager)

    assert Signature.objects.count() == 1


def test_nothing_is_signed_before_it_is_read_and_each_question_answered(team):
    protocol = without_account(team)

    with pytest.raises(Refused, match="read aloud"):
        sign(protocol, team.referent)
    bound = {"text_sha256": protocol.text_sha256, "by": team.referent, "at": NOW}
    record_reading(protocol, how="aloud", explained_by="Chloé", language="ara", **bound)
    for asked in asked_on(protocol.text)[1:]:
        answer(protocol, topic=asked.topic, chosen=asked.right, **bound)
    with pytest.raises(Refused, match="a question on"):
        sign(again(protocol), team.referent)

    assert not Signature.objects.exists()


def test_nothing_drawn_nor_typed_is_no_signature(team):
    protocol = without_account(team)
    read_by(team, protocol)

    with pytest.raises(Refused, match="Draw your signature"):
        sign(protocol, team.referent, drawn="", typed_name="  ")


@pytest.mark.parametrize("fault", ["oneself", "nobody", "unmarked", "other party", "on screen"])
def test_database_refuses_what_the_desk_refuses(team, fault):
    protocol = make_protocol(team, state=PROPOSED)
    amina = protocol.helper.person.user
    facts = {
        "party": "helper",
        "signer": amina,
        "helper_account": amina,
        "recorded_by": team.referent,
        "means": "desk",
        "typed_name": "Amina",
        "text_sha256": protocol.text_sha256,
        "signed_at": NOW,
    } | {
        "oneself": {"recorded_by": amina},
        "nobody": {"recorded_by": None},
        "unmarked": {"typed_name": ""},
        "other party": {"party": "management", "signer": team.manager},
        "on screen": {"signer": None, "means": "screen"},
    }[fault]

    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(protocol=protocol, **facts)

    assert not Signature.objects.exists()


def test_amendment_is_signed_at_the_desk_too(team):
    protocol = make_protocol(team, state=ACTIVE)
    amendment = make_amendment(team, protocol, availability="jeudi")
    read_by(team, amendment)

    signature = sign(amendment, team.referent)

    assert (signature.amendment, signature.means) == (amendment, "desk")


# The pages


def place(name, text):
    return reverse(f"protocols:{name}", args=[text.reference])


def test_desk_leads_from_the_reading_to_the_thanks_and_shows_nothing_else(client, team):
    protocol = without_account(team)
    client.force_login(team.referent)
    desk = place("protocol-desk", protocol)
    told = {"explained_by": "Chloé", "how": "aloud", "language": "ara", "interpreter_name": ""}
    bound = {"text_sha256": protocol.text_sha256}

    first = client.get(desk)
    read = client.post(place("protocol-read", protocol) + "?then=desk", told | bound)
    pages = [client.get(read.url)]
    address = place("protocol-ask", protocol)
    while (page := client.get(address)).status_code == 200:
        pages.append(page)
        asked = page.context["asked"]
        client.post(address, {"topic": asked.topic, "chosen": asked.right} | bound)
    pages.append(client.get(page.url))
    done = client.post(desk, bound | {"drawn": STROKE, "agree": "on"}, follow=True)

    assert (read.url, page.url) == (desk, desk)
    assert place("protocol-read", protocol) + "?then=desk" in first.text
    assert len(pages) == len(asked_on(protocol.text)) + 2
    for shown in [*pages, done]:
        assert "<nav" not in shown.text
        assert reverse("people:account") not in shown.text
    assert ["agree" in page.text for page in (pages[0], pages[-1])] == [False, True]
    assert "Hand back the device" in done.text
    assert protocol.helper.person.chosen_name not in done.text
    assert Signature.objects.get().means == "desk"


def test_proofs_lead_to_the_desk_and_send_no_link_to_who_has_no_account(client, team):
    protocol = without_account(team)
    client.force_login(team.referent)

    page = client.get(place("protocol-proofs", protocol))

    assert place("protocol-desk", protocol) in page.text
    assert [party for party, _ in page.context["awaited"]] == ["referent", "management"]


def test_desk_of_a_signed_text_goes_back(client, team):
    protocol = make_protocol(team, state=PROPOSED)
    sign_as(team, protocol, "helper")
    client.force_login(team.referent)

    response = client.get(place("protocol-desk", protocol))

    assert response.url == protocol.get_absolute_url()


# The charter


def test_charter_is_read_and_signed_at_the_desk(client):
    load_charter()
    helper = make_file(person=make_person(make_centre()))
    client.force_login(helper.referent)
    desk, charter = place("charter-desk", helper), current_version()
    told = {"witness": "Inès", "explained_by": "Chloé", "language": "ara", "agree": "on"}
    told |= {"version": charter.version, "text_sha256": charter.text_sha256}

    page, link = client.get(desk), ""
    unread = client.post(desk, told)
    while not page.context["reading"].is_whole():
        reading = page.context["reading"]
        article = reading.article()
        right = [a["key"] for a in article.get("question", {}).get("answers", []) if a["right"]]
        link = reading.link(*right)
        page = client.get(desk + link)
        assert "<nav" not in page.text
    stale = client.post(desk + link, told | {"text_sha256": "0" * 64})
    state_before = signature_of(helper)
    done = client.post(desk + link, told, follow=True)

    assert "Read every article first" in unread.context["form"].non_field_errors()[0]
    assert "has changed" in stale.context["form"].non_field_errors()[0]
    assert state_before is None
    assert "Hand back the device" in done.text
    signature = signature_of(helper)
    assert (signature.is_signed(), signature.witness) == (True, "Inès")


def test_helper_with_an_account_signs_the_charter_on_their_own(client):
    load_charter()
    centre = make_centre()
    helper = make_file(person=make_person(centre, user=make_user(Role.HELPER, centre)))
    client.force_login(helper.referent)

    assert client.get(place("charter-desk", helper)).status_code == 403
