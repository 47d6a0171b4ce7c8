"""Achievements, told by the helper and by the referent: both wordings are kept, one is printed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from certificates.choices import hidden_again
from certificates.coverage import cannot_print, missing_glyphs
from certificates.facts import Activity, Facts
from certificates.lifecycle import DRAFTING, REVIEW
from certificates.models import Certificate, Wording
from certificates.models.wording import MOST_ACHIEVEMENTS, PARTS
from certificates.reveal import telling_word
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import User

WORDS = ("title", *PARTS)


@transaction.atomic
def tell(
    certificate: Certificate, *, place: int, part: str, text: str, by: User, at: datetime
) -> Wording:
    """Keep one answer of the helper: what was the case, what they did, or what came of it.

    Their words are printed as soon as all three are told, unless the referent's are already.

    :raises Refused: without words, with a character no paper shows or a word that tells too much,
        or once the words are given to read.
    """
    if part not in WORDS or not 0 <= place < MOST_ACHIEVEMENTS:
        raise Refused(gettext("There are at most %d lines.") % MOST_ACHIEVEMENTS)
    if not text.strip():
        raise Refused(gettext("Write one or two sentences."))
    check_text(text)
    wording = write(certificate, place, Wording.Side.HOLDER, {part: text}, by=by, at=at)
    others = certificate.wordings.filter(place=place, is_printed=True).exclude(pk=wording.pk)
    if wording.is_complete() and not others.exists():
        wording.is_printed = True
        wording.save(update_fields=["is_printed"])
    compose(certificate, states=(DRAFTING,), action="tell", by=by, at=at)
    return wording


def check_text(text: str) -> None:
    """Refuse what the paper could not show, or should not tell."""
    if unknown := missing_glyphs([text]):
        raise Refused(gettext("Still missing: %s.") % cannot_print(*unknown[0]))
    if word := telling_word(text):
        raise Refused(
            gettext("“%s” tells in what kind of place you were: say it otherwise.") % word
        )


def write(
    certificate: Certificate,
    place: int,
    side: str,
    words: Mapping[str, str],
    *,
    by: User,
    at: datetime,
) -> Wording:
    """Write the words of one side at one place; what is not said stays."""
    fields = {name: " ".join(str(text).split()) for name, text in words.items() if name in WORDS}
    wording, _is_new = Wording.objects.update_or_create(
        certificate=certificate,
        place=place,
        side=side,
        defaults=fields | {"author": by, "written_at": at},
    )
    return wording


@transaction.atomic
def print_words_of(
    certificate: Certificate, *, place: int, side: str, by: User, at: datetime
) -> None:
    """Choose whose words are printed at one place: the holder's, the referent's, or none ("").

    Whoever writes chooses while the words are written; the holder, also while they read.

    :raises Refused: if these words are not complete, or nobody's.
    """
    is_holder = certificate.protocol.helper.person.user_id == by.pk
    print_at(certificate, place, side)
    states = (DRAFTING, REVIEW) if is_holder else (DRAFTING,)
    compose(certificate, states=states, action="choose_words", by=by, at=at)


def print_at(certificate: Certificate, place: int, side: str) -> None:
    here = certificate.wordings.filter(place=place)
    chosen = next((one for one in here if one.side == side), None)
    if side and (chosen is None or not chosen.is_complete()):
        raise Refused(gettext("Say all three: situation, action, result. Or empty them."))
    here.filter(is_printed=True).update(is_printed=False)
    if chosen:
        certificate.wordings.filter(pk=chosen.pk).update(is_printed=True)


def write_rows(
    certificate: Certificate, rows: Sequence[Mapping[str, str]], *, by: User, at: datetime
) -> None:
    """Take the referent's words, place by place; where they are the holder's own, those stay.

    An empty row is printed no more; what either said of it is kept.

    :raises Refused: if there are more than six.
    """
    told = [{key: " ".join(str(row.get(key, "")).split()) for key in WORDS} for row in rows]
    if sum(any(row.values()) for row in told) > MOST_ACHIEVEMENTS or any(
        any(row.values()) for row in told[MOST_ACHIEVEMENTS:]
    ):
        raise Refused(gettext("There are at most %d lines.") % MOST_ACHIEVEMENTS)
    own = {one.place: one for one in certificate.wordings.filter(side=Wording.Side.HOLDER)}
    for place, row in enumerate(told[:MOST_ACHIEVEMENTS]):
        if not any(row.values()):
            print_at(certificate, place, "")
        elif place in own and own[place].words() == row:
            print_at(certificate, place, Wording.Side.HOLDER)
        else:
            write(certificate, place, Wording.Side.REFERENT, row, by=by, at=at)
            certificate.wordings.filter(place=place).update(is_printed=False)
            certificate.wordings.filter(place=place, side=Wording.Side.REFERENT).update(
                is_printed=True
            )
    certificate.wordings.filter(place__gte=len(told)).update(is_printed=False)


def activities_of(certificate: Certificate) -> list[Activity]:
    return [Activity(**one.words()) for one in certificate.wordings.all().printed()]  # type: ignore[typeddict-item]


def compose(
    certificate: Certificate,
    *,
    states: Collection[str],
    action: str,
    by: User,
    at: datetime,
    **changes: Any,
) -> None:
    """Put the printed achievements into the facts, with what else changes of them."""
    facts: Facts = {**certificate.facts, **changes, "activities": activities_of(certificate)}  # type: ignore[typeddict-item]
    keep(certificate, facts, states=states, by=by, at=at)
    JournalEntry.record(certificate, action, by=by, at=at)


def keep(
    certificate: Certificate,
    facts: Facts,
    *,
    states: Collection[str],
    by: User,
    at: datetime,
    **also: Any,
) -> None:
    """Write the facts, while the certificate is in one of these states; what is hidden follows.

    :raises OutOfTurn: if it is not, or no longer.
    """
    written = {
        "facts": facts,
        "hidden": hidden_again(certificate.hidden, certificate.facts, facts),
        "private": hidden_again(certificate.private, certificate.facts, facts),
    } | also
    here = Certificate.objects.filter(pk=certificate.pk, state__in=states)
    if not here.update(**written, updated_at=at):
        raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))
    for field, value in written.items():
        setattr(certificate, field, value)


def copy_words(old: Certificate, new: Certificate, *, by: User, at: datetime) -> None:
    """Take over the wordings of the version that is replaced, or what its paper says."""
    kept = list(old.wordings.all())
    for wording in kept:
        wording.pk, wording.certificate = None, new
    if not kept:
        kept = [
            Wording(
                certificate=new,
                place=place,
                side=Wording.Side.REFERENT,
                author=by,
                is_printed=True,
                written_at=at,
                **one,
            )
            for place, one in enumerate(old.facts["activities"][:MOST_ACHIEVEMENTS])
        ]
    Wording.objects.bulk_create(kept)
