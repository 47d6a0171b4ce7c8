"""Who may do what with matches and sessions."""

from people.models import IN_CHARGE, Role, User
from support.models import Match, SupportSession


def may_match_somewhere(user: User) -> bool:
    return bool(user.centre_ids(*IN_CHARGE))


def can_manage_match(user: User, match: Match) -> bool:
    return match.person.centre_id in user.centre_ids(*IN_CHARGE)


def is_its_helper(user: User, session: SupportSession) -> bool:
    return session.protocol.helper.person.user_id == user.pk


def is_in_charge(user: User, session: SupportSession) -> bool:
    return session.protocol.job.centre_id in user.centre_ids(*IN_CHARGE)


def can_view(user: User, session: SupportSession) -> bool:
    return is_its_helper(user, session) or is_in_charge(user, session)


def can_read(user: User, session: SupportSession) -> bool:
    """Mark as read or send back: who is in charge, never the helper of the session (R11)."""
    return is_in_charge(user, session) and not is_its_helper(user, session)


def can_correct(user: User, session: SupportSession) -> bool:
    return session.author_id == user.pk


def sees_note(user: User, session: SupportSession) -> bool:
    """Tell who reads the note without giving a reason: its author and the social workers (P12)."""
    is_referent = user.has_role(Role.SOCIAL_WORKER, session.protocol.job.centre_id)
    return session.author_id == user.pk or is_referent or is_its_helper(user, session)


MATCH_MOVES = {
    "pause": can_manage_match,
    "resume": can_manage_match,
    "close": can_manage_match,
    "reopen": can_manage_match,
}
MOVES = {"submit": can_correct, "validate": can_read, "send_back": can_read}
