"""The folder that goes on verifying: whole, without a name, without a private key."""

import json
import re
from base64 import b64encode, urlsafe_b64encode
from datetime import date, timedelta
from html import unescape
from io import StringIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from certificates import actions, closing, codes, keys, status
from certificates.models import IssuingKey
from common.journal import broken_links
from common.models import JournalEntry
from common.storage import digest_of
from tests.certificates.test_credential import (
    ADDRESSES,
    CONTEXTS,
    credential_of,
    verified_elsewhere,
)
from tests.certificates.test_issue import code_on
from tests.factories.certificates import make_certificate, take
from tests.factories.people import make_centre
from tests.factories.programme import make_programme
from tests.papers import codes_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme(make_centre())


@pytest.fixture
def certificate(programme):
    return make_certificate(state="issued", programme=programme)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "closed"


def export(folder: Path, *options: str) -> str:
    said = StringIO()
    call_command("export_registry", str(folder), *options, stdout=said)
    return said.getvalue()


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def read(folder: Path, name: str):
    return json.loads((folder / name).read_text(encoding="utf-8"))


def test_folder_holds_keys_lists_register_and_pages(certificate, folder):
    export(folder)

    names = IssuingKey.objects.values_list("name", flat=True)
    assert set(content_of(folder)) == {
        ".well-known/did.json",
        "404.html",
        "LISEZMOI.txt",
        "index.html",
        f"verify/status/{certificate.status_place // status.SIZE}/index.html",
        "offline.html",
        "register.json",
        *(f"keys/{name}.pem" for name in names),
    }


def test_register_tells_hashes_state_and_month(certificate, folder):
    paper = actions.paper_of(certificate)
    (scanned,) = codes_on(paper)
    token = scanned.partition("#")[0].rstrip("/").rpartition("/")[2]

    export(folder)

    assert read(folder, "register.json") == {
        "closed_on": timezone.localdate().isoformat(),
        "papers": [
            {
                "paper_sha256": digest_of(paper),
                "link_sha256": codes.digest_of(token),
                "state": "genuine",
                "issued": f"{timezone.localdate():%Y-%m}",
            }
        ],
    }


@pytest.mark.parametrize(
    ("step", "told"),
    [("revoke", {"state", "issued"}), ("supersede", {"state", "issued"}), ("withdraw", {"state"})],
)
def test_register_tells_what_no_longer_holds(certificate, programme, folder, step, told):
    take(step, certificate, programme)
    digest = certificate.paper_sha256

    export(folder)

    lines = {line.pop("paper_sha256"): line for line in read(folder, "register.json")["papers"]}
    states = {"revoke": "revoked", "supersede": "superseded", "withdraw": "withdrawn"}
    assert lines[digest]["state"] == states[step]
    assert set(lines[digest]) == told | {"link_sha256"}


def test_nothing_in_it_names_anyone_or_can_be_guessed(certificate, folder):
    code = code_on(actions.paper_of(certificate))

    export(folder)

    everything = b"\n".join(content_of(folder).values()).decode()
    told = ["Amina", "Rahmani", certificate.number, code]
    told += [codes.digest_of(code), str(certificate.reference), certificate.facts["title"]]
    assert [word for word in told if word in everything] == []


def test_no_private_key_is_in_it(certificate, folder):
    keys.make_credential_key(at=timezone.now())

    export(folder)

    everything = b"\n".join(content_of(folder).values())
    private = [path.read_bytes() for path in Path(settings.KEYS_ROOT).iterdir()]
    assert len(private) >= 3
    assert b"PRIVATE" not in everything
    assert not any(form in everything for half in private for form in forms_of(half))


def forms_of(half: bytes) -> list[bytes]:
    """Return how the private half of a key might be written: its file, and its raw bytes."""
    if not half.startswith(b"-----BEGIN"):
        return [half, b64encode(half)]
    key = serialization.load_pem_private_key(half, None)
    raw = key.private_bytes_raw()
    lines = half.splitlines()[1:-1]
    return [raw, raw.hex().encode(), b64encode(raw), urlsafe_b64encode(raw).rstrip(b"="), *lines]


def documents_in(folder: Path) -> dict[str, object]:
    """Return what a verifier would fetch from the folder, served where the installation was."""
    published = read(folder, ".well-known/did.json")
    given = {published["id"]: published}
    for method in published["verificationMethod"]:
        given[method["id"]] = {"@context": published["@context"][1], **method}
    for path in folder.glob("verify/status/*/index.html"):
        address = f"{settings.SITE_URL}/{path.parent.relative_to(folder)}/"
        given[address] = json.loads(path.read_bytes())
    for path in CONTEXTS.glob("*.json"):
        context = json.loads(path.read_text(encoding="utf-8"))
        given |= dict.fromkeys(ADDRESSES.get(path.name, ()), context)
    return given


def test_another_implementation_accepts_a_credential_with_the_folder(certificate, folder):
    keys.make_credential_key(at=timezone.now())
    export(folder)

    assert verified_elsewhere(credential_of(certificate), documents_in(folder)) == (True, "")


def test_another_implementation_refuses_what_was_void_at_the_end(certificate, programme, folder):
    take("revoke", certificate, programme)
    export(folder)

    assert verified_elsewhere(credential_of(certificate), documents_in(folder)) == (False, "void")


def valid_until(certificate, folder: Path) -> date:
    listed = read(folder, f"verify/status/{certificate.status_place // status.SIZE}/index.html")
    return date.fromisoformat(listed["validUntil"][:10])


def test_lists_are_valid_for_thirty_years_unless_told_otherwise(certificate, folder, tmp_path):
    until = timezone.localdate() + timedelta(days=400)
    export(folder)
    export(tmp_path / "other", "--until", until.isoformat())

    assert valid_until(certificate, folder).year == timezone.localdate().year + closing.YEARS
    assert (until - valid_until(certificate, tmp_path / "other")).days <= 1
    assert until.isoformat() in (tmp_path / "other" / "LISEZMOI.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("options", "refusal"),
    [
        (("--until", "2001-01-01"), "Choose a day to come: until then the lists are valid."),
        (("--until", "soon"), "Write the day as 2056-12-31."),
    ],
)
def test_lists_that_end_before_they_begin_are_refused(folder, options, refusal):
    with pytest.raises(CommandError, match=re.escape(refusal)):
        export(folder, *options)

    assert not folder.exists()


def test_what_stands_there_is_never_overwritten(certificate, folder):
    folder.mkdir()
    (folder / "mine.txt").write_text("Mine.")

    with pytest.raises(CommandError, match=r"^This folder is not empty\. Choose a new one\.$"):
        export(folder)

    assert content_of(folder) == {"mine.txt": b"Mine."}
    assert not JournalEntry.objects.filter(action="export_registry").exists()


def test_an_empty_folder_is_filled_and_can_be_served(certificate, folder):
    folder.mkdir(mode=0o700)

    export(folder)

    assert folder.stat().st_mode & 0o777 == 0o755
    assert [path.name for path in folder.parent.iterdir()] == ["closed"]


def test_half_a_folder_is_never_left(certificate, folder):
    key = IssuingKey.objects.get(purpose="credential", until=None)
    (Path(settings.KEYS_ROOT) / f"{key.name}.pem").unlink()

    with pytest.raises(CommandError, match=r"^The private key in use is gone: "):
        export(folder)

    assert list(folder.parent.iterdir()) == []
    assert not JournalEntry.objects.filter(action="export_registry").exists()


def test_journal_tells_the_export_and_the_hash_of_the_register(certificate, programme, folder):
    said = export(folder)

    digest = digest_of((folder / "register.json").read_bytes())
    entry = JournalEntry.of(programme.centre.organisation).get(action="export_registry")
    assert entry.details == {"papers": 1, "void": 0, "register": digest}
    assert list(broken_links()) == []
    assert digest in said


def test_an_installation_without_papers_closes_too(folder):
    export(folder)

    assert read(folder, "register.json")["papers"] == []
    assert not (folder / "verify").exists()


def test_pages_carry_the_register_and_name_no_other_site(certificate, folder):
    export(folder)

    for name in ("index.html", "404.html"):
        page = (folder / name).read_text(encoding="utf-8")
        carried = json.loads(unescape(re.search(r'data-register="([^"]*)"', page)[1]))
        assert carried == read(folder, "register.json")["papers"]
        addresses = re.findall(r'(?:href|src)="([^"#]*)"', page)
        relative = {"offline.html", "register.json", "LISEZMOI.txt"}
        assert set(addresses) == (relative if name == "index.html" else set())
