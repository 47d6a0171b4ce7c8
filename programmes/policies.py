"""Who may do what with a programme and with candidacies. WHO, never WHEN; no query, no request."""

from common.lifecycle import Move
from helpers.models import TrainingRecord
from helpers.policies import can_manage as can_manage_helper
from helpers.policies import is_in_charge
from people.models import IN_CHARGE, STAFF, Role, User
from programmes.models import (
    Candidacy,
    InterestDoor,
    Notice,
    Programme,
    SteeringMember,
    TeamReadiness,
)

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


# candidacies


def may_meet_somewhere(user: User) -> bool:
    return bool(user.centre_ids(*IN_CHARGE))


def may_say(user: User) -> bool:
    """Anyone of a centre may say they would like to help, or bring who would (3.28)."""
    return bool(user.centre_ids(*STAFF, Role.HELPER))


def is_candidate(user: User, candidacy: Candidacy) -> bool:
    return candidacy.person is not None and candidacy.person.user_id == user.pk


def can_view_candidacy(user: User, candidacy: Candidacy) -> bool:
    return True  # whoever sees it may read it: the candidate, and those in charge of the centre


def can_meet(user: User, candidacy: Candidacy) -> bool:
    """Nobody interviews, or decides about, oneself."""
    in_charge = candidacy.centre_id in user.centre_ids(*IN_CHARGE)
    return in_charge and not is_candidate(user, candidacy)


def can_follow(user: User, candidacy: Candidacy) -> bool:
    """The candidate, and those in charge in the centre."""
    return is_candidate(user, candidacy) or candidacy.centre_id in user.centre_ids(*IN_CHARGE)


def can_withdraw(user: User, candidacy: Candidacy) -> bool:
    """The candidate, or whoever they told it to."""
    return can_follow(user, candidacy)


def can_print_poster(user: User, door: InterestDoor) -> bool:
    return door.centre_id in user.centre_ids(*IN_CHARGE)


CANDIDACY_MOVES = {
    "meet": can_meet,
    "accept": can_meet,
    "propose_other": can_meet,
    "decline": can_meet,
    "withdraw": can_withdraw,
}


# integration


def may_see_board(user: User) -> bool:
    return is_in_charge(user)


def may_train_team(user: User) -> bool:
    """Management notes the trainings of the team."""
    return user.has_role(Role.MANAGER)


def can_note_training(user: User, record: TrainingRecord) -> bool:
    """Whoever is in charge of the helper, or manages the member; nobody for oneself."""
    if record.is_of(user):
        return False
    return can_manage_helper(user, record.helper) if record.helper else may_train_team(user)


def training_moves_for(user: User, record: TrainingRecord) -> list[Move]:
    """Return the moves open to this person now: where lifecycle and policy agree."""
    if not can_note_training(user, record):
        return []
    return record.lifecycle.open_from(record.state)
