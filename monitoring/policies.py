"""Who may read figures: headquarters of the whole association, those in charge of their centre."""

from people.models import IN_CHARGE, Role, User


def can_read_figures(user: User) -> bool:
    return user.has_role(Role.HEADQUARTERS) or bool(user.centre_ids(*IN_CHARGE))
