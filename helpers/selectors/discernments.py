"""What pages show of discernments: who has spoken, the voices side by side, what comes next."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from common.journal import history_of
from common.lifecycle import Move
from common.lists import Show
from helpers import wording
from helpers.frameworks import alignments_of
from helpers.lifecycle import ACTIVE, CONSOLIDATED
from helpers.models import FAR_APART, Discernment, PeerHelper, Side, Voice
from helpers.policies import DISCERNMENT_MOVES, can_contest, can_decide, can_note, is_self, side_of
from people.models import User


def discernment_shows(*, on: date) -> dict[str, Show]:
    """Return the ways to narrow the list of discernments, as of this day."""
    return {
        "to-speak": (_("Voices awaited"), lambda found: found.awaiting_voices()),
        "to-decide": (_("To decide"), lambda found: found.to_decide()),
        "due": (_("To talk over again"), lambda found: found.due_for_review(on=on)),
        "recognised": (_("Recognised"), lambda found: found.recognised()),
    }


HISTORY_WORDS = {
    "open": _("Discernment opened"),
    "invite": _("Peer asked"),
    "release": _("Peer waited for no longer"),
    "speak": _("One voice more"),
    "note": _("The helper’s voice noted with them"),
    "decide": _("Decided together"),
    "recognise": _("Skill recognised"),
    "contest": _("Contested"),
    "reopen": _("Talked over again"),
    "answer": _("The helper replied"),
}


@dataclass(frozen=True, slots=True)
class Seat:
    """One of those who were asked: whether they have spoken, never what they said."""

    side: str
    label: str
    is_said: bool
    is_asked: bool
    noted_by: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion as each voice sees it, and what was agreed; `is_far` when they differ much."""

    label: str
    cells: list[tuple[str, str]]
    agreed: str
    is_far: bool


def discernment_moves_for(user: User, discernment: Discernment) -> list[Move]:
    """Return the moves open to this person now: not yet heard is not decided, nor unused kept."""
    moves = discernment.lifecycle.open_from(discernment.state)
    ready = {
        "decide": not discernment.missing_to_decide(),
        "recognise": discernment.can_be_recognised(),
        "reopen": discernment.can_be_reopened(),
    }
    return [
        move
        for move in moves
        if DISCERNMENT_MOVES[move.name](user, discernment) and ready.get(move.name, True)
    ]


def seats_of(discernment: Discernment) -> list[Seat]:
    """Return who is asked and who has spoken. Takes voices that are loaded; tells no level."""
    voices = {voice.side: voice for voice in discernment.voices.all()}
    return [
        Seat(
            side,
            str(label),
            is_said=side in voices and voices[side].is_said(),
            is_asked=side in voices or side != Side.PEER,
            noted_by=noter_of(voices.get(side)),
        )
        for side, label in Side.choices
    ]


def noter_of(voice: Voice | None) -> str:
    return voice.noted_by.name if voice and voice.noted_by else ""


def awaits(user: User, discernment: Discernment) -> bool:
    """Tell whether this person may still speak, or change what they said."""
    side = side_of(user, discernment)
    if not side or not discernment.is_open() or discernment.is_compared():
        return False
    voices = discernment.voices.all()
    if any(voice.noted_by_id == user.pk for voice in voices):
        return False
    return all(voice.rater_id == user.pk for voice in voices if voice.side == side)


def may_note(user: User, discernment: Discernment) -> bool:
    """Tell whether this person may note now what a helper without an account says."""
    if not can_note(user, discernment) or not is_before_comparison(user, discernment):
        return False
    voices = discernment.voices.all()
    spoken = any(voice.rater_id == user.pk for voice in voices)
    others = any(v.side == Side.HELPER and v.noted_by_id != user.pk for v in voices)
    return not spoken and not others


def noted_levels(user: User, discernment: Discernment) -> dict[str, int | None]:
    """Return what this person has noted of the helper so far, and nothing of others."""
    noted = Voice.objects.filter(discernment=discernment, noted_by=user).first()
    return noted.levels() if noted else {}


def has_spoken(user: User, discernment: Discernment) -> bool:
    voices = discernment.voices.all()
    return any(voice.rater_id == user.pk and voice.is_said() for voice in voices)


def comparison_of(user: User, discernment: Discernment, *, plain: bool = False) -> list[Row]:
    """Return the voices side by side, once all have spoken: until then nothing at all.

    `plain` gives the sentences in the first person and in simple words, for the helper.
    """
    if not discernment.is_compared():
        return []
    voices = Voice.objects.visible_to(user).filter(discernment=discernment).said()
    by_side = {voice.side: voice.levels() for voice in voices}
    agreed = discernment.levels() if discernment.decision else {}
    return [row(criterion, by_side, agreed, plain) for criterion in wording.criteria()]


def comparison_for(
    user: User, discernment: Discernment, *, plain: bool = False
) -> dict[str, list[Row]]:
    """Return the rows of a comparison, and those on which the voices are far apart."""
    rows = comparison_of(user, discernment, plain=plain)
    return {"rows": rows, "far": [one for one in rows if one.is_far]}


def row(
    criterion: wording.Criterion,
    by_side: dict[str, dict[str, int | None]],
    agreed: dict[str, int | None],
    plain: bool,
) -> Row:
    sentences = criterion.plain_sentences if plain else criterion.sentences
    levels = {side: one[criterion.key] for side, one in by_side.items()}
    known = [level for level in levels.values() if level is not None]
    level = agreed.get(criterion.key)
    return Row(
        label=criterion.plain_label if plain else criterion.label,
        cells=[
            (str(label), sentences[levels[side] or 0])
            for side, label in Side.choices
            if side in levels
        ],
        agreed="" if level is None else sentences[level],
        is_far=bool(known) and max(known) - min(known) >= FAR_APART,
    )


def agreed_levels(user: User, discernment: Discernment) -> dict[str, int | None]:
    """Return what a decision starts from: what was agreed before, or what the professional says."""
    if discernment.decision:
        return discernment.levels()
    voices = Voice.objects.visible_to(user).filter(discernment=discernment)
    found = voices.filter(side=Side.PROFESSIONAL).first()
    return found.levels() if found else {}


def own_levels(user: User, discernment: Discernment) -> dict[str, int | None]:
    """Return what this person has said so far, and nothing of others."""
    own = Voice.objects.filter(discernment=discernment, rater=user).said().first()
    return own.levels() if own else {}


def page_of_discernment(user: User, discernment: Discernment, *, on: date) -> dict[str, Any]:
    """Return all that the page of a discernment shows to this person."""
    mine = is_self(user, discernment.experience.helper)
    return {
        "discernment": discernment,
        "mine": mine,
        "seats": seats_of(discernment),
        "awaited": awaits(user, discernment),
        "spoken": has_spoken(user, discernment),
        "may_note": may_note(user, discernment),
        "may_reply": can_contest(user, discernment) and discernment.can_be_replied_to(),
        "may_invite": may_invite(user, discernment),
        "may_release": may_release(user, discernment),
        "moves": discernment_moves_for(user, discernment),
        "former": discernment.former_decisions.select_related("decided_by").order_by("pk"),
        "alignments": alignments_of(discernment.skill.alignments, on=on),
        "history": history_of(discernment),
        "history_words": HISTORY_WORDS,
    } | comparison_for(user, discernment, plain=mine)


def is_before_comparison(user: User, discernment: Discernment) -> bool:
    may = can_decide(user, discernment)
    return may and discernment.is_open() and not discernment.is_compared()


def may_invite(user: User, discernment: Discernment) -> bool:
    """Tell whether a peer may still be asked: before all have spoken, and one only."""
    asked = {voice.side for voice in discernment.voices.all()}
    return is_before_comparison(user, discernment) and Side.PEER not in asked


def may_release(user: User, discernment: Discernment) -> bool:
    voices = discernment.voices.all()
    waited = any(voice.side == Side.PEER and not voice.is_said() for voice in voices)
    return is_before_comparison(user, discernment) and waited


def peers_to_invite(discernment: Discernment) -> QuerySet[PeerHelper]:
    """Return the other active helpers of the centre, who have an account."""
    helper = discernment.experience.helper
    around = PeerHelper.objects.filter(
        person__centre=helper.person.centre_id,
        state__in=[ACTIVE, CONSOLIDATED],
        person__user__isnull=False,
    )
    return around.exclude(pk=helper.pk).select_related("person").order_by("person__chosen_name")
