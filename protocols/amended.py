"""The words of an amendment: what changes, before and after, and the articles as they now read.

The same shape as the text of a protocol (terms.py), so that it is read and signed the same way;
besides, `of` names the protocol and the hash of its text, and `differences` tells what changes.
"""

from collections.abc import Iterable
from copy import copy
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from common.typography import day
from protocols import terms
from protocols.lifecycle import AmendmentState
from protocols.models import Amendment, Clause, Protocol

NOT_COMPARED = {"signatures"}

Difference = dict[str, str]


def write(
    amendment: Amendment, clauses: Iterable[Clause], office: terms.Office, *, at: datetime
) -> terms.Terms:
    """Return the text of this amendment as of now, and what its articles lack."""
    protocol = amendment.protocol
    changed = changed_protocol(amendment)
    after = terms.write(changed, clauses, office, at=at)
    before = articles_of(protocol)
    with override(terms.LANGUAGE):
        bound = amendment.parties()
        facts = terms.facts_of(changed, office)
        text = {
            "title": gettext("Amendment no. %(number)d to: %(title)s")
            % {"number": amendment.number, "title": terms.title_for(protocol.status)},
            "number": f"{protocol.number}/A{amendment.number}",
            "of": {"number": protocol.number, "text_sha256": protocol.text_sha256},
            "written_at": at.isoformat(),
            "organisation": facts["organisation_name"],
            "parties": [one for one in terms.parties_of(facts) if one["party"] in bound],
            "mission": changed.job.title,
            "reason": amendment.reason,
            "differences": differences_of(amendment),
            "articles": [
                what_changes(amendment),
                *(
                    article
                    for article in after.text["articles"]
                    if article["heading"] in rewritten(before, after.text["articles"])
                ),
                *taken_out(before, after.text["articles"]),
                the_rest(protocol),
            ],
            "tasks": after.text["tasks"] if amendment.job_id else [],
            "not_tasks": after.text["not_tasks"] if amendment.job_id else [],
        }
    return terms.Terms(text, after.missing)


def changed_protocol(amendment: Amendment) -> Protocol:
    """Return the protocol as it would be; nothing is saved."""
    changed = copy(amendment.protocol)
    for name, value in amendment.changes().items():
        setattr(changed, name, value)
    return changed


def articles_of(protocol: Protocol) -> dict[str, terms.Text]:
    """Return heading → article as it reads today: the text, then each amendment in force on it."""
    read = {article["heading"]: article for article in (protocol.text or {})["articles"]}
    in_force = protocol.amendments.filter(state=AmendmentState.IN_FORCE).order_by("number")
    for amendment in in_force:
        for article in (amendment.text or {})["articles"][1:-1]:
            read[article["heading"]] = article
    return read


def rewritten(before: dict[str, terms.Text], after: list[terms.Text]) -> set[str]:
    """Return the headings of the articles that read otherwise than they do today."""
    return {
        article["heading"]
        for article in after
        if before.get(article["heading"], {}).get("paragraphs") != article["paragraphs"]
    }


def taken_out(before: dict[str, terms.Text], after: list[terms.Text]) -> list[terms.Text]:
    """Return what is said of the articles that no longer stand."""
    stands = {article["heading"] for article in after}
    none = gettext("This article no longer applies.")
    return [
        {"heading": heading, "paragraphs": [none], "plain": none}
        for heading, article in before.items()
        if heading not in stands and article["paragraphs"] != [none]
    ]


def what_changes(amendment: Amendment) -> terms.Text:
    lines = [
        gettext("%(what)s: « %(before)s » becomes « %(after)s ».") % difference
        for difference in differences_of(amendment)
    ]
    return {
        "heading": gettext("What changes"),
        "paragraphs": [gettext("Reason: %s") % amendment.reason, *lines],
        "plain": " ".join(lines),
    }


def the_rest(protocol: Protocol) -> terms.Text:
    words = gettext("All that protocol no. %s says otherwise stays as it is.") % protocol.number
    return {"heading": gettext("What does not change"), "paragraphs": [words], "plain": words}


def differences_of(amendment: Amendment) -> list[Difference]:
    """Return what changes, in words: what, before, after. Once frozen, as the text says it."""
    if amendment.text:
        frozen: list[Difference] = amendment.text["differences"]
        return frozen
    return [
        {
            "what": str(WHAT[name]),
            "before": in_words(name, getattr(amendment.protocol, name)),
            "after": in_words(name, value),
        }
        for name, value in amendment.changes().items()
    ]


WHAT: dict[str, Any] = {
    "ends_on": _("Last day"),
    "first_review_on": _("Day of the review"),
    "availability": _("Availability wished"),
    "training_hours": _("Hours of training"),
    "deputy": _("Deputy of the referent"),
    "job": _("Mission"),
    "clauses_left_out": _("Optional clauses left out"),
}


def in_words(name: str, value: Any) -> str:
    if isinstance(value, date):
        return day(value)
    if name == "job":
        return gettext("%(title)s, version %(number)d") % {
            "title": value.title,
            "number": value.version,
        }
    if name == "deputy":
        return value.name if value else "–"
    if name == "clauses_left_out":
        titles = Clause.objects.filter(key__in=value).values_list("title", flat=True)
        return ", ".join(dict.fromkeys(titles)) or "–"
    return str(value or "–")
