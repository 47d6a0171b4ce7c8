"""The words of a certificate: publish a template, prepare, amend, replace."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from certificates import snapshot, words
from certificates.actions.achievements import activities_of, copy_words, keep, write_rows
from certificates.actions.endorsing import copy_endorsements, endorsements_of
from certificates.actions.requests import take_up
from certificates.blocks import check_blocks, every
from certificates.choices import hidden_again
from certificates.coverage import cannot_print, missing_glyphs
from certificates.facts import Facts
from certificates.lifecycle import DRAFTING, IN_PREPARATION, ISSUED, REVIEW, VersionState
from certificates.models import Certificate, TemplateVersion
from common.errors import Refused
from common.models import JournalEntry
from people.models import User
from protocols.models import Protocol


def publish(version: TemplateVersion, *, by: User | None, at: datetime) -> None:
    """Freeze the blocks of a template with their hash; certificates can be made from them.

    :raises Refused: at the first block that cannot be printed.
    """
    check_blocks(version.blocks)
    said = [str(block.get(key, "")) for block in every(version.blocks) for key in ("text", "item")]
    if unknown := missing_glyphs(said):
        raise Refused(gettext("Still missing: %s.") % cannot_print(*unknown[0]))
    line = json.dumps(version.blocks, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(line.encode()).hexdigest()
    version.move("publish", by=by, at=at, blocks_sha256=digest, published_at=at, published_by=by)


@transaction.atomic
def prepare(
    protocol: Protocol,
    *,
    version: TemplateVersion,
    by: User,
    at: datetime,
    replaces: Certificate | None = None,
) -> Certificate:
    """Start a certificate: take the facts of the day.

    :raises Refused: if something is missing (C17), or one is already in preparation.
    """
    check_version(version, protocol)
    facts, hidden = snapshot.take(protocol, at=at), list(snapshot.HIDDEN_AT_FIRST)
    private: list[str] = []
    if replaces:
        facts = snapshot.retake(protocol, replaces.facts, at=at)
        hidden = hidden_again(replaces.hidden, replaces.facts, facts)
        private = hidden_again(replaces.private, replaces.facts, facts)
    facts["template_authors"] = version.credits_on_paper()
    in_preparation = gettext("A certificate is already in preparation.")
    if Certificate.objects.filter(protocol=protocol, state__in=IN_PREPARATION).exists():
        raise Refused(in_preparation)
    try:
        with transaction.atomic():
            certificate = Certificate.objects.create(
                protocol=protocol,
                template_version=version,
                replaces=replaces,
                facts=facts,
                hidden=hidden,
                private=private,
                names_place=bool(replaces and replaces.names_place),
            )
    except IntegrityError as error:  # two clicks at the same time
        raise Refused(in_preparation) from error
    JournalEntry.record(certificate, "prepare", by=by, at=at)
    if replaces:
        copy_words(replaces, certificate, by=by, at=at)
        copy_endorsements(replaces, certificate, by=by)
    take_up(protocol, by=by, at=at)
    return certificate


def check_version(version: TemplateVersion, protocol: Protocol) -> None:
    if version.state != VersionState.PUBLISHED:
        raise Refused(gettext("This template is not published."))
    if version.template.organisation_id != protocol.job.centre.organisation_id:
        raise Refused(gettext("This template belongs to another association."))
    if not version.template.is_shared and version.template.centre_id != protocol.job.centre_id:
        raise Refused(gettext("This template belongs to another centre."))


def replace(
    certificate: Certificate, *, by: User, at: datetime, version: TemplateVersion | None = None
) -> Certificate:
    """Start a new version of an issued certificate, with its words and the figures of the day.

    :raises Refused: unless it is issued, or as `prepare` refuses.
    """
    if certificate.state != ISSUED:
        raise Refused(gettext("Only an issued certificate is replaced."))
    return prepare(
        certificate.protocol,
        version=version or certificate.template_version,
        replaces=certificate,
        by=by,
        at=at,
    )


@transaction.atomic
def amend(
    certificate: Certificate,
    *,
    by: User,
    at: datetime,
    version: TemplateVersion | None = None,
    title: str | None = None,
    holder: Mapping[str, str | None] | None = None,
    mission: Mapping[str, str] | None = None,
    autonomy: str | None = None,
    activities: Sequence[Mapping[str, str]] | None = None,
) -> None:
    """Change the words while they are written; hours, skills and days are taken anew meanwhile.

    Achievements are the referent's wording; the helper's own are kept beside (`tell`).

    :raises OutOfTurn: once they are given to read.
    """
    facts = snapshot.retake(certificate.protocol, certificate.facts, at=at)
    if activities is not None:
        write_rows(certificate, activities, by=by, at=at)
    changes: dict[str, Any] = {
        "title": title,
        "autonomy_label": autonomy,
        "holder": {**facts["holder"], **holder} if holder else None,
        "mission": {**facts["mission"], **mission} if mission else None,
        "activities": activities_of(certificate),
        "endorsements": endorsements_of(certificate),
    }
    facts = Facts(**{**facts, **{key: new for key, new in changes.items() if new is not None}})  # type: ignore[typeddict-item]
    if version:
        check_version(version, certificate.protocol)
    used = version or certificate.template_version
    facts["template_authors"] = used.credits_on_paper()
    keep(certificate, facts, states=(DRAFTING,), by=by, at=at, template_version=used)


@transaction.atomic
def choose_issuer(
    certificate: Certificate, *, wording: str, by: User, at: datetime, is_sure: bool = False
) -> None:
    """Let the holder choose how the association is named on the paper.

    The one that names the place is taken only from who is sure (P27).

    :raises Refused: for words that are not offered, or that name the place, without being sure.
    """
    name = certificate.facts["issuer"]["name"]
    naming = words.naming_wording(name, certificate.protocol.job.centre.name)
    if wording not in (naming, *words.issuer_wordings(name)):
        raise Refused(gettext("Choose one of the sentences."))
    if wording == naming and not is_sure:
        raise Refused(words.naming_warning())
    facts = Facts(**{**certificate.facts, "issuer": {"name": name, "wording": wording}})  # type: ignore[typeddict-item]
    states = (DRAFTING, REVIEW)
    keep(certificate, facts, states=states, by=by, at=at, names_place=wording == naming)
    JournalEntry.record(certificate, "choose_issuer", by=by, at=at)
