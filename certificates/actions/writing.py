"""The words of a certificate: publish a template, prepare, amend, replace."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from certificates import snapshot
from certificates.blocks import check_blocks, every
from certificates.choices import hidden_again
from certificates.coverage import missing_glyphs
from certificates.facts import Facts
from certificates.lifecycle import DRAFTING, IN_PREPARATION, ISSUED, VersionState
from certificates.models import Certificate, TemplateVersion
from certificates.models.certificate import cannot_print
from common.errors import Refused
from common.lifecycle import OutOfTurn
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


MOST_ACTIVITIES = 6


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
    if replaces:
        facts = snapshot.retake(protocol, replaces.facts, at=at)
        hidden = hidden_again(replaces.hidden, replaces.facts, facts)
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
            )
    except IntegrityError as error:  # two clicks at the same time
        raise Refused(in_preparation) from error
    JournalEntry.record(certificate, "prepare", by=by, at=at)
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
    wording: str | None = None,
    autonomy: str | None = None,
    activities: Sequence[Mapping[str, str]] | None = None,
    endorsements: Sequence[Mapping[str, str]] | None = None,
) -> None:
    """Change the words while they are written; hours, skills and days are taken anew meanwhile.

    :raises OutOfTurn: once they are given to read.
    """
    protocol, facts = (
        certificate.protocol,
        snapshot.retake(certificate.protocol, certificate.facts, at=at),
    )
    changes: dict[str, Any] = {
        "title": title,
        "autonomy_label": autonomy,
        "holder": {**facts["holder"], **holder} if holder else None,
        "mission": {**facts["mission"], **mission} if mission else None,
        "issuer": {**facts["issuer"], "wording": wording} if wording else None,
        "activities": rows_of(activities, "title", "situation", "action", "result"),
        "endorsements": rows_of(endorsements, "group", "text"),
    }
    facts = Facts(**{**facts, **{key: new for key, new in changes.items() if new is not None}})  # type: ignore[typeddict-item]
    if version:
        check_version(version, protocol)
    facts["template_authors"] = (version or certificate.template_version).credits_on_paper()
    written = {
        "facts": facts,
        "hidden": hidden_again(certificate.hidden, certificate.facts, facts),
        "template_version": version or certificate.template_version,
    }
    here = Certificate.objects.filter(pk=certificate.pk, state=DRAFTING)
    if not here.update(**written, updated_at=at):
        raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))
    JournalEntry.record(certificate, "amend", by=by, at=at)
    for field, value in written.items():
        setattr(certificate, field, value)


def rows_of(rows: Sequence[Mapping[str, str]] | None, *keys: str) -> list[dict[str, str]] | None:
    """Return rows with these words only, none missing; those without any word go."""
    if rows is None:
        return None
    plain = [{key: str(row.get(key, "")).strip() for key in keys} for row in rows]
    kept = [row for row in plain if any(row.values())]
    if len(kept) > MOST_ACTIVITIES:
        raise Refused(gettext("There are at most %d lines.") % MOST_ACTIVITIES)
    return kept
