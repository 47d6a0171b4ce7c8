"""Achievements: two wordings, both kept; the helper's own words are printed when told."""

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates import actions
from certificates.models import Wording
from common.errors import Refused
from common.lifecycle import OutOfTurn
from tests.certificates.pages import address, holder_of
from tests.factories.certificates import ACTIVITY, make_certificate

pytestmark = pytest.mark.django_db

TOLD = {
    "situation": "Le bus faisait peur.",
    "action": "J’y suis allée avec elles.",
    "result": "Elles y vont seules.",
}


def tell(certificate, place=0, told=TOLD):
    for part, text in told.items():
        who = holder_of(certificate)
        actions.tell(certificate, place=place, part=part, text=text, by=who, at=timezone.now())


def choose(certificate, side, by, place=0):
    actions.print_words_of(certificate, place=place, side=side, by=by, at=timezone.now())


def printed(certificate):
    certificate.refresh_from_db()
    return [one["situation"] for one in certificate.facts["activities"]]


def test_what_the_helper_tells_is_printed_once_all_three_are_told():
    certificate = make_certificate(activities=[])
    tell(certificate, told={"situation": "Le bus.", "action": "Aller."})
    before = printed(certificate)

    tell(certificate, told={"result": "Elles y vont."})

    assert (before, printed(certificate)) == ([], ["Le bus."])


def test_both_wordings_are_kept_and_the_referents_stays_printed_until_chosen():
    certificate = make_certificate()
    tell(certificate)
    before = printed(certificate)

    choose(certificate, "holder", holder_of(certificate))

    assert before == [ACTIVITY["situation"]]
    assert printed(certificate) == [TOLD["situation"]]
    assert {one.side for one in certificate.wordings.all()} == {"holder", "referent"}


def test_the_holder_still_chooses_while_reading_and_the_referent_does_not():
    certificate = make_certificate()
    tell(certificate)
    referent = certificate.protocol.helper.referent
    certificate.submit(by=referent, at=timezone.now())

    with pytest.raises(OutOfTurn):
        choose(certificate, "holder", referent)
    choose(certificate, "holder", holder_of(certificate))

    assert printed(certificate) == [TOLD["situation"]]


def test_nothing_is_told_once_the_words_are_read():
    certificate = make_certificate(state="review")

    with pytest.raises(OutOfTurn):
        tell(certificate)

    assert not Wording.objects.filter(side="holder").exists()


@pytest.mark.parametrize(
    ("place", "part", "text", "why"),
    [
        (6, "action", "Aller.", "at most"),
        (0, "author", "Moi", "at most"),
        (0, "action", "  ", "one or two sentences"),
        (0, "action", "Bravo 😀", "U\\+1F600"),
        (0, "action", "Au CADA, j’ai traduit.", "CADA"),
    ],
)
def test_what_cannot_be_printed_is_refused_at_once(place, part, text, why):
    certificate = make_certificate()
    who = holder_of(certificate)

    with pytest.raises(Refused, match=why):
        actions.tell(certificate, place=place, part=part, text=text, by=who, at=timezone.now())


def test_words_that_are_not_complete_are_not_printed():
    certificate = make_certificate()
    tell(certificate, told={"situation": "Le bus."})

    with pytest.raises(Refused, match="all three"):
        choose(certificate, "holder", holder_of(certificate))


def test_an_achievement_that_is_printed_no_more_keeps_its_words():
    certificate = make_certificate()

    choose(certificate, "", holder_of(certificate))

    assert printed(certificate) == []
    assert certificate.wordings.get().situation == ACTIVITY["situation"]


def test_the_referents_form_leaves_the_helpers_words_where_they_are():
    certificate = make_certificate(activities=[])
    tell(certificate)
    referent = certificate.protocol.helper.referent
    own = certificate.wordings.get().words()

    actions.amend(certificate, activities=[own, ACTIVITY], by=referent, at=timezone.now())

    sides = list(certificate.wordings.all().printed().values_list("place", "side"))
    assert sides == [(0, "holder"), (1, "referent")]


def test_a_new_version_takes_over_both_wordings():
    certificate = make_certificate()
    tell(certificate)
    referent = certificate.protocol.helper.referent
    issued = make_issued(certificate)

    new = actions.replace(issued, by=referent, at=timezone.now())

    assert [one.side for one in new.wordings.all()] == ["holder", "referent"]
    assert new.facts["activities"] == issued.facts["activities"]


def make_issued(certificate):
    holder, at = holder_of(certificate), timezone.now()
    referent = certificate.protocol.helper.referent
    certificate.submit(by=referent, at=at)
    certificate.approve(hidden=[], by=holder, at=at)
    manager = certificate.protocol.deputy
    return actions.issue(certificate, by=manager, at=at)


def test_three_pages_of_a_phone_tell_one_achievement(client):
    certificate = make_certificate(activities=[])
    client.force_login(holder_of(certificate))
    page = address("tell", certificate)

    for text in TOLD.values():
        response = client.post(page, {"text": text})
        page = response.url

    assert page == address("achievements", certificate)
    assert printed(certificate) == [TOLD["situation"]]
    assert TOLD["result"] in client.get(page).text


def test_a_question_left_empty_is_asked_again(client):
    certificate = make_certificate()
    client.force_login(holder_of(certificate))

    response = client.post(address("tell", certificate), {"text": " "})

    assert response.status_code == 200
    assert response.context["form"].errors == {"text": ["Write one or two sentences."]}


@pytest.mark.parametrize("asked", ["place=99", "place=x&part=author", "part=result", "place=5"])
def test_an_address_made_up_asks_a_question_all_the_same(client, asked):
    certificate = make_certificate()
    client.force_login(holder_of(certificate))

    response = client.get(f"{address('tell', certificate)}?{asked}")

    assert response.status_code == 200


def test_braces_in_the_helpers_words_are_not_read_as_a_template(client):
    certificate = make_certificate(activities=[])
    tell(certificate, told=TOLD | {"action": "{% now 'Y' %} {{ form }} <b>"})
    client.force_login(certificate.protocol.helper.referent)

    page = client.get(address("update", certificate))

    assert "&#123;% now" in page.text
    assert page.status_code == 200


def test_the_scripts_that_can_be_printed_are_shown(client):
    certificate = make_certificate()
    client.force_login(certificate.protocol.helper.referent)

    scripts = client.get(reverse("certificates:printable-scripts")).context["scripts"]

    assert {"Latn", "Arab", "Ethi"} <= {one.key for one in scripts}
    assert "tigrinya" in next(one for one in scripts if one.key == "Ethi").languages
