"""Who may do what with the file of a peer helper. WHO, never WHEN; no query, no request."""

from helpers.models import Discernment, Experience, LanguageSkill, PeerHelper
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


def can_remove(user: User, language: LanguageSkill) -> bool:
    return can_tell(user, language.helper)


def can_stop(user: User, helper: PeerHelper) -> bool:
    """Either side may pause or stop; a helper owes no reason (C9)."""
    return is_self(user, helper) or can_manage(user, helper)


def can_discern(user: User, experience: Experience) -> bool:
    """Nobody discerns alone about oneself: it takes somebody in charge (C4)."""
    helper = experience.helper
    return can_manage(user, helper) and not is_self(user, helper)


def can_decide(user: User, discernment: Discernment) -> bool:
    return can_discern(user, discernment.experience)


def can_contest(user: User, discernment: Discernment) -> bool:
    return is_self(user, discernment.experience.helper)


MOVES = {
    "welcome": can_manage,
    "consolidate": can_manage,
    "pause": can_stop,
    "resume": can_stop,
    "graduate": can_manage,
    "leave": can_stop,
}
"""`activate` is not among them: a helper starts by itself once nothing lacks (C9)."""

DISCERNMENT_MOVES = {"decide": can_decide, "recognise": can_decide, "contest": can_contest}
