"""The wordings of the library: each change is a new version; what was signed keeps its own."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext

from common.content import load_yaml
from common.errors import Refused
from common.models import JournalEntry
from people.models import Centre, Organisation, User
from protocols import terms
from protocols.models import Clause


def known_blanks() -> set[str]:
    """Return the closed list of what a clause may leave to be filled."""
    return set(load_yaml("protocols", "clauses")["placeholders"])


def check_blanks(*texts: str) -> None:
    """Say which blanks of these texts nothing fills.

    :raises Refused: if there is one, with its name.
    """
    named = [name for text in texts for name in terms.named_in(text)]
    if unknown := [name for name in dict.fromkeys(named) if name not in known_blanks()]:
        raise Refused(gettext("Nothing fills this blank: %s.") % ", ".join(unknown))
    if any("{{" in terms.without_blanks(text) for text in texts):
        raise Refused(
            gettext("A blank is one word between double braces, such as {{helper_name}}.")
        )


@transaction.atomic
def write_clause(
    *,
    title: str,
    text: str,
    plain_text: str = "",
    kind: str,
    statuses: list[str],
    is_checked: bool,
    organisation: Organisation,
    centre: Centre | None = None,
    instead_of: Clause | None = None,
    by: User,
    at: datetime,
) -> Clause:
    """Add a wording of one's own, or a new version of one; the one before is kept, and retired.

    :raises Refused: if a blank is unknown, or the clause is fixed for everybody.
    """
    check_blanks(title, text, plain_text)
    if kind == Clause.Kind.FIXED or (instead_of and instead_of.kind == Clause.Kind.FIXED):
        raise Refused(gettext("A fixed clause is the same in every centre."))
    place = {"centre": centre} if centre else {"organisation": organisation}
    key = instead_of.key if instead_of else key_for(title)
    versions = Clause.objects.filter(key=key, **place)
    last = versions.aggregate(last=Max("version"))["last"] or 0
    versions.filter(is_active=True).update(is_active=False)
    clause = Clause.objects.create(
        key=key,
        version=last + 1,
        kind=kind,
        title=title,
        text=text,
        plain_text=plain_text,
        statuses=statuses,
        position=instead_of.position if instead_of else LAST,
        is_checked=is_checked,
        to_check_by="" if is_checked else LAWYER,
        written_by=by,
        written_at=at,
        **place,
    )
    JournalEntry.record(clause, "write", by=by, at=at, details={"version": clause.version})
    return clause


LAST, LAWYER = 800, "juriste"


def key_for(title: str) -> str:
    """Return a key that no clause has yet."""
    start = slugify(title).replace("-", "_")[:30] or "clause"
    taken = set(Clause.objects.filter(key__startswith=start).values_list("key", flat=True))
    number = next(n for n in range(1, len(taken) + 2) if f"{start}_{n}" not in taken)
    return f"{start}_{number}"


@transaction.atomic
def retire_clause(clause: Clause, *, by: User, at: datetime) -> None:
    """Take one's own wording out of use; the common one, if there is one, stands again.

    :raises Refused: if the wording is nobody's own, or out of use already.
    """
    if not clause.nearness():
        raise Refused(gettext("A common clause stays."))
    if not Clause.objects.filter(pk=clause.pk, is_active=True).update(is_active=False):
        raise Refused(gettext("Someone was faster: this step is no longer possible."))
    JournalEntry.record(clause, "retire", by=by, at=at)
