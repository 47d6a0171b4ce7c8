"""Who may do what with certificates and their templates. WHO, never WHEN; no query, no request."""

from certificates.models import (
    Batch,
    Certificate,
    CertificateRequest,
    Endorsement,
    OutcomeFollowUp,
    RecruiterFeedback,
    Round,
    ShareLink,
    Suggestion,
    TemplateVersion,
)
from people.models import IN_CHARGE, STAFF, Role, User
from protocols.models import Protocol


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
    "gather": nobody,
    "choose": can_approve,
    "skip": can_view,
    "return": can_view,
    "issue": can_issue,
    "supersede": nobody,
    "revoke": can_issue,
    "withdraw": can_withdraw,
    "cancel": can_write,
}


# What others say


def is_asked(user: User, endorsement: Endorsement) -> bool:
    return endorsement.asked_of_id == user.pk


# Asking for a certificate, refusing, contesting


def can_ask(user: User, protocol: Protocol) -> bool:
    return protocol.helper.person.user_id == user.pk


def is_asker(user: User, asked: CertificateRequest) -> bool:
    return can_ask(user, asked.protocol)


def can_refuse_request(user: User, asked: CertificateRequest) -> bool:
    """A manager of the centre, never about themselves (R11)."""
    is_manager = user.has_role(Role.MANAGER, asked.protocol.job.centre_id)
    return is_manager and not is_asker(user, asked)


def can_answer_contest(user: User, asked: CertificateRequest) -> bool:
    """Another manager of the centre, or headquarters: never who refused, nor who asked."""
    if asked.refused_by_id in (None, user.pk) or is_asker(user, asked):
        return False
    organisation = asked.protocol.job.centre.organisation_id
    over = user.overseen_organisation_ids(Role.HEADQUARTERS)
    return organisation in over or can_refuse_request(user, asked)


def can_view_request(user: User, asked: CertificateRequest) -> bool:
    in_charge = asked.protocol.job.centre_id in user.centre_ids(*IN_CHARGE)
    return in_charge or is_asker(user, asked) or can_answer_contest(user, asked)


def may_see_requests(user: User) -> bool:
    return may_write_somewhere(user) or bool(user.overseen_organisation_ids(Role.HEADQUARTERS))


# What becomes of a certificate


def can_share(user: User, certificate: Certificate) -> bool:
    return is_holder(user, certificate)


def can_end_share(user: User, link: ShareLink) -> bool:
    return is_holder(user, link.certificate)


def can_hide(user: User, feedback: RecruiterFeedback) -> bool:
    return can_write(user, feedback.certificate)


def can_tell(user: User, follow_up: OutcomeFollowUp) -> bool:
    """The holder tells; or who is in charge notes it with them."""
    return can_view(user, follow_up.certificate)


def can_confirm(user: User, follow_up: OutcomeFollowUp) -> bool:
    return can_write(user, follow_up.certificate)


# Templates, and the rounds in which they are written together


def may_see_templates(user: User) -> bool:
    return may_write_somewhere(user) or bool(user.overseen_organisation_ids(Role.HEADQUARTERS))


def can_work_on(user: User, version: TemplateVersion) -> bool:
    """A centre's template is worked on by those in charge there; a common one by managers."""
    template = version.template
    if template.centre_id:
        return template.centre_id in user.centre_ids(*IN_CHARGE)
    return template.organisation_id in user.overseen_organisation_ids(Role.MANAGER)


def can_share_template(user: User, version: TemplateVersion) -> bool:
    """Its manager, or headquarters, offers a centre's template to all the others."""
    template = version.template
    of_centre = template.centre_id in user.centre_ids(Role.MANAGER)
    of_all = template.organisation_id in user.overseen_organisation_ids(Role.HEADQUARTERS)
    return of_centre or of_all


def can_copy(user: User, version: TemplateVersion) -> bool:
    return may_write_somewhere(user)


def may_take_part(user: User) -> bool:
    return bool(user.role_names().intersection((*STAFF, Role.HELPER)))


def can_view_round(user: User, round_: Round) -> bool:
    return True  # whoever sees it may read it


def takes_part(user: User, round_: Round) -> bool:
    """Only those who were named at the start speak."""
    return any(one.user_id == user.pk for one in round_.participants.all())


def can_lead(user: User, round_: Round) -> bool:
    return round_.facilitator_id == user.pk


def can_abandon(user: User, round_: Round) -> bool:
    """Who facilitates, or a manager of the centre: the template must not stay locked."""
    return can_lead(user, round_) or user.has_role(Role.MANAGER, round_.centre_id)


def can_view_suggestion(user: User, suggestion: Suggestion) -> bool:
    return True  # only those of the round see it


def can_answer(user: User, suggestion: Suggestion) -> bool:
    return takes_part(user, suggestion.round)


def is_author(user: User, suggestion: Suggestion) -> bool:
    return suggestion.author.user_id == user.pk


def can_write_down(user: User, suggestion: Suggestion) -> bool:
    return is_author(user, suggestion) or can_lead(user, suggestion.round)


# batches


def may_sign_somewhere(user: User) -> bool:
    return bool(user.centre_ids(Role.MANAGER))


def can_view_batch(user: User, batch: Batch) -> bool:
    return user.has_role(Role.MANAGER, batch.centre_id)
