"""Who may do what with persons. WHO, never WHEN; no query, no request."""

from people.models import IN_CHARGE, Person, User


def is_in_charge(user: User) -> bool:
    """Tell whether this user manages, or is a social worker of, a centre today."""
    return bool(user.centre_ids(*IN_CHARGE))


def can_view(user: User, person: Person) -> bool:
    return True  # whoever sees it may read it: the person, and those in charge of the centre


def can_correct(user: User, person: Person) -> bool:
    return person.centre_id in user.centre_ids(*IN_CHARGE)


def can_give_account(user: User, person: Person) -> bool:
    """Those in charge of the centre, for somebody else: one changes one’s own passphrase alone."""
    return can_correct(user, person) and person.user_id != user.pk
