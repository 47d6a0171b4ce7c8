"""The library: fixed, optional and local clauses, in versions that never touch a signed text."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.errors import Refused
from protocols.actions import retire_clause, write_clause
from protocols.lifecycle import PROPOSED
from protocols.models import Clause, Protocol
from protocols.selectors import terms_of
from protocols.starter import load_clauses
from tests.factories import NOW
from tests.factories.people import make_centre
from tests.factories.protocols import make_protocol, make_team

pytestmark = pytest.mark.django_db

WORDS = {
    "title": "Précisions de la maison",
    "text": "Les clés restent au bureau. {{helper_name}} ne les emporte pas.",
    "plain_text": "Laissez les clés au bureau.",
    "kind": "local",
    "statuses": ["volunteer"],
    "is_checked": False,
}


def write(team, **changes):
    told = WORDS | {"organisation": team.centre.organisation, "centre": team.centre} | changes
    return write_clause(**told, by=team.manager, at=NOW)


def headings(protocol):
    text, _missing = terms_of(protocol, at=NOW)
    return [article["heading"] for article in text["articles"]]


def test_local_words_stand_in_the_texts_of_their_centre_only():
    team = make_team()
    other = make_team(make_centre("Le Grand Large", team.centre.organisation))
    write(team)

    assert WORDS["title"] in headings(make_protocol(team))
    assert WORDS["title"] not in headings(make_protocol(other))


def test_association_words_a_clause_for_all_its_centres_and_a_centre_its_own_before_it():
    team = make_team()
    other = make_team(make_centre("Le Grand Large", team.centre.organisation))
    local = Clause.objects.get(key="local_rules")
    write(team, centre=None, title="Pour tous", instead_of=local)
    write(team, title="Pour nous", instead_of=local)

    assert "Pour nous" in headings(make_protocol(team))
    assert "Pour tous" in headings(make_protocol(other))


def test_common_local_clause_is_a_blank_that_stands_in_no_text():
    assert "Précisions du centre" not in headings(make_protocol(make_team()))


@pytest.mark.parametrize("field", ["title", "text", "plain_text"])
def test_unknown_blank_is_refused_with_its_name_when_it_is_saved(field):
    team = make_team()

    with pytest.raises(Refused, match="helper_nationality"):
        write(team, **{field: "Voici {{helper_nationality}}."})

    assert Clause.objects.filter(centre=team.centre).count() == 0


@pytest.mark.parametrize("text", ["Voici {{ prénom nom }}.", "Voici {{}}."])
def test_blank_that_is_no_word_is_refused(text):
    with pytest.raises(Refused):
        write(make_team(), text=text)


def test_every_blank_of_the_starter_is_in_the_closed_list():
    from protocols import terms
    from protocols.actions.clauses import known_blanks

    make_team()
    named = {name for clause in Clause.objects.all() for name in terms.blanks_of(clause)}

    assert named - known_blanks() == set()


@pytest.mark.parametrize("kind", ["fixed", "local"])
def test_fixed_clause_is_worded_by_nobody(kind):
    team = make_team()
    fixed = Clause.objects.get(key="freedom_to_stop")

    with pytest.raises(Refused):
        write(team, kind=kind, instead_of=fixed if kind == "local" else None)


def test_new_version_never_touches_a_text_that_was_frozen():
    team = make_team()
    first = write(team)
    protocol = make_protocol(team, state=PROPOSED)
    before = (protocol.text, protocol.text_sha256)

    second = write(team, text="Les clés restent chez Chloé.", instead_of=first)

    first.refresh_from_db()
    protocol = Protocol.objects.get(pk=protocol.pk)
    assert (first.version, first.is_active, first.text) == (1, False, WORDS["text"])
    assert (second.version, second.is_active, second.key) == (2, True, first.key)
    assert (protocol.text, protocol.text_sha256) == before


def test_retired_wording_leaves_its_place_to_the_common_one():
    team = make_team()
    clause = write(team)

    retire_clause(clause, by=team.manager, at=NOW)

    assert WORDS["title"] not in headings(make_protocol(team))
    with pytest.raises(Refused):
        retire_clause(clause, by=team.manager, at=NOW)


def test_common_clause_is_not_retired():
    team = make_team()

    with pytest.raises(Refused):
        retire_clause(Clause.objects.get(key="badge"), by=team.manager, at=NOW)


def test_local_clause_that_lacks_a_fact_holds_the_text_back():
    team = make_team()
    write(team, text="Badge n° {{badge_number}}.")

    _text, missing = terms_of(make_protocol(team), at=NOW)

    assert len(missing) == 1


def test_optional_clause_that_the_protocol_leaves_out_stays_out():
    team = make_team()

    assert "Décider ensemble" in headings(make_protocol(team))
    left_out = make_protocol(team, clauses_left_out=["shared_decision", "freedom_to_stop"])
    assert "Décider ensemble" not in headings(left_out)
    assert "Liberté d'arrêter ou de faire une pause" in headings(left_out)


def test_database_keeps_one_wording_in_use_per_place():
    team = make_team()
    clause = write(team)
    twin = {"key": clause.key, "version": 9, "title": "x", "text": "x", "kind": "local"}

    with pytest.raises(IntegrityError), transaction.atomic():
        Clause.objects.create(centre=team.centre, **twin)
    with pytest.raises(IntegrityError), transaction.atomic():
        Clause.objects.filter(key="badge").update(version=1, key="parties")


def test_starter_leaves_the_words_of_a_centre_as_they_are():
    team = make_team()
    write(team, instead_of=Clause.objects.get(key="local_rules"))

    assert load_clauses() == 0
    assert Clause.objects.filter(key="local_rules").count() == 2


def test_manager_writes_a_clause_and_the_library_says_who_must_read_it(client):
    team = make_team()
    client.force_login(team.manager)
    told = WORDS | {"scope": team.centre.pk}
    told.pop("is_checked")

    response = client.post(reverse("protocols:clause-create"), told)

    clause = Clause.objects.get(centre=team.centre)
    assert response.status_code == 302
    assert (clause.is_checked, clause.to_check_by) == (False, "juriste")
    assert WORDS["title"] in client.get(reverse("protocols:clause-list")).text


def test_unknown_blank_is_told_on_the_form_and_nothing_typed_is_lost(client):
    team = make_team()
    client.force_login(team.manager)

    response = client.post(
        reverse("protocols:clause-create"), WORDS | {"text": "Voici {{salaire}}.", "is_checked": ""}
    )

    assert response.status_code == 200
    assert "salaire" in str(response.context["form"].non_field_errors())
    assert "Voici {{salaire}}." in response.text


def test_manager_words_a_clause_otherwise_on_its_page(client):
    team = make_team()
    clause = write(team)
    client.force_login(team.manager)
    told = {"title": "Autre titre", "text": "Autre texte.", "statuses": ["volunteer"]}

    client.post(reverse("protocols:clause-update", args=[clause.reference]), told)

    newest = Clause.objects.get(centre=team.centre, is_active=True)
    assert (newest.title, newest.version, newest.kind) == ("Autre titre", 2, "local")
