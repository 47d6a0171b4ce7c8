"""What a holder reads before agreeing, and what of it they may leave out, item by item.

    blocks, facts, hidden ─► groups of lines, each with its key (facts.shown) and whether it shows
    keys that were ticked ─► hidden, which follows the items when the words change

Only what the template prints is offered: a line nobody would see on the paper is no choice.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from django.utils.translation import gettext

from certificates.blocks import PLACEHOLDER, Block, every
from certificates.facts import LISTS, Facts
from certificates.layout import direction
from common.typography import hours


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that may be shown or hidden."""

    key: str
    title: str
    details: list[str] = field(default_factory=list)
    is_shown: bool = True
    direction: str = "ltr"


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    title: str
    lines: list[Line]
    most: int = 0  # how many of them the template prints, if it is fewer


def groups_of(blocks: Sequence[Block], facts: Facts, hidden: Collection[str]) -> list[Group]:
    """Return what the holder may show or hide on this template, in the order of the paper."""
    printed = {block["kind"]: block for block in every(blocks)}
    named = {name for block in every(blocks) for name in names_in(block)}
    groups = [
        Group(
            "about", gettext("About me and the mission"), short_lines(printed, named, facts, hidden)
        )
    ]
    for name in LISTS:
        if name in printed:
            lines = [
                Line(f"{name}.{place}", title, details, shows(hidden, f"{name}.{place}"))
                for place, (title, details) in enumerate(LINES[name](facts))
            ]
            most = int(printed[name].get("max") or 0)
            groups.append(Group(name, titles()[name], lines, most if most < len(lines) else 0))
    return [group for group in groups if group.lines]


def names_in(block: Block) -> list[str]:
    return PLACEHOLDER.findall(f"{block.get('text', '')} {block.get('item', '')}")


def short_lines(
    printed: Collection[str], named: Collection[str], facts: Facts, hidden: Collection[str]
) -> list[Line]:
    native, status = facts["holder"]["native_name"], facts["mission"]["status_label"]
    lines = []
    if native:
        title = gettext("Name in its own script")
        lines.append(
            Line("native_name", title, [native], "native_name" not in hidden, direction(native))
        )
    if status and "status_label" in named:
        lines.append(Line("status", gettext("Status"), [status], "status" not in hidden))
    if facts["hours"] and ("hours" in printed or "total_hours" in named):
        lines.append(
            Line("hours", gettext("Hours"), [hours_in_words(facts)], "hours" not in hidden)
        )
    if facts["contact"] and "contact_for_reference" in named:
        title = gettext("Address for a reference")
        lines.append(Line("contact", title, [facts["contact"]], "contact" not in hidden))
    return lines


def hours_in_words(facts: Facts) -> str:
    worked = facts["hours"]
    if worked is None:
        return ""
    said = gettext("%(hours)s hours, %(sessions)d sessions") % {
        "hours": hours(worked["minutes"], facts["language"]),
        "sessions": worked["sessions"],
    }
    return ", ".join(filter(None, [said, worked["rhythm"]]))


def shows(hidden: Collection[str], key: str) -> bool:
    """Tell whether nothing hides this key, neither itself nor the whole list it stands in."""
    return key not in hidden and key.partition(".")[0] not in hidden


LineWords = list[tuple[str, list[str]]]


def activity_lines(facts: Facts) -> LineWords:
    return [
        (
            one["title"] or one["situation"],
            [*([one["situation"]] if one["title"] else []), one["action"], one["result"]],
        )
        for one in facts["activities"]
    ]


def skill_lines(facts: Facts) -> LineWords:
    level = gettext("level %(level)d of 4, %(label)s")
    return [
        (
            one["label"],
            [level % {"level": one["level"], "label": one["level_label"]}, one["evidence"]],
        )
        for one in facts["skills"]
    ]


def language_lines(facts: Facts) -> LineWords:
    return [
        (
            one["name"],
            [
                ", ".join(
                    filter(
                        None,
                        [
                            gettext("spoken %s") % one["oral"],
                            gettext("written %s") % one["written"] if one["written"] else "",
                            one["basis"],
                        ],
                    )
                )
            ],
        )
        for one in facts["languages"]
    ]


def training_lines(facts: Facts) -> LineWords:
    return [(one["title"], [gettext("%d hours") % one["hours"]]) for one in facts["training"]]


def endorsement_lines(facts: Facts) -> LineWords:
    return [(one["text"], [one["group"]]) for one in facts["endorsements"]]


LINES = {
    "activities": activity_lines,
    "skills": skill_lines,
    "languages": language_lines,
    "training": training_lines,
    "endorsements": endorsement_lines,
}


def titles() -> dict[str, str]:
    return {
        "activities": gettext("What I did"),
        "skills": gettext("What I can do"),
        "languages": gettext("My languages"),
        "training": gettext("Training I followed"),
        "endorsements": gettext("What others say"),
    }


def keys_of(groups: Sequence[Group]) -> list[str]:
    return [line.key for group in groups for line in group.lines]


def hidden_without(
    groups: Sequence[Group], ticked: Collection[str], hidden: Collection[str]
) -> list[str]:
    """Return the keys to hide when only these are ticked; what was not offered stays hidden.

    A list of which nothing is ticked is hidden whole.
    """
    offered = keys_of(groups)
    names = {key.partition(".")[0] for key in offered}
    left = {key for key in offered if key not in ticked}
    left |= {key for key in hidden if key.partition(".")[0] not in names}
    for name in LISTS:
        items = [key for key in offered if key.startswith(f"{name}.")]
        if items and left.issuperset(items):
            left = (left - set(items)) | {name}
    return sorted(left)


def hidden_again(hidden: Collection[str], before: Facts, after: Facts) -> list[str]:
    """Return what stays hidden when the words have changed: the same items, wherever they stand."""
    told_before, told_after = cast(dict[str, Any], before), cast(dict[str, Any], after)
    again = set()
    for key in hidden:
        name, dot, place = key.partition(".")
        if not dot:
            again.add(key)
            continue
        item = told_before[name][int(place)]
        again |= {f"{name}.{now}" for now, one in enumerate(told_after[name]) if one == item}
    return sorted(again)
