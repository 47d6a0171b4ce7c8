"""Who may do what with matches and sessions."""

from people.models import IN_CHARGE, Role, User
from protocols.models import Protocol
from support.models import Match, SupportSession


def may_log(user: User) -> bool:
    return may_match_somewhere(user) or user.has_role(Role.HELPER)


# Matches


def may_match_somewhere(user: User) -> bool:
    return bool(user.centre_ids(*IN_CHARGE))


def can_manage_match(user: User, match: Match) -> bool:
    return match.person.centre_id in user.centre_ids(*IN_CHARGE)


def can_change_match(user: User, match: Match) -> bool:
    """Pause, go on or stop: either of the two, without a reason, or who is in charge (C11)."""
    parties = (match.helper.person.user_id, match.person.user_id)
    return user.pk in parties or can_manage_match(user, match)


MATCH_MOVES = {
    "pause": can_change_match,
    "resume": can_change_match,
    "close": can_change_match,
    "reopen": can_manage_match,
}


# Sessions


def is_in_charge(user: User, session: SupportSession) -> bool:
    return session.protocol.job.centre_id in user.centre_ids(*IN_CHARGE)


def can_view(user: User, session: SupportSession) -> bool:
    return session.is_of(user) or is_in_charge(user, session)


def can_read(user: User, session: SupportSession) -> bool:
    """Mark as read or send back: who is in charge, never the helper of the session (R11)."""
    return is_in_charge(user, session) and not session.is_of(user)


def is_author(user: User, session: SupportSession) -> bool:
    """Correct, send again, take back: who noted it."""
    return session.author_id == user.pk


def can_repeat(user: User, session: SupportSession) -> bool:
    return is_author(user, session) or session.is_of(user)


def sees_note(user: User, session: SupportSession) -> bool:
    """Tell who reads the note without giving a reason: its author and the social workers (P12)."""
    is_referent = user.has_role(Role.SOCIAL_WORKER, session.protocol.job.centre_id)
    return is_author(user, session) or is_referent or session.is_of(user)


MOVES = {
    "submit": is_author,
    "validate": can_read,
    "send_back": can_read,
}


# Reviews


def sees_reviews(user: User, protocol: Protocol) -> bool:
    return protocol.helper.person.user_id == user.pk or may_hold_review(user, protocol)


def may_hold_review(user: User, protocol: Protocol) -> bool:
    """Who is in charge of the centre, never about oneself (R11)."""
    in_charge = protocol.job.centre_id in user.centre_ids(*IN_CHARGE)
    return in_charge and protocol.helper.person.user_id != user.pk
