"""Who may do what with the file of a peer helper. WHO, never WHEN; no query, no request."""

from helpers.models import (
    Discernment,
    Experience,
    HelperBadge,
    LanguageSkill,
    PeerHelper,
    Side,
)
from people.models import IN_CHARGE, User


def is_in_charge(user: User) -> bool:
    """Tell whether this user manages, or is a social worker of, a centre today."""
    return bool(user.centre_ids(*IN_CHARGE))


def is_self(user: User, helper: PeerHelper) -> bool:
    return helper.person.user_id == user.pk


def can_manage(user: User, helper: PeerHelper) -> bool:
    return helper.person.centre_id in user.centre_ids(*IN_CHARGE)


def can_view(user: User, helper: PeerHelper) -> bool:
    return is_self(user, helper) or can_manage(user, helper)


def can_tell(user: User, helper: PeerHelper) -> bool:
    """One tells one's own experience and languages, alone or with somebody in charge."""
    return is_self(user, helper) or can_manage(user, helper)


def can_write_with(user: User, helper: PeerHelper) -> bool:
    """Write an experience together: alone, a helper has their own guided way."""
    return can_manage(user, helper) and not is_self(user, helper)


def can_remove(user: User, language: LanguageSkill) -> bool:
    return can_tell(user, language.helper)


def can_assess(user: User, language: LanguageSkill) -> bool:
    """A level is assessed by somebody in charge, never by oneself."""
    return can_manage(user, language.helper) and not is_self(user, language.helper)


def is_own_draft(user: User, experience: Experience) -> bool:
    """A draft is the helper's alone: nobody else answers, shares or throws it away."""
    return is_self(user, experience.helper)


def can_rank(user: User, experience: Experience) -> bool:
    """What counts most is for the helper to say (3.08)."""
    return is_self(user, experience.helper)


def can_stop(user: User, helper: PeerHelper) -> bool:
    """Either side may pause or stop; a helper owes no reason (C9)."""
    return is_self(user, helper) or can_manage(user, helper)


def can_discern(user: User, experience: Experience) -> bool:
    """Nobody discerns alone about oneself: it takes somebody in charge (C4)."""
    helper = experience.helper
    return can_manage(user, helper) and not is_self(user, helper)


def can_decide(user: User, discernment: Discernment) -> bool:
    return can_discern(user, discernment.experience)


def can_compare(user: User, discernment: Discernment) -> bool:
    """The helper and those in charge read the voices together; a peer who was asked does not."""
    return can_view(user, discernment.experience.helper)


def can_note(user: User, discernment: Discernment) -> bool:
    """For a helper without an account, somebody in charge writes, in their presence."""
    helper = discernment.experience.helper
    return helper.person.user_id is None and can_manage(user, helper)


def can_contest(user: User, discernment: Discernment) -> bool:
    """The helper alone; without an account, by the hand of somebody in charge."""
    return is_self(user, discernment.experience.helper) or can_note(user, discernment)


def may_look_at_precarity(user: User, helper: PeerHelper) -> bool:
    """The referent's side notes it, with the helper; nobody about oneself."""
    return can_manage(user, helper) and not is_self(user, helper)


def may_hold_badge(user: User, badge: HelperBadge) -> bool:
    return can_view(user, badge.helper)


def may_manage_badge(user: User, badge: HelperBadge) -> bool:
    return can_manage(user, badge.helper)


def side_of(user: User, discernment: Discernment) -> str:
    """Return for which side this person speaks, if for any. Takes voices that are loaded."""
    helper = discernment.experience.helper
    if is_self(user, helper):
        return Side.HELPER
    voices = discernment.voices.all()
    own = next((voice for voice in voices if voice.rater_id == user.pk), None)
    if own is not None:
        return str(own.side)
    return Side.PROFESSIONAL if can_manage(user, helper) else ""


def can_speak(user: User, discernment: Discernment) -> bool:
    return bool(side_of(user, discernment))


MOVES = {
    "welcome": can_manage,
    "consolidate": can_manage,
    "pause": can_stop,
    "resume": can_stop,
    "prepare_exit": can_manage,
    "graduate": can_manage,
    "leave": can_stop,
}
"""`activate` is not among them: a helper starts by itself once nothing lacks (C9)."""

DISCERNMENT_MOVES = {
    "decide": can_decide,
    "recognise": can_decide,
    "contest": can_contest,
    "reopen": can_decide,
}
