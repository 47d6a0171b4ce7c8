"""Who may do what with a programme and with candidacies. WHO, never WHEN; no query, no request."""

from people.models import IN_CHARGE, STAFF, Role, User
from programmes.models import Candidacy, InterestDoor

# Candidacies


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


def can_withdraw(user: User, candidacy: Candidacy) -> bool:
    """The candidate, or whoever they told it to."""
    return is_candidate(user, candidacy) or candidacy.centre_id in user.centre_ids(*IN_CHARGE)


def can_print_poster(user: User, door: InterestDoor) -> bool:
    return door.centre_id in user.centre_ids(*IN_CHARGE)


CANDIDACY_MOVES = {
    "meet": can_meet,
    "accept": can_meet,
    "propose_other": can_meet,
    "decline": can_meet,
    "withdraw": can_withdraw,
}
