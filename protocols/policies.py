"""Who may do what with needs, missions and protocols. WHO, never WHEN; no query, no request."""

from people.models import IN_CHARGE, STAFF, Role, User
from protocols.models import JobDescription, Need, PaperScan, Party, Protocol, SignLink


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


def can_attend_signing(user: User, protocol: Protocol) -> bool:
    """Send links, keep papers, let a witness sign: whoever is in charge, never for oneself."""
    return can_write(user, protocol) and not is_its_helper(user, protocol)


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
