"""Who may do what with needs, missions and protocols. WHO, never WHEN; no query, no request."""

from helpers import policies as helper_policies
from helpers.models import PeerHelper
from people.models import IN_CHARGE, STAFF, Role, User
from protocols.models import (
    Allowance,
    Amendment,
    Clause,
    DeclaredSkill,
    ExpenseClaim,
    JobDescription,
    Need,
    NeedsDiagnosis,
    PaperScan,
    Party,
    Proposal,
    Protocol,
    SignLink,
    side_of,
)


def can_view_need(user: User, need: Need) -> bool:
    return need.centre_id in user.centre_ids()


def can_manage_need(user: User, need: Need) -> bool:
    return need.centre_id in user.centre_ids(*IN_CHARGE)


def can_view_diagnosis(user: User, diagnosis: NeedsDiagnosis) -> bool:
    return True  # whoever sees it may read it: the team of its centre


def can_write_diagnosis(user: User, diagnosis: NeedsDiagnosis) -> bool:
    return diagnosis.centre_id in user.centre_ids(*IN_CHARGE)


def can_submit_diagnosis(user: User, diagnosis: NeedsDiagnosis) -> bool:
    return user.has_role(Role.SOCIAL_WORKER, diagnosis.centre_id)


def can_validate_diagnosis(user: User, diagnosis: NeedsDiagnosis) -> bool:
    return user.has_role(Role.MANAGER, diagnosis.centre_id)


def can_withdraw_skill(user: User, declared: DeclaredSkill) -> bool:
    return True  # whoever sees it may withdraw it: whose it is, and those in charge


def can_view_job(user: User, job: JobDescription) -> bool:
    return True  # whoever sees it may read it: the team of its centre, and who holds it


def can_write_job(user: User, job: JobDescription) -> bool:
    return job.centre_id in user.centre_ids(*IN_CHARGE)


def can_adopt_job(user: User, job: JobDescription) -> bool:
    return user.has_role(Role.MANAGER, job.centre_id)


def can_propose(user: User, job: JobDescription) -> bool:
    """Both sides propose, on the same pages (C5): who helps in the centre, and who works there."""
    return side_of(user, job.centre_id) is not None


def can_view_proposal(user: User, proposal: Proposal) -> bool:
    return can_propose(user, proposal.job)


def can_answer(user: User, proposal: Proposal) -> bool:
    """Whoever may propose may answer; not alone what they proposed themselves: `accept` sees."""
    return can_propose(user, proposal.job)


def is_its_helper(user: User, protocol: Protocol) -> bool:
    return protocol.helper.person.user_id == user.pk


def can_write(user: User, protocol: Protocol) -> bool:
    return protocol.job.centre_id in user.centre_ids(*IN_CHARGE)


def can_view(user: User, protocol: Protocol) -> bool:
    return is_its_helper(user, protocol) or can_write(user, protocol)


def can_manage(user: User, protocol: Protocol) -> bool:
    return user.has_role(Role.MANAGER, protocol.job.centre_id)


def parties_of(user: User, protocol: Protocol) -> list[str]:
    """Return for which parties this person may sign: relations decide, not titles.

    Nobody signs for the association what they promise it themself.
    """
    if is_its_helper(user, protocol):
        return [str(Party.HELPER)]
    may = {
        Party.REFERENT: protocol.helper.referent_id == user.pk and can_write(user, protocol),
        Party.MANAGEMENT: can_manage(user, protocol),
    }
    return [str(party) for party, allowed in may.items() if allowed]


def can_stop(user: User, protocol: Protocol) -> bool:
    """Either side may pause or stop; the helper owes no reason (C7)."""
    return is_its_helper(user, protocol) or can_manage(user, protocol)


def can_sign(user: User, protocol: Protocol) -> bool:
    return bool(parties_of(user, protocol))


def can_translate_clause(user: User, clause: Clause) -> bool:
    return may_write_somewhere(user)  # whoever sees a clause may help others to read it


def can_attend_signing(user: User, protocol: Protocol) -> bool:
    """Send links, keep papers, let a witness sign: whoever is in charge, never for oneself."""
    return can_write(user, protocol) and not is_its_helper(user, protocol)


def can_attend_amendment(user: User, amendment: Amendment) -> bool:
    return can_attend_signing(user, amendment.protocol)


def can_attend_scan(user: User, scan: PaperScan) -> bool:
    return can_attend_signing(user, scan.protocol)


def can_view_scan(user: User, scan: PaperScan) -> bool:
    return can_view(user, scan.protocol)


def can_attend_link(user: User, link: SignLink) -> bool:
    return can_attend_signing(user, link.protocol)


def may_write_somewhere(user: User) -> bool:
    return bool(user.centre_ids(*IN_CHARGE))


def may_hold_a_mission(user: User) -> bool:
    return is_on_a_team(user) or user.has_role(Role.HELPER)


def is_on_a_team(user: User) -> bool:
    return bool(user.centre_ids(*STAFF))


# integration


def may_sign_charter(user: User, whom: PeerHelper | User, *, witness: str = "") -> bool:
    """Everyone signs for themself; who has no account signs before somebody in charge."""
    if not isinstance(whom, PeerHelper):
        return whom.pk == user.pk
    if whom.person.user_id is not None:
        return whom.person.user_id == user.pk
    return bool(witness.strip()) and helper_policies.can_manage(user, whom)


def can_present_charter(user: User, helper: PeerHelper) -> bool:
    """Hand over one's screen for the charter: to a helper who has no account of their own."""
    return helper.person.user_id is None and helper_policies.can_manage(user, helper)


def may_renew_charter(user: User) -> bool:
    """Management, of a centre or of the association, puts a new version in force."""
    return user.directed_organisation() is not None


DIAGNOSIS_MOVES = {
    "submit": can_submit_diagnosis,
    "return": can_validate_diagnosis,
    "validate": can_validate_diagnosis,
    "supersede": can_validate_diagnosis,
}
NEED_MOVES = {
    "prioritise": can_manage_need,
    "open": can_manage_need,
    "cover": can_manage_need,
    "reopen": can_manage_need,
    "resume": can_manage_need,
    "close": can_manage_need,
}
JOB_MOVES = {"consult": can_write_job, "adopt": can_adopt_job, "retire": can_adopt_job}
MOVES = {
    "propose": can_write,
    "withdraw": can_write,
    "activate": can_manage,
    "pause": can_stop,
    "resume": can_stop,
    "end": can_stop,
    "cancel": can_manage,
}


# Contracts: amendments, expenses, clauses, amounts


def can_view_amendment(user: User, amendment: Amendment) -> bool:
    return can_view(user, amendment.protocol)


def can_write_amendment(user: User, amendment: Amendment) -> bool:
    return can_write(user, amendment.protocol)


def can_cancel_amendment(user: User, amendment: Amendment) -> bool:
    return can_manage(user, amendment.protocol)


def can_sign_amendment(user: User, amendment: Amendment) -> bool:
    return can_sign(user, amendment.protocol)


def can_view_expense(user: User, expense: ExpenseClaim) -> bool:
    return can_view(user, expense.protocol)


def can_decide_expense(user: User, expense: ExpenseClaim) -> bool:
    """The referent or the manager decides; nobody decides on their own expenses."""
    return can_write(user, expense.protocol) and not is_its_helper(user, expense.protocol)


def can_pay_expense(user: User, expense: ExpenseClaim) -> bool:
    return can_manage(user, expense.protocol) and not is_its_helper(user, expense.protocol)


def manages_somewhere(user: User) -> bool:
    return user.has_role(Role.MANAGER)


def can_write_clause(user: User, clause: Clause) -> bool:
    """A manager words the clauses; never those of another centre."""
    if clause.centre_id:
        return user.has_role(Role.MANAGER, clause.centre_id)
    return manages_somewhere(user)


def is_a_helper(user: User) -> bool:
    return user.has_role(Role.HELPER)


def may_have_expenses(user: User) -> bool:
    return is_a_helper(user) or may_write_somewhere(user)


def can_check_allowance(user: User, allowance: Allowance) -> bool:
    return sets_amounts(user)


def sets_amounts(user: User) -> bool:
    return user.has_role(Role.MANAGER) or user.has_role(Role.HEADQUARTERS)


AMENDMENT_MOVES = {
    "propose": can_write_amendment,
    "withdraw": can_write_amendment,
    "cancel": can_cancel_amendment,
}
EXPENSE_MOVES = {
    "approve": can_decide_expense,
    "refuse": can_decide_expense,
    "pay": can_pay_expense,
}
