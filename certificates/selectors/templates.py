"""What the pages of templates show: a version, who wrote it, how two of them differ."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certificates import policies
from certificates.blocks import Block, every
from certificates.lifecycle import RoundState, VersionState
from certificates.models import Round, TemplateVersion
from certificates.plain import to_plain
from certificates.selectors.certificates import ACTIONS
from certificates.templatetags.certificate_words import block_name
from common.journal import history_of
from common.lists import Show
from people.models import User
from protocols.selectors.compare import Change, Kind, bare, compared

TEMPLATE_ACTIONS = ACTIONS | {
    "create": _("Begun"),
    "copy": _("Copied from another template"),
    "renew": _("Next version opened"),
    "rewrite": _("Words changed"),
    "share": _("Round opened"),
    "unshare": _("Round abandoned"),
    "agree": _("A proposal was accepted by all"),
    "share_with_centres": _("Shared with all centres"),
}

SHOWS: dict[str, Show] = {
    "published": (_("Published"), lambda all_: all_.published()),
    "together": (_("Written together"), lambda all_: all_.filter(state=VersionState.SHARED)),
    "drafts": (_("Drafts"), lambda all_: all_.filter(state=VersionState.DRAFT)),
}


def page_of_version(user: User, version: TemplateVersion) -> dict[str, Any]:
    """Return what the page of a version shows, and what this person may do with it."""
    rounds = list(version.rounds.order_by("-starts_on", "-pk"))
    seen = set(Round.objects.visible_to(user).filter(version=version).values_list("pk", flat=True))
    is_open = any(one.is_open() for one in rounds)
    works = policies.can_work_on(user, version)
    agreed = any(one.state == RoundState.CLOSED for one in rounds)
    return {
        "version": version,
        "rounds": [(one, one.pk in seen) for one in rounds],
        "credits": version.credits() if version.is_published() else [],
        "others": others_of(user, version),
        "may_open": works and version.is_unpublished() and not is_open,
        "may_publish": works and version.is_unpublished() and agreed and not is_open,
        "may_renew": works and version.is_published(),
        "may_copy": policies.can_copy(user, version),
        "may_share": (
            version.is_published()
            and not version.template.is_shared
            and policies.can_share_template(user, version)
        ),
        "history": history_of(version),
        "actions": TEMPLATE_ACTIONS,
    }


def others_of(user: User, version: TemplateVersion) -> list[TemplateVersion]:
    """Return what it may be compared with: its other versions, and what it was made from."""
    seen = TemplateVersion.objects.visible_to(user).for_list()
    others = seen.filter(template=version.template_id).exclude(pk=version.pk)
    made_from = seen.filter(made_into=version).exclude(template=version.template_id)
    return [*others, *made_from]


# Two versions


def differences(before: Sequence[Block], after: Sequence[Block]) -> list[tuple[str, str]]:
    """Return what differs, as an icon and a sentence each, in the order of the paper.

    A block of the same name is the same block: reworded, or moved. The others are compared by
    what they say, so that two templates that share nothing compare too.
    """
    old, new = shown(before), shown(after)
    both = [key for key in old if key in new]
    told = [Change("", Kind.CHANGED, old[key], new[key]) for key in both if old[key] != new[key]]
    gone = [words for key, words in old.items() if key not in new]
    come = [words for key, words in new.items() if key not in old]
    told += compared("", gone, come)
    moved = gettext("Moved: “%s”.")
    return [(change.icon(), change.sentence()) for change in told] + [
        ("arrow-down-up", moved % bare(new[key]))
        for key in moved_keys(both, [key for key in new if key in old])
    ]


def shown(blocks: Sequence[Block]) -> dict[str, str]:
    """Return what each block that is printed says, by its key."""
    kept = [one for one in every(blocks) if one["kind"] != "columns" and not one.get("hidden")]
    return {block["key"]: said(block) for block in kept}


def said(block: Block) -> str:
    text = " ".join(to_plain(block[key]) for key in ("text", "item") if block.get(key))
    return text or block_name(block["kind"])


def moved_keys(before: list[str], after: list[str]) -> list[str]:
    """Return the keys that stand elsewhere: the fewest that explain the new order."""
    stayed = {
        key
        for match in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        for key in after[match.b : match.b + match.size]
    }
    return [key for key in after if key not in stayed]
