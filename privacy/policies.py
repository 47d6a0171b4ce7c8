"""Who may read the access log and the register: the protection officer alone (P09)."""

from people.models import Role, User


def can_oversee_privacy(user: User) -> bool:
    return user.has_role(Role.DPO)
