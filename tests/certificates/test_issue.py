"""Issuing: once, for ever, and nothing half done."""

import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from certificates import actions, codes
from certificates.models import Certificate
from common import storage
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import Role
from tests.factories.certificates import make_certificate, make_served_protocol, take
from tests.factories.people import make_centre, make_organisation, make_user
from tests.factories.programme import make_programme
from tests.papers import codes_on, text_of


@pytest.fixture
def programme():
    return make_programme(make_centre())


def code_on(paper: bytes) -> str:
    found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", text_of(paper))
    assert found
    return found[0]


@pytest.mark.django_db
def test_issuing_makes_number_code_and_paper(programme):
    certificate = make_certificate(state="issued", programme=programme)

    paper = actions.paper_of(certificate)
    (url,) = codes_on(paper)
    token = url.partition("#")[0].removeprefix(f"{settings.SITE_URL}/verify/").removesuffix("/")
    assert certificate.number == f"RC-{timezone.localdate().year}-0001"
    assert certificate.paper_sha256 == hashlib.sha256(paper).hexdigest()
    assert certificate.paper_size == len(paper)
    assert len(token) == codes.TOKEN_LENGTH
    assert certificate.token_sha256 == codes.digest_of(token)
    assert certificate.code_sha256 == codes.digest_of(code_on(paper))
    assert certificate.issued_by == programme.manager
    assert "Amina Rahmani" in text_of(paper)


@pytest.mark.django_db
def test_neither_code_nor_token_is_kept_in_clear(programme):
    certificate = make_certificate(state="issued", programme=programme)
    paper = actions.paper_of(certificate)
    (url,) = codes_on(paper)
    secrets = [
        code_on(paper),
        codes.plain(code_on(paper)),
        url.partition("/#")[0].rpartition("/")[2],
    ]

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM certificates_certificate")
        rows = str(cursor.fetchall())
        cursor.execute("SELECT * FROM common_journalentry")
        rows += str(cursor.fetchall())

    assert [secret for secret in secrets if secret in rows] == []


@pytest.mark.django_db
def test_issuing_twice_gives_one_paper(programme):
    certificate = make_certificate(state="issued", programme=programme)
    other_manager = make_user(Role.MANAGER, programme.centre)

    again = actions.issue(certificate, by=other_manager, at=timezone.now())

    assert (again.number, again.paper_sha256, again.issued_by) == (
        certificate.number,
        certificate.paper_sha256,
        programme.manager,
    )
    assert JournalEntry.of(certificate).filter(action="issue").count() == 1


@pytest.mark.django_db
def test_numbers_follow_each_other_through_the_centres_of_an_association(programme):
    elsewhere = make_programme(make_centre("Le Port", programme.centre.organisation))
    other = make_programme(make_centre("Ailleurs", make_organisation("Autre Maison")))

    numbers = [
        make_certificate(state="issued", programme=one, name=name).number
        for one, name in (
            (programme, "Un"),
            (elsewhere, "Deux"),
            (other, "Trois"),
            (programme, "Quatre"),
        )
    ]

    year = timezone.localdate().year
    assert numbers == [
        f"RC-{year}-0001",
        f"RC-{year}-0002",
        f"AM-{year}-0001",
        f"RC-{year}-0003",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["drafting", "review", "cancelled"])
def test_what_was_not_approved_is_not_issued(programme, state):
    certificate = make_certificate(state=state, programme=programme)

    with pytest.raises(OutOfTurn):
        actions.issue(certificate, by=programme.manager, at=timezone.now())

    certificate.refresh_from_db()
    assert (certificate.state, certificate.number) == (state, None)


@pytest.mark.django_db
def test_a_character_without_glyph_is_refused_before_anything_is_made(programme):
    certificate = make_certificate(state="approved", programme=programme)
    programme.manager.name = "Bruno 😀"
    programme.manager.save()

    with pytest.raises(Refused, match=r"“😀”.*“Bruno 😀”"):
        actions.issue(certificate, by=programme.manager, at=timezone.now())

    certificate.refresh_from_db()
    assert (certificate.state, certificate.number) == ("approved", None)


@pytest.mark.django_db
def test_what_is_hidden_is_not_on_the_paper(programme):
    certificate = make_certificate(
        state="issued", programme=programme, hidden=("hours", "activities")
    )

    text = text_of(actions.paper_of(certificate))

    assert "n’osaient pas" not in text
    assert "Volume" not in text
    assert "Amina Rahmani" in text


@pytest.mark.django_db
def test_who_really_signs_is_on_the_paper(programme):
    certificate = make_certificate(state="approved", programme=programme)
    deputy = make_user(Role.MANAGER, programme.centre, "Fatou Signe")

    actions.issue(certificate, by=deputy, at=timezone.now())

    certificate.refresh_from_db()
    text = text_of(actions.paper_of(certificate))
    assert "Fatou Signe" in text
    assert "Bruno Morel" not in text
    assert certificate.facts["signatories"][0]["name"] == "Fatou Signe"


@pytest.mark.django_db
def test_paper_keeps_whatever_becomes_of_what_it_was_made_from(programme):
    certificate = make_certificate(state="issued", programme=programme)
    before = actions.paper_of(certificate)
    protocol, version = certificate.protocol, certificate.template_version
    person, centre = protocol.helper.person, protocol.job.centre

    person.chosen_name = "Autre"
    person.save()
    centre.name = "Renommé"
    centre.save()
    centre.organisation.issuer_name = "Autre association"
    centre.organisation.save()
    protocol.job.title = "Autre mission"
    protocol.job.save()
    type(version).objects.filter(pk=version.pk).update(blocks=[], design="chaleureux")
    certificate = Certificate.objects.get(pk=certificate.pk)

    assert actions.paper_of(certificate) == before


@pytest.mark.django_db
def test_a_damaged_paper_is_never_handed_over(programme):
    certificate = make_certificate(state="issued", programme=programme)
    path = Path(default_storage.path(storage.path_of(certificate.paper_sha256)))
    path.chmod(0o600)
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"?")

    with pytest.raises(storage.Damaged):
        actions.paper_of(certificate)


@pytest.mark.django_db
def test_a_new_version_replaces_the_old_one_when_it_is_signed(programme):
    old = make_certificate(state="issued", programme=programme, hidden=("hours", "skills.0"))

    new = actions.replace(old, by=programme.referent, at=timezone.now())
    old.refresh_from_db()
    while_written = old.state
    for step in ("submit", "approve", "issue"):
        new = take(step, new, programme)

    old.refresh_from_db()
    assert (while_written, old.state, new.state) == ("issued", "superseded", "issued")
    assert new.facts["activities"] == old.facts["activities"]
    assert new.replaces == old
    assert old.closed_at is not None


@pytest.mark.django_db
def test_a_new_version_hides_what_was_hidden(programme):
    old = make_certificate(state="issued", programme=programme, hidden=("hours", "skills.0"))

    new = actions.replace(old, by=programme.referent, at=timezone.now())

    assert new.hidden == ["hours", "skills.0"]


@pytest.mark.django_db
def test_an_old_one_that_was_withdrawn_meanwhile_stays_withdrawn(programme):
    old = make_certificate(state="issued", programme=programme)
    new = actions.replace(old, by=programme.referent, at=timezone.now())
    take("withdraw", old, programme)

    for step in ("submit", "approve", "issue"):
        new = take(step, new, programme)

    old.refresh_from_db()
    assert (old.state, new.state) == ("withdrawn", "issued")


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["approved", "revoked", "withdrawn", "superseded"])
def test_only_an_issued_one_is_replaced(programme, state):
    certificate = make_certificate(state=state, programme=programme)

    with pytest.raises(Refused):
        actions.replace(certificate, by=programme.referent, at=timezone.now())


@pytest.mark.django_db
def test_a_preview_stores_nothing(programme):
    certificate = make_certificate(state="review", programme=programme)

    paper = actions.preview_of(certificate, at=timezone.now())

    certificate.refresh_from_db()
    assert "Amina Rahmani" in text_of(paper)
    assert "XX-0000-0000" in text_of(paper)
    assert certificate.paper_sha256 is None
    assert not default_storage.exists(storage.path_of(storage.digest_of(paper)))


@pytest.mark.django_db(transaction=True)
def test_two_managers_who_sign_at_once_make_one_paper():
    programme = make_programme(make_centre())
    certificate = make_certificate(state="approved", programme=programme)
    managers = [programme.manager, make_user(Role.MANAGER, programme.centre)]

    papers = at_once(lambda by: issue_alone(certificate, by), managers)

    certificate.refresh_from_db()
    assert set(papers) == {certificate.paper_sha256}
    assert JournalEntry.of(certificate).filter(action="issue").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_certificates_signed_at_once_have_two_numbers():
    programme = make_programme(make_centre())
    first = make_certificate(state="approved", programme=programme)
    second = make_certificate(
        state="approved", programme=programme, protocol=make_served_protocol(programme, "Dawit")
    )

    at_once(lambda one: issue_alone(one, programme.manager), [first, second])

    numbers = sorted(Certificate.objects.values_list("number", flat=True))
    assert [number[-4:] for number in numbers] == ["0001", "0002"]


@pytest.mark.django_db(transaction=True)
def test_a_crash_before_the_end_leaves_nothing_half_done(monkeypatch):
    programme = make_programme(make_centre())
    certificate = make_certificate(state="approved", programme=programme)

    def crash(*args, **kwargs):
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(Certificate, "move", crash)
        with pytest.raises(MemoryError):
            actions.issue(certificate, by=programme.manager, at=timezone.now())
    certificate.refresh_from_db()
    left = (certificate.state, certificate.number)
    actions.issue(certificate, by=programme.manager, at=timezone.now())

    certificate.refresh_from_db()
    assert left == ("approved", None)
    assert certificate.number is not None
    assert certificate.number.endswith("-0001")


def issue_alone(certificate, by):
    try:
        return actions.issue(certificate, by=by, at=timezone.now()).paper_sha256
    finally:
        connection.close()


def at_once(call, arguments):
    with ThreadPoolExecutor(len(arguments)) as threads:
        return list(threads.map(call, arguments))
