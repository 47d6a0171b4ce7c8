"""Templates as an association has them: a new one, a copy, a next version, shared with centres."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext

from certificates import words
from certificates.blocks import REQUIRED
from certificates.lifecycle import UNPUBLISHED
from certificates.models import Template, TemplateVersion
from common.errors import Refused
from common.models import JournalEntry
from people.models import Centre, User

FIRST_KINDS = ("heading", *REQUIRED, "status_note")


def first_blocks() -> list[dict[str, Any]]:
    """Return what no certificate does without: a title, who holds it, who signs, how to check."""
    kept: dict[str, dict[str, Any]] = {}
    for block in words.content()["templates"][0]["blocks"]:
        if block["kind"] in FIRST_KINDS:
            kept.setdefault(block["kind"], {**block, "key": block["kind"]})
    return list(kept.values())


@transaction.atomic
def create_template(
    centre: Centre,
    *,
    title: str,
    by: User,
    at: datetime,
    intended_for: str = "",
    design: str = "sobre",
    made_from: TemplateVersion | None = None,
) -> TemplateVersion:
    """Start a template of one's centre: from the least there is, or from what another says."""
    template = Template.objects.create(
        organisation=centre.organisation,
        centre=centre,
        is_shared=False,
        key=f"{slugify(title)[:26]}-{uuid4().hex[:12]}".strip("-"),
        title=title.strip(),
        intended_for=intended_for.strip(),
    )
    version = TemplateVersion.objects.create(
        template=template,
        design=made_from.design if made_from else design,
        blocks=made_from.blocks if made_from else first_blocks(),
        made_from=made_from,
    )
    JournalEntry.record(version, "copy" if made_from else "create", by=by, at=at)
    return version


@transaction.atomic
def renew(version: TemplateVersion, *, by: User, at: datetime) -> TemplateVersion:
    """Open the next version of a published template, from its words.

    :raises Refused: unless it is published, or if the next one is open already.
    """
    if not version.is_published():
        raise Refused(gettext("Only a published template has a next version."))
    others = version.template.versions
    if others.filter(state__in=UNPUBLISHED).exists():
        raise Refused(gettext("The next version is open already."))
    last = others.aggregate(last=Max("number"))["last"]
    try:
        with transaction.atomic():
            opened = TemplateVersion.objects.create(
                template=version.template,
                number=last + 1,
                design=version.design,
                blocks=version.blocks,
                made_from=version,
            )
    except IntegrityError as error:  # two clicks at the same time
        raise Refused(gettext("The next version is open already.")) from error
    JournalEntry.record(opened, "renew", by=by, at=at)
    return opened


@transaction.atomic
def share_template(version: TemplateVersion, *, by: User, at: datetime) -> None:
    """Share a published template of a centre with all those of the association.

    :raises Refused: unless it is published.
    """
    if not version.is_published():
        raise Refused(gettext("A template is shared once it is published."))
    here = Template.objects.filter(pk=version.template_id, is_shared=False)
    if here.update(is_shared=True):
        version.template.is_shared = True
        JournalEntry.record(version, "share_with_centres", by=by, at=at)
