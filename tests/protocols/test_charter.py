"""C8: to read, explained in one's language, signed, expired with a new version, signed anew."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import Role
from protocols.actions.charter import explain_charter, put_charter_in_force, sign_charter
from protocols.lifecycle import CHARTER, EXPIRED, EXPLAINED, SIGNED_CHARTER, TO_READ, CharterState
from protocols.models import Charter, CharterSignature
from protocols.selectors.charter import current_version, is_signed, signature_of
from protocols.starter import load_charter
from tests.factories import NOW, TODAY
from tests.factories.helpers import make_helper
from tests.factories.people import make_centre, make_person, make_user
from tests.factories.ready import make_signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture(autouse=True)
def charter():
    load_charter()
    return current_version()


@pytest.fixture
def helper():
    return make_helper()


def sign(helper, **changes):
    charter = current_version()
    told = {
        "version": charter.version,
        "text_sha256": charter.text_sha256,
        "explained_by": "Chloé Lambert",
        "language": "ara",
        "by": helper.person.user,
        "at": NOW,
    } | changes
    return sign_charter(helper, **told)


def make_version(number: int = 2) -> Charter:
    known = current_version()
    return Charter.objects.create(
        version=number, texts=known.texts, text_sha256=f"{number}".rjust(64, "0")
    )


def make_in(state):
    helper = make_helper()
    if state == EXPLAINED:
        return explain_charter(
            helper, explained_by="Chloé", language="ara", by=helper.referent, at=NOW
        )
    if state == TO_READ:
        return CharterSignature.objects.create(helper=helper, charter=current_version())
    signature = make_signed(helper)
    if state == EXPIRED:
        signature.expire(by=None, at=NOW)
    return signature


OUT_OF_TURN = [
    (state, move.name)
    for state in CharterState
    for move in CHARTER.values()
    if state not in move.sources
]


@pytest.mark.parametrize(("state", "move"), OUT_OF_TURN)
def test_signature_refuses_a_move_out_of_turn(state, move):
    signature = make_in(state)
    journal = list(JournalEntry.of(signature))

    with pytest.raises(OutOfTurn):
        signature.move(move, by=None, at=NOW)

    signature.refresh_from_db()
    assert signature.state == state
    assert list(JournalEntry.of(signature)) == journal


def test_starter_loads_the_charter_once_and_puts_it_in_force(charter):
    assert load_charter() == 0
    assert (charter.version, charter.is_current, len(charter.articles())) == (1, True, 10)


def test_charter_says_what_the_law_says_and_where_secrecy_ends(charter):
    text = str(charter.texts)

    for said in ("226-13", "434-3", "119", "15", "17", "18", "112", "114", "interprète"):
        assert said in text


def test_charter_is_explained_then_signed(helper):
    explained = explain_charter(
        helper, explained_by="Inès Carvalho", language="ara", by=helper.referent, at=NOW
    )
    signature = sign(helper, explained_by="", language="")

    assert explained.state == EXPLAINED
    assert (signature.state, signature.signed_on, signature.text_sha256) == (
        SIGNED_CHARTER,
        TODAY,
        current_version().text_sha256,
    )
    assert "Inès Carvalho" in signature.statement
    assert "arabe" in signature.statement.lower()
    assert "{{" not in signature.statement
    assert [entry.action for entry in JournalEntry.of(signature)] == ["explain", "sign"]


def test_helper_says_who_explained_when_nobody_has_noted_it(helper):
    signature = sign(helper)

    assert (signature.explained_by, signature.explanation_language) == ("Chloé Lambert", "ara")


@pytest.mark.parametrize("lacks", ["explained_by", "language"])
def test_charter_not_explained_is_not_signed(helper, lacks):
    with pytest.raises(Refused, match="explained"):
        sign(helper, **{lacks: ""})

    assert not is_signed(helper)


@pytest.mark.parametrize("wrong", [{"version": 2}, {"text_sha256": "0" * 64}, {"version": 0}])
def test_another_text_is_not_signed(helper, wrong):
    with pytest.raises(Refused, match="The text has changed"):
        sign(helper, **wrong)


def test_charter_is_signed_once(helper):
    sign(helper)

    with pytest.raises(Refused, match="signed already"):
        sign(helper)
    with pytest.raises(Refused, match="signed already"):
        explain_charter(helper, explained_by="x", language="fra", by=helper.referent, at=NOW)


@pytest.mark.parametrize("who", ["referent", "other"])
def test_nobody_signs_for_a_helper_who_has_an_account(helper, who):
    by = helper.referent if who == "referent" else make_user(Role.HELPER, helper.person.centre)

    with pytest.raises(Refused, match="not yours to give"):
        sign(helper, by=by, witness="Inès")


def test_helper_without_an_account_signs_before_a_witness():
    centre = make_centre()
    helper = make_helper(person=make_person(centre))

    with pytest.raises(Refused, match="not yours to give"):
        sign(helper, by=helper.referent)
    signature = sign(helper, by=helper.referent, witness="Inès Carvalho")

    assert (signature.state, signature.witness) == (SIGNED_CHARTER, "Inès Carvalho")


def test_team_signs_its_own_sentence_without_an_explanation():
    chloe = make_user(Role.SOCIAL_WORKER)

    signature = make_signed(chloe)

    assert signature.member == chloe
    assert "expliquée" not in signature.statement
    assert is_signed(chloe)


def test_nobody_of_the_team_signs_for_another():
    chloe, bruno = make_user(Role.SOCIAL_WORKER), make_user()
    charter = current_version()

    with pytest.raises(Refused, match="not yours to give"):
        sign_charter(
            chloe,
            version=charter.version,
            text_sha256=charter.text_sha256,
            by=bruno,
            at=NOW,
        )


# A new version


def test_new_version_lets_every_signature_expire(helper):
    first = sign(helper)
    second = make_version()

    put_charter_in_force(second, by=None, at=NOW + timedelta(days=3))

    first.refresh_from_db()
    assert (first.state, first.expired_on) == (EXPIRED, TODAY + timedelta(days=3))
    assert current_version() == second
    assert not is_signed(helper)
    assert signature_of(helper) is None


def test_new_version_is_signed_anew(helper):
    sign(helper)
    put_charter_in_force(make_version(), by=None, at=NOW + timedelta(days=3))

    sign(helper, at=NOW + timedelta(days=4))

    assert is_signed(helper)
    assert is_signed(helper, on=TODAY + timedelta(days=1))
    assert not is_signed(helper, on=TODAY - timedelta(days=1))


@pytest.mark.parametrize("number", [1, 2])
def test_an_older_version_does_not_come_back(number):
    older = current_version() if number == 1 else make_version(2)
    put_charter_in_force(make_version(3), by=None, at=NOW)

    with pytest.raises(Refused, match="later version"):
        put_charter_in_force(older, by=None, at=NOW)


@pytest.mark.parametrize(("days", "signed"), [(-1, False), (0, True), (5, True)])
def test_charter_counts_from_the_day_it_is_signed(helper, days, signed):
    sign(helper)

    assert is_signed(helper, on=TODAY + timedelta(days=days)) is signed


# In the database


BROKEN = {
    "charter_signature_of_one_helper_or_one_member": {"helper": None},
    "charter_signature_signed_iff_bound_to_a_text": {"text_sha256": ""},
    "charter_signature_of_a_helper_is_explained_first": {"explanation_language": ""},
    "charter_signature_expired_iff_dated": {"expired_on": TODAY},
    "charter_signature_(state_known|signed_iff_bound_to_a_text)": {"state": "waved"},
}


@pytest.mark.parametrize("name", BROKEN)
def test_database_refuses(helper, name):
    signature = sign(helper)

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        CharterSignature.objects.filter(pk=signature.pk).update(**BROKEN[name])


def test_database_keeps_one_charter_in_force():
    other = make_version()

    with pytest.raises(IntegrityError), transaction.atomic():
        Charter.objects.filter(pk=other.pk).update(is_current=True)


# Who sees


@pytest.mark.parametrize(
    ("role", "seen"), [(Role.MANAGER, 1), (Role.SOCIAL_WORKER, 1), (Role.TEAM, 0), (Role.HELPER, 0)]
)
def test_signature_of_a_helper_is_seen_by_those_in_charge(helper, role, seen):
    sign(helper)
    user = make_user(role, helper.person.centre)

    assert CharterSignature.objects.visible_to(user).count() == seen
    assert CharterSignature.objects.visible_to(helper.person.user).count() == 1
    assert CharterSignature.objects.visible_to(make_user(Role.MANAGER)).count() == 0
