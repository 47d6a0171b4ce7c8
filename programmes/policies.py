"""Who may do what with a programme. WHO, never WHEN; no query, no request."""

from people.models import IN_CHARGE, Role, User
from programmes.models import Notice, Programme, SteeringMember, TeamReadiness

# the programme


def can_view(user: User, programme: Programme) -> bool:
    return programme.centre_id in user.centre_ids()


def can_manage(user: User, programme: Programme) -> bool:
    return user.has_role(Role.MANAGER, programme.centre_id)


def can_prepare(user: User, programme: Programme) -> bool:
    """Fill in what the team answered: whoever is in charge may hold the pen."""
    return programme.centre_id in user.centre_ids(*IN_CHARGE)


def can_vouch(user: User, programme: Programme) -> bool:
    """Only the guarantor answers for it, in their own name (3.49)."""
    return programme.guarantor_id == user.pk and can_manage(user, programme)


def can_manage_seat(user: User, member: SteeringMember) -> bool:
    return can_manage(user, member.programme)


def can_view_readiness(user: User, readiness: TeamReadiness) -> bool:
    return can_view(user, readiness.programme)


def can_view_notice(user: User, notice: Notice) -> bool:
    return can_view(user, notice.programme)


def may_manage_somewhere(user: User) -> bool:
    return user.has_role(Role.MANAGER)


PROGRAMME_MOVES = {
    "open": can_manage,
    "validate_diagnosis": can_manage,
    "go": can_manage,
    "suspend": can_manage,
    "resume": can_manage,
    "review": can_manage,
    "close": can_manage,
}
