"""What a certificate states, as plain JSON: the schema of a snapshot, and its words.

A snapshot carries the number of the schema it was written in. A new need of a new field is a new
number: what was issued under the old one is never read again, only shown as the paper it became.
"""

from collections.abc import Collection, Iterator
from copy import deepcopy
from datetime import date
from typing import Any, NotRequired, TypedDict, cast

from common.typography import day, hours, month

SCHEMA = 1


class Issuer(TypedDict):
    name: str
    wording: str


class Holder(TypedDict):
    name: str
    native_name: str | None
    native_language: str | None  # ISO 639-3


class Mission(TypedDict):
    title: str
    context: str
    period_start: str  # YYYY-MM-DD
    period_end: str
    status_label: str | None  # None: the holder does not show it


class Hours(TypedDict):
    minutes: int  # of validated sessions
    sessions: int
    rhythm: str


class Activity(TypedDict):
    title: str
    situation: str
    action: str
    result: str


class SkillFact(TypedDict):
    label: str
    level: int  # 1 to 4
    level_label: str
    evidence: str
    alignments: list[str]


class LanguageFact(TypedDict):
    name: str
    oral: str
    written: str | None
    basis: str


class TrainingFact(TypedDict):
    title: str
    hours: int


class EndorsementFact(TypedDict):
    group: str
    text: str


class Signatory(TypedDict):
    name: str
    function: str


class Facts(TypedDict):
    """Schema 1. The first of the signatories issues; the second, if any, is the referent."""

    schema: int
    language: str
    issuer: Issuer
    title: str
    holder: Holder
    mission: Mission
    hours: Hours | None
    autonomy_label: str
    activities: list[Activity]
    skills: list[SkillFact]
    languages: list[LanguageFact]
    training: list[TrainingFact]
    endorsements: list[EndorsementFact]
    signatories: list[Signatory]
    contact: str | None
    status_note: str
    template_authors: NotRequired[str]


class Proof(TypedDict):
    """What the moment of issue adds: how to find the certificate again."""

    number: str
    code: str  # to type
    url: str  # of the verdict
    issued_on: str  # YYYY-MM-DD
    offline: NotRequired[str]  # what the QR code says: the address, then signed words


LISTS = ("activities", "skills", "languages", "training", "endorsements")

# What a holder may leave out, whole; an item of a list by its place: "skills.0".
HIDEABLE = ("native_name", "status", "hours", "contact", *LISTS)

# What the blocks of a template may name, and where: anywhere, or in the items of one kind.
DOCUMENT_PLACEHOLDERS = frozenset(
    """
    issuer_name issuer_wording certificate_title certificate_number verification_code verify_url
    holder_name mission_title mission_context period_start period_end total_hours sessions_count
    rhythm status_label autonomy_label issued_on signatory_name signatory_function referent_function
    contact_for_reference template_authors
    """.split()
)
ITEM_PLACEHOLDERS = {
    "activities": ("activity_situation", "activity_action", "activity_result"),
    "skills": ("skill_label", "skill_level_label", "skill_evidence"),
    "endorsements": ("endorsement_text", "endorsement_group"),
}
PLACEHOLDERS = DOCUMENT_PLACEHOLDERS.union(*ITEM_PLACEHOLDERS.values())


def placeholders(facts: Facts, proof: Proof | None = None) -> dict[str, str]:
    """Return the words for each placeholder of a whole document; "" where there is nothing to say.

    Months and days are in letters, hours rounded down to the half.
    """
    language, mission, worked = facts["language"], facts["mission"], facts["hours"]
    nobody = Signatory(name="", function="")
    signatory, referent, *_ = [*facts["signatories"], nobody, nobody]
    return {
        "issuer_name": facts["issuer"]["name"],
        "issuer_wording": facts["issuer"]["wording"],
        "certificate_title": facts["title"],
        "certificate_number": proof["number"] if proof else "",
        "verification_code": proof["code"] if proof else "",
        "verify_url": address_to_type(proof["url"]) if proof else "",
        "holder_name": facts["holder"]["name"],
        "mission_title": mission["title"],
        "mission_context": mission["context"],
        "period_start": month(date.fromisoformat(mission["period_start"]), language),
        "period_end": month(date.fromisoformat(mission["period_end"]), language),
        "total_hours": hours(worked["minutes"], language) if worked else "",
        "sessions_count": str(worked["sessions"]) if worked else "",
        "rhythm": worked["rhythm"] if worked else "",
        "status_label": mission["status_label"] or "",
        "autonomy_label": facts["autonomy_label"],
        "issued_on": day(date.fromisoformat(proof["issued_on"]), language) if proof else "",
        "signatory_name": signatory["name"],
        "signatory_function": signatory["function"],
        "referent_function": referent["function"],
        "contact_for_reference": facts["contact"] or "",
        "template_authors": facts.get("template_authors", ""),
    }


def address_to_type(url: str) -> str:
    """Return the page where a code is typed, short enough to type: no scheme, no token."""
    address = url.partition("://")[2] or url
    head, verify, _ = address.partition("/verify/")
    return head + verify if verify else address


def shown(facts: Facts, hidden: Collection[str]) -> Facts:
    """Return the facts without what their holder hides: keys of HIDEABLE, or items ("skills.0").

    :raises ValueError: for any other key. Better no paper than one that shows too much.
    """
    whole, items = set[str](), dict[str, set[int]]()
    for key in hidden:
        name, dot, place = key.partition(".")
        if name not in HIDEABLE or (dot and not (name in LISTS and place.isdecimal())):
            raise ValueError(f"Nothing of a certificate is hidden by {key!r}.")
        if dot:
            items.setdefault(name, set()).add(int(place))
        else:
            whole.add(name)
    left = cast(dict[str, Any], deepcopy(facts))
    for name in LISTS:
        gone = items.get(name, set())
        kept = [item for place, item in enumerate(left[name]) if place not in gone]
        left[name] = [] if name in whole else kept
    if "native_name" in whole:
        left["holder"] |= {"native_name": None, "native_language": None}
    if "status" in whole:
        left["mission"]["status_label"] = None
    if "hours" in whole:
        left["hours"] = None
    if "contact" in whole:
        left["contact"] = None
    return cast(Facts, left)


def texts(facts: Facts) -> Iterator[str]:
    """Yield every text of the facts, to see whether the fonts have its letters."""
    pending: list[Any] = [facts]
    while pending:
        value = pending.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            pending.extend(reversed(value.values()))
        elif isinstance(value, list):
            pending.extend(reversed(value))
