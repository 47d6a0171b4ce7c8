"""What the pages of rounds show: who has spoken, what waits for whom, what was agreed."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates import policies
from certificates.blocks import every
from certificates.lifecycle import RoundState, SuggestionState
from certificates.models import Comment, Participant, Round, Suggestion, TemplateVersion
from certificates.proposing import block_of
from common.lists import Show
from people.models import IN_CHARGE, STAFF, Centre, Membership, Role, User

FIRST_LENGTH = timedelta(days=21)
"""How long a round lasts if nobody says otherwise."""


def round_shows(user: User, *, on: date) -> dict[str, Show]:
    """Return the ways to narrow the list of rounds; homes count the first two."""
    return {
        "to-answer": (_("Waiting for me"), lambda rounds: rounds.filter(awaiting(user, on=on))),
        "to-lead": (_("To facilitate"), lambda rounds: rounds.filter(to_lead(user, on=on))),
        "open": (_("Open"), lambda rounds: rounds.filter(state=RoundState.OPEN)),
        "ended": (_("Ended"), lambda rounds: rounds.exclude(state=RoundState.OPEN)),
    }


def people_for(user: User, *, on: date) -> QuerySet[User]:
    """Return whom one may name in a round: helpers and staff of the centres where one works."""
    current = Membership.objects.current(on=on).filter(centre__in=user.centre_ids(*IN_CHARGE))
    taking = current.filter(role__in=[*STAFF, Role.HELPER])
    return User.objects.filter(pk__in=taking.values("user"), is_active=True).order_by("name", "pk")


def centre_of(user: User, version: TemplateVersion) -> Centre:
    """Return where a round on this template is held: in its centre, or where one works."""
    here = version.template.centre_id or min(user.centre_ids(*IN_CHARGE))
    return Centre.objects.get(pk=here)


def rounds_for_list(user: User) -> QuerySet[Round]:
    return Round.objects.visible_to(user).for_list()


def rounds_with_people() -> Any:
    """Return rounds as their page shows them, who takes part included."""
    return Round.objects.for_list().prefetch_related("participants__user")


def suggestions_with_people() -> Any:
    return Suggestion.objects.for_list().prefetch_related("round__participants__user")


def taking_of(user: User, round_: Round) -> Participant | None:
    return next((one for one in round_.participants.all() if one.user_id == user.pk), None)


def page_of_round(user: User, round_: Round) -> dict[str, Any]:
    """Return what the page of a round shows; what was said stays among those who take part."""
    me, today = taking_of(user, round_), timezone.localdate()
    leads = policies.can_lead(user, round_)
    context: dict[str, Any] = {
        "round": round_,
        "me": me,
        "leads": leads,
        "is_over": round_.is_over(on=today),
        "may_speak": bool(me) and round_.is_open() and not round_.is_over(on=today),
        "may_abandon": round_.is_open() and policies.can_abandon(user, round_),
        "participants": round_.participants.all(),
        "half": (len(round_.participants.all()) + 1) // 2,
    }
    if not (me or leads):
        return context
    found = list(round_.suggestions.for_list())
    for suggestion in found:
        suggestion.round = round_
    opened = [one for one in found if one.is_open()]
    return context | {
        "waiting": [one for one in opened if me and not has_spoken(me, one)],
        "answered": [one for one in opened if not me or has_spoken(me, one)],
        "unheard": [one for one in found if one.is_unheard()],
        "settled": [one for one in found if not one.is_unsettled()],
        "spoken": spoken(round_.participants.all(), opened),
        "blocks": blocks_of(round_),
    }


def has_spoken(taking: Participant, suggestion: Suggestion) -> bool:
    return any(voice.participant_id == taking.pk for voice in suggestion.voices.all())


def spoken(
    participants: Iterable[Participant], opened: list[Suggestion]
) -> list[tuple[Participant, int, int]]:
    """Return of each participant how many open suggestions they have answered, and of how many."""
    count = Counter(voice.participant_id for one in opened for voice in one.voices.all())
    return [(one, count[one.pk], len(opened)) for one in participants]


def blocks_of(round_: Round) -> list[dict[str, Any]]:
    """Return the blocks of the draft, each with how many comments it has."""
    said = Counter(round_.comments.exclude(block="").values_list("block", flat=True))
    blocks = [block for block in every(round_.version.blocks) if block["kind"] != "columns"]
    return [{**block, "comments": said[block["key"]]} for block in blocks]


def page_of_suggestion(user: User, suggestion: Suggestion) -> dict[str, Any]:
    """Return what the page of a suggestion shows, and what this person may do with it."""
    round_ = suggestion.round
    me, blocks = taking_of(user, round_), round_.version.blocks
    voices = list(suggestion.voices.all())
    spoke = {voice.participant_id for voice in voices}
    speaks = bool(me) and round_.is_open() and not round_.is_over(on=timezone.localdate())
    mine = next((voice for voice in voices if me and voice.participant_id == me.pk), None)
    is_own = policies.is_author(user, suggestion)
    is_unheard, answers = suggestion.is_unheard(), speaks and suggestion.is_open()
    return {
        "suggestion": suggestion,
        "round": round_,
        "block": block_of(blocks, suggestion.block),
        "after": block_of(blocks, suggestion.after),
        "voices": voices,
        "silent": [one for one in round_.participants.all() if one.pk not in spoke],
        "mine": mine,
        "is_own": is_own,
        "may_speak": speaks,
        "may_consent": answers and not (mine and mine.consents),
        "may_object": answers and not is_own and (mine is None or mine.consents),
        "may_take_back": speaks and is_own and suggestion.is_unsettled(),
        "may_write": round_.is_open() and is_unheard and policies.can_write_down(user, suggestion),
        "may_confirm": speaks and is_own and suggestion.state == SuggestionState.WRITTEN,
        "comments": suggestion.comments.select_related("author__user").order_by("created_at"),
    }


def page_of_block(round_: Round, user: User, key: str) -> dict[str, Any] | None:
    """Return a block with what was said of it, or nothing if it is not there."""
    block = block_of(round_.version.blocks, key)
    if not block:
        return None
    comments = Comment.objects.filter(round=round_, block=key)
    about = round_.suggestions.for_list().filter(Q(block=key) | Q(after=key)).unsettled()
    speaks = taking_of(user, round_) and round_.is_open()
    return {
        "round": round_,
        "block": block,
        "comments": comments.select_related("author__user").order_by("created_at"),
        "suggestions": about,
        "may_speak": speaks and not round_.is_over(on=timezone.localdate()),
    }


# What waits


def waiting_for(user: User, *, on: date) -> QuerySet[Suggestion]:
    """Return what one is to answer today, the oldest first; one's own recordings to confirm too."""
    going_on = Suggestion.objects.filter(
        round__participants__user=user, round__state=RoundState.OPEN, round__ends_on__gte=on
    )
    unanswered = Q(state=SuggestionState.OPEN) & ~Q(voices__participant__user=user)
    to_confirm = Q(state=SuggestionState.WRITTEN, author__user=user)
    return going_on.filter(unanswered | to_confirm).distinct().order_by("created_at", "pk")


def awaiting(user: User, *, on: date) -> Q:
    """Tell the rounds in which one has to answer, or to say how one is named."""
    unnamed = Participant.objects.filter(user=user, credit_told_at=None)
    to_answer = waiting_for(user, on=on).order_by().values("round")
    is_open = Q(state=RoundState.OPEN, ends_on__gte=on)
    return is_open & (Q(pk__in=to_answer) | Q(pk__in=unnamed.values("round")))


def to_lead(user: User, *, on: date) -> Q:
    """Tell the rounds that wait for their facilitator: over, or with words to write down."""
    spoken = Suggestion.objects.filter(state=SuggestionState.SPOKEN).values("round")
    mine = Q(state=RoundState.OPEN, facilitator=user)
    return mine & (Q(ends_on__lt=on) | Q(pk__in=spoken))


def next_for(user: User, round_: Round) -> Suggestion | Round:
    """Return the next suggestion of a round that waits for this person, or the round."""
    return waiting_for(user, on=timezone.localdate()).filter(round=round_).first() or round_
