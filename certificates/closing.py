"""What goes on verifying when an installation has closed: a folder that any web server serves.

    .well-known/did.json            the public keys of credentials
    keys/<name>.pem                 every public key and seal, as files
    verify/status/<n>/index.html    the lists of what is void, signed anew, valid for years
    register.json                   hash of each paper and of its link, state, month. No name
    index.html, 404.html            verify a file or a link against the register in the browser
    offline.html                    checks the words of a QR code without a network
    LISEZMOI.txt                    what this is, how to serve it, how long it holds

Hashes of the keys that people type are left out: sixty bits can be tried one by one, once the
slowness of a server is gone. Those of files and of links (130 bits) cannot.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext

from certificates import credential, saved, status
from certificates.lifecycle import CertificateState
from certificates.models import Certificate, IssuingKey
from certificates.verification import KINDS, Kind
from common.errors import Refused
from common.models import JournalEntry
from common.storage import digest_of
from people.models import Organisation

YEARS = 30
"""How long the lists of what is void are valid, unless told otherwise: a working life's reach."""


@dataclass(frozen=True, slots=True)
class Closed:
    """What was exported: how many papers, how many of them void, and the hash of the register."""

    papers: int
    void: int
    lists: int
    register_sha256: str


def export(folder: Path, *, until: date, at: datetime) -> Closed:
    """Write the folder, all of it or nothing, and tell the journal.

    :raises Refused: if something stands there already, or if the lists would end before they begin.
    :raises KeyMissing: if the private half of the key in use is gone: nothing can be signed.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(gettext("This folder is not empty. Choose a new one."))
    if until <= timezone.localdate(at):
        raise Refused(gettext("Choose a day to come: until then the lists are valid."))
    with transaction.atomic():
        lines = register()
        files = site(lines, until=until, at=at)
        closed = Closed(
            papers=len(lines),
            void=sum(line["state"] != Kind.GENUINE for line in lines),
            lists=sum(name.startswith("verify/status/") for name in files),
            register_sha256=digest_of(files["register.json"]),
        )
        for issuer in Organisation.objects.order_by("pk"):
            JournalEntry.record(issuer, "export_registry", by=None, at=at, details=told(closed))
        write(folder, files)
    return closed


def usual_end(*, at: datetime) -> date:
    """Return the last day of the year in which the lists end, unless told otherwise."""
    return date(timezone.localdate(at).year + YEARS, 12, 31)


def told(closed: Closed) -> dict[str, int | str]:
    return {"papers": closed.papers, "void": closed.void, "register": closed.register_sha256}


def site(lines: list[dict[str, str]], *, until: date, at: datetime) -> Mapping[str, bytes]:
    """Return the files of the folder, by their place in it."""
    signed = lists(until=until, at=at)  # before the keys are told: it may be a new one that signs
    day = timezone.localdate(at)
    lead = {"site": settings.SITE_URL, "day": day, "until": until, "did": credential.did()}
    keys = IssuingKey.objects.order_by("-since", "pk")
    published = credential.did_document(keys.filter(purpose=IssuingKey.Purpose.CREDENTIAL))
    told_by = {"register": in_json(lines), "day": day}
    index = saved.page("fr", saved.REGISTER, links=True, **told_by)
    lost = saved.page("fr", saved.REGISTER, **told_by)
    return {
        ".well-known/did.json": in_json(published, indent=1).encode(),
        "register.json": in_json(
            {"closed_on": day.isoformat(), "papers": lines}, indent=1
        ).encode(),
        "index.html": index.content.encode(),
        "404.html": lost.content.encode(),
        "offline.html": saved.offline_page("fr").content.encode(),
        "LISEZMOI.txt": render_to_string("certificates/closed.txt", lead).encode(),
        **{f"keys/{key.name}.pem": key.public_pem.encode() for key in keys},
        **signed,
    }


def register() -> list[dict[str, str]]:
    """Return a line for each paper, in the order of its hash, which tells nothing of its place.

    What its holder withdrew says so and no more, as online.
    """
    papers = Certificate.objects.on_paper().order_by("paper_sha256")
    return [line_of(paper) for paper in papers.iterator()]


def line_of(paper: Certificate) -> dict[str, str]:
    kind = KINDS[CertificateState(paper.state)]
    line = {
        "paper_sha256": paper.paper_sha256 or "",
        "link_sha256": paper.token_sha256 or "",
        "state": str(kind),
    }
    if paper.issued_at and kind != Kind.WITHDRAWN:
        line["issued"] = f"{timezone.localdate(paper.issued_at):%Y-%m}"
    return line


def lists(*, until: date, at: datetime) -> dict[str, bytes]:
    """Return the lists of what is void, each where its address leads on any web server."""
    last = Certificate.objects.exclude(status_place=None).order_by("-status_place").first()
    end = timezone.make_aware(datetime.combine(until, time.min))
    count = 0 if last is None else (last.status_place or 0) // status.SIZE + 1
    signed = {number: status.list_of(number, at=at, until=end) for number in range(count)}
    return {f"verify/status/{n}/index.html": found for n, found in signed.items() if found}


def in_json(content: object, *, indent: int | None = None) -> str:
    return json.dumps(content, ensure_ascii=False, indent=indent)


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write these files beside the folder, then put them in its place in one move."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, content in files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        new.chmod(0o755)
        new.replace(folder)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
