"""Editing a draft: its blocks by `certificates.editing`, its look; two at once lose nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from certificates import editing
from certificates.blocks import check_printable
from certificates.dress import check_accent
from certificates.models import TemplateVersion
from certificates.pdf import DESIGNS
from common.errors import Refused
from common.models import JournalEntry
from people.models import User

Change = Callable[[editing.Blocks], editing.Blocks]
STEPS: dict[str, Callable[[editing.Blocks, str], editing.Blocks]] = {
    "up": lambda blocks, key: editing.move(blocks, key, by=-1),
    "down": lambda blocks, key: editing.move(blocks, key, by=1),
    "hide": editing.hide,
    "show": editing.show,
    "remove": editing.remove,
}


def edit(
    version: TemplateVersion, change: Change, *, stamp: str, by: User, at: datetime
) -> TemplateVersion:
    """Change the blocks of a draft as it was read: `stamp` is what its page carried.

    :raises Refused: if it is no draft any more, was changed since, or can no longer be printed.
    """

    def apply(draft: TemplateVersion) -> list[str]:
        draft.blocks = change(draft.blocks)
        check_printable(draft.blocks)
        return ["blocks"]

    return keep(version, apply, stamp=stamp, by=by, at=at)


def take_step(
    version: TemplateVersion, key: str, step: str, *, stamp: str, by: User, at: datetime
) -> TemplateVersion:
    """Move, hide, show or remove one block of a draft.

    :raises Refused: as `edit`, or if there is no such step.
    """
    if step not in STEPS:
        raise Refused(gettext("This cannot be done with a block."))
    return edit(version, lambda blocks: STEPS[step](blocks, key), stamp=stamp, by=by, at=at)


def set_look(
    version: TemplateVersion,
    *,
    design: str,
    orientation: str,
    accent: str,
    stamp: str,
    by: User,
    at: datetime,
) -> TemplateVersion:
    """Change design, format and colour of a draft.

    :raises Refused: as `edit`, or if the colour cannot be read on the paper.
    """
    if design not in DESIGNS:
        raise Refused(gettext("There is no such design."))
    check_accent(accent, design)

    def apply(draft: TemplateVersion) -> list[str]:
        draft.design, draft.orientation, draft.accent = design, orientation, accent
        return ["design", "orientation", "accent"]

    return keep(version, apply, stamp=stamp, by=by, at=at)


@transaction.atomic
def keep(
    version: TemplateVersion,
    apply: Callable[[TemplateVersion], list[str]],
    *,
    stamp: str,
    by: User,
    at: datetime,
) -> TemplateVersion:
    drafts: Any = TemplateVersion.objects.select_for_update()
    draft: TemplateVersion = drafts.get(pk=version.pk)
    if not draft.is_draft():
        raise Refused(gettext("This template is no draft any more: its words change in a round."))
    if draft.stamp() != stamp:
        raise Refused(
            gettext(
                "Someone changed this draft in the meantime. Nothing is lost: this page now shows "
                "it as it is. Check, then do it again."
            )
        )
    fields = apply(draft)
    draft.updated_at = at
    draft.save(update_fields=[*fields, "updated_at"])
    JournalEntry.record(draft, "rewrite", by=by, at=at)
    return draft
