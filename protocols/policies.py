"""Who may do what with needs, missions and protocols. WHO, never WHEN; no query, no request."""

from helpers import policies as helper_policies
from helpers.models import PeerHelper
from people.models import IN_CHARGE, STAFF, Role, User
from protocols.models import JobDescription, Need, Party, Protocol


def can_view_need(user: User, need: Need) -> bool:
    return need.centre_id in user.centre_ids()


def can_manage_need(user: User, need: Need) -> bool:
    return need.centre_id in user.centre_ids(*IN_CHARGE)


def can_view_job(user: User, job: JobDescription) -> bool:
    return True  # whoever sees it may read it: the team of its centre, and who holds it


def can_write_job(user: User, job: JobDescription) -> bool:
    return job.centre_id in user.centre_ids(*IN_CHARGE)


def can_adopt_job(user: User, job: JobDescription) -> bool:
    return user.has_role(Role.MANAGER, job.centre_id)


def is_its_helper(user: User, protocol: Protocol) -> bool:
    return protocol.helper.person.user_id == user.pk


def can_write(user: User, protocol: Protocol) -> bool:
    return protocol.job.centre_id in user.centre_ids(*IN_CHARGE)


def can_view(user: User, protocol: Protocol) -> bool:
    return is_its_helper(user, protocol) or can_write(user, protocol)


def can_manage(user: User, protocol: Protocol) -> bool:
    return user.has_role(Role.MANAGER, protocol.job.centre_id)


def parties_of(user: User, protocol: Protocol) -> list[str]:
    """Return for which parties this person may sign: relations decide, not titles."""
    may = {
        Party.HELPER: is_its_helper(user, protocol),
        Party.REFERENT: protocol.helper.referent_id == user.pk and can_write(user, protocol),
        Party.MANAGEMENT: can_manage(user, protocol),
    }
    return [str(party) for party, allowed in may.items() if allowed]


def can_stop(user: User, protocol: Protocol) -> bool:
    """Either side may pause or stop; the helper owes no reason (C7)."""
    return is_its_helper(user, protocol) or can_manage(user, protocol)


def can_sign(user: User, protocol: Protocol) -> bool:
    return bool(parties_of(user, protocol))


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


def may_renew_charter(user: User) -> bool:
    """Management, of a centre or of the association, puts a new version in force."""
    return user.directed_organisation() is not None


NEED_MOVES = {
    "prioritise": can_manage_need,
    "open": can_manage_need,
    "cover": can_manage_need,
    "reopen": can_manage_need,
    "close": can_manage_need,
}
JOB_MOVES = {"adopt": can_adopt_job, "retire": can_adopt_job}
MOVES = {
    "propose": can_write,
    "withdraw": can_write,
    "activate": can_manage,
    "pause": can_stop,
    "resume": can_stop,
    "end": can_stop,
    "cancel": can_manage,
}
