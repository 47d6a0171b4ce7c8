"""Who may do what with certificates and their templates. WHO, never WHEN; no query, no request."""

from certificates.models import Batch, Certificate, TemplateVersion
from people.models import IN_CHARGE, Role, User


def is_holder(user: User, certificate: Certificate) -> bool:
    return certificate.protocol.helper.person.user_id == user.pk


def can_write(user: User, certificate: Certificate) -> bool:
    """Who is in charge writes; nobody writes their own."""
    in_charge = certificate.protocol.job.centre_id in user.centre_ids(*IN_CHARGE)
    return in_charge and not is_holder(user, certificate)


def can_view(user: User, certificate: Certificate) -> bool:
    return is_holder(user, certificate) or can_write(user, certificate)


def can_approve(user: User, certificate: Certificate) -> bool:
    return is_holder(user, certificate)


def can_issue(user: User, certificate: Certificate) -> bool:
    """A manager of the centre signs, never for themselves (R11)."""
    is_manager = user.has_role(Role.MANAGER, certificate.protocol.job.centre_id)
    return is_manager and not is_holder(user, certificate)


def can_withdraw(user: User, certificate: Certificate) -> bool:
    return is_holder(user, certificate)


def nobody(user: User, certificate: Certificate) -> bool:
    return False  # it follows from another move


def can_view_template(user: User, version: TemplateVersion) -> bool:
    return True  # whoever sees it may read it


def may_write_somewhere(user: User) -> bool:
    return bool(user.centre_ids(*IN_CHARGE))


def may_have_some(user: User) -> bool:
    """Tell who has a list at all: those in charge, and those who may hold a certificate."""
    return may_write_somewhere(user) or not user.is_staff_member() or user.has_role(Role.HELPER)


MOVES = {
    "submit": can_write,
    "approve": can_approve,
    "return": can_view,
    "issue": can_issue,
    "supersede": nobody,
    "revoke": can_issue,
    "withdraw": can_withdraw,
    "cancel": can_write,
}


# batches


def may_sign_somewhere(user: User) -> bool:
    return bool(user.centre_ids(Role.MANAGER))


def can_view_batch(user: User, batch: Batch) -> bool:
    return user.has_role(Role.MANAGER, batch.centre_id)
