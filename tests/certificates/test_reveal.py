"""Nothing tells in what kind of place it happened, unless its holder wants it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from certificates import actions, words
from certificates.reveal import place_in_words, places_of, revealing, telling_word, unprintable
from common.errors import Refused
from tests.certificates.pages import address, holder_of
from tests.factories.certificates import ACTIVITY, make_certificate
from tests.factories.people import make_centre
from tests.factories.programme import make_programme
from tests.papers import make_facts, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme(make_centre("CADA Les Tilleuls"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("le CADA de la ville", "CADA"),
        ("au C.A.D.A, le mardi", "C.A.D.A"),
        ("une demande d’asile", "asile"),
        ("des réfugiées ensemble", "réfugiées"),
        ("un centre d'accueil", "centre d'accueil"),
        ("La décadanse et le cadastre", ""),
        ("Un cadavre exquis, un cadeau", ""),
        ("à l’accueil de la mairie", ""),
    ],
)
def test_telling_words_are_found_and_others_left_alone(text, word):
    assert telling_word(text) == word


def test_every_text_of_the_facts_is_looked_at_with_its_place():
    facts = make_facts(activities=[ACTIVITY | {"title": "", "action": "Au CADA."}])

    with override("en"):
        found = [(place_in_words(place), word) for place, word, _text in revealing(facts)]

    assert found == [("achievement 1, action", "CADA")]
    assert dict(places_of(facts))["activities", 0, "action"] == "Au CADA."


def test_a_character_without_glyph_is_told_with_its_place():
    facts = make_facts(holder={"name": "Amina 🙂", "native_name": None, "native_language": None})

    with override("en"):
        (said,) = unprintable(facts)

    assert "U+1F642" in said
    assert said.endswith("(the name)")


def test_words_that_tell_too_much_are_not_given_to_read(programme):
    certificate = make_certificate(programme=programme)
    activity = ACTIVITY | {"result": "Le CADA est content."}
    at, referent = timezone.now(), programme.referent
    actions.amend(certificate, activities=[activity], by=referent, at=at)

    with pytest.raises(Refused, match=r"CADA.*achievement 1, result"):
        certificate.submit(by=referent, at=at)


def test_the_function_of_who_signs_may_not_tell_either(programme):
    certificate = make_certificate(state="approved", programme=programme)
    programme.manager.memberships.update(function="Cheffe de service du CADA")
    programme.manager.__dict__.clear()
    manager = type(programme.referent).objects.get(name="Bruno Morel")

    with pytest.raises(Refused, match=r"CADA.*signatory 1, the function"):
        actions.issue(certificate, by=manager, at=timezone.now())

    certificate.refresh_from_db()
    assert certificate.number is None


def test_evidence_that_tells_is_left_out_before_one_agrees(programme):
    certificate = make_certificate(state="review", programme=programme)
    certificate.facts["skills"][0]["evidence"] = "Vu au CADA."
    at, holder = timezone.now(), holder_of(certificate)

    with pytest.raises(Refused, match="skill 1, evidence"):
        certificate.approve(hidden=[], by=holder, at=at)
    certificate.approve(hidden=["skills"], by=holder, at=at)

    assert certificate.state == "approved"


def naming(certificate):
    return words.naming_wording(
        certificate.facts["issuer"]["name"], certificate.protocol.job.centre.name
    )


def test_the_place_is_named_only_by_a_holder_who_is_sure(programme):
    certificate = make_certificate(state="review", programme=programme)
    chosen, at, holder = naming(certificate), timezone.now(), holder_of(certificate)

    with pytest.raises(Refused, match="Vous êtes sûr"):
        actions.choose_issuer(certificate, wording=chosen, by=holder, at=at)
    actions.choose_issuer(certificate, wording=chosen, is_sure=True, by=holder, at=at)
    certificate.approve(hidden=[], by=holder, at=at)
    issued = actions.issue(certificate, by=programme.manager, at=at)

    assert "CADA Les Tilleuls" in text_of(actions.paper_of(issued))


def test_going_back_to_another_sentence_forgets_the_place(programme):
    certificate = make_certificate(state="review", programme=programme)
    at, holder = timezone.now(), holder_of(certificate)
    chosen, usual = naming(certificate), certificate.facts["issuer"]["wording"]
    actions.choose_issuer(certificate, wording=chosen, is_sure=True, by=holder, at=at)

    actions.choose_issuer(certificate, wording=usual, by=holder, at=at)

    assert (certificate.names_place, certificate.cannot_stand()) == (False, [])


@pytest.mark.parametrize("wording", ["Rives Communes, CADA", "", "Préfecture"])
def test_a_sentence_that_is_not_offered_is_refused(programme, wording):
    certificate = make_certificate(state="review", programme=programme)

    with pytest.raises(Refused, match="Choose one"):
        actions.choose_issuer(
            certificate, wording=wording, is_sure=True, by=None, at=timezone.now()
        )


def test_the_page_warns_and_asks_whether_one_is_sure(client, programme):
    certificate = make_certificate(state="review", programme=programme)
    client.force_login(holder_of(certificate))
    page, chosen = address("issuer", certificate), naming(certificate)

    unsure = client.post(page, {"wording": chosen})
    client.post(page, {"wording": chosen, "is_sure": "on"})

    certificate.refresh_from_db()
    assert list(unsure.context["form"].errors) == ["is_sure"]
    assert (certificate.names_place, certificate.facts["issuer"]["wording"]) == (True, chosen)


def revoke(certificate, **changes):
    by = certificate.protocol.deputy
    certificate.revoke(**{"reason": "fraud"} | changes, by=by, at=timezone.now())


@pytest.mark.parametrize(
    "heard",
    [
        {},
        {"heard_on": date(2026, 1, 5)},
        {"heard_words": "Ce n’est pas moi."},
        {"heard_on": timezone.localdate() + timedelta(days=2), "heard_words": "Non."},
    ],
)
def test_nobody_is_revoked_for_fraud_unheard(programme, heard):
    certificate = make_certificate(state="issued", programme=programme)

    with pytest.raises(Refused):
        revoke(certificate, **heard)

    certificate.refresh_from_db()
    assert certificate.state == "issued"


def test_what_the_person_said_is_kept_with_the_revocation(client, programme):
    certificate = make_certificate(state="issued", programme=programme)
    client.force_login(programme.manager)
    sent = {"reason": "fraud", "heard_on": "2026-01-05", "heard_words": "Ce n’est pas moi."}

    without = client.post(address("revoke", certificate), {"reason": "fraud"})
    client.post(address("revoke", certificate), sent)

    certificate.refresh_from_db()
    assert sorted(without.context["form"].errors) == ["heard_on", "heard_words"]
    assert (certificate.state, certificate.heard_words) == ("revoked", "Ce n’est pas moi.")
