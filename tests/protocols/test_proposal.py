"""Proposals: the same road for both sides, each row of C5 allowed and refused."""

import pytest
from django.db import IntegrityError, transaction

from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import Role
from protocols.actions import accept, change_job, merge, propose_words, refuse
from protocols.lifecycle import PROPOSAL, JobState, ProposalState
from protocols.models import JobDescription, Proposal, Side
from tests.factories import NOW
from tests.factories.people import make_user
from tests.factories.protocols import make_helper, make_job, make_team
from tests.protocols.test_lifecycles import check_refused, out_of_turn

pytestmark = pytest.mark.django_db

NEW = {"purpose": "Se déplacer sans peur."}
OTHER = {"purpose": "Se déplacer avec quelqu'un."}


def make_sides(state=JobState.CONSULTATION, **fields):
    """Return a team, who speaks for each side, and a mission."""
    team = make_team()
    sides = {"helper": make_helper(team).person.user, "professional": team.deputy}
    authors = [team.referent, make_user(Role.HELPER, team.centre, "Selam Haile")]
    return team, sides, make_job(team, state=state, authors=authors, **fields)


def propose(job, by, value=NEW, section="purpose"):
    return propose_words(job, section, value, by=by, at=NOW)


def make_proposal(*, state=ProposalState.OPEN):
    team, sides, job = make_sides()
    proposal = propose(job, sides["helper"])
    if state == ProposalState.ACCEPTED:
        accept(proposal, by=team.referent, at=NOW)
    elif state == ProposalState.REFUSED:
        refuse(proposal, reason="Déjà dit plus haut.", by=team.referent, at=NOW)
    elif state == ProposalState.MERGED:
        merge([proposal], OTHER, by=team.referent, at=NOW)
        proposal.refresh_from_db()
    return proposal


@pytest.mark.parametrize(("state", "move"), out_of_turn(PROPOSAL, ProposalState))
def test_proposal_refuses_a_move_out_of_turn(state, move):
    check_refused(make_proposal(state=state), move)


@pytest.mark.parametrize(("one", "other"), [("helper", "professional"), ("professional", "helper")])
def test_proposal_of_either_side_is_made_and_accepted_alike(one, other):
    _, sides, job = make_sides()

    proposal = propose(job, sides[one])
    accept(proposal, by=sides[other], at=NOW)

    job.refresh_from_db()
    assert (proposal.side, proposal.state) == (one, ProposalState.ACCEPTED)
    assert job.purpose == NEW["purpose"]
    assert (sides[one].pk, one) in job.author_lines.values_list("user", "side")
    assert not job.author_lines.filter(user=sides[other]).exists()
    assert [e.action for e in JournalEntry.of(proposal)] == ["propose", "accept"]


@pytest.mark.parametrize("one", Side.values)
def test_nobody_accepts_what_they_proposed(one):
    _, sides, job = make_sides()
    proposal = propose(job, sides[one])

    with pytest.raises(Refused):
        accept(proposal, by=sides[one], at=NOW)

    proposal.refresh_from_db()
    assert proposal.state == ProposalState.OPEN


def test_a_third_of_the_same_side_may_accept():
    team, sides, job = make_sides()
    proposal = propose(job, sides["professional"])

    accept(proposal, by=team.referent, at=NOW)

    assert proposal.state == ProposalState.ACCEPTED


def test_of_two_who_answer_at_once_one_wins():
    team, _, job = make_sides()
    helper = make_helper(team, "Dawit Tesfaye").person.user
    proposal = propose(job, helper)
    first, second = (Proposal.objects.get(pk=proposal.pk) for _ in range(2))

    accept(first, by=team.referent, at=NOW)
    with pytest.raises(OutOfTurn):
        accept(second, by=team.manager, at=NOW)
    with pytest.raises(OutOfTurn):
        refuse(second, reason="Trop tard.", by=team.deputy, at=NOW)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == (ProposalState.ACCEPTED, team.referent)


def test_of_two_proposals_on_one_section_the_second_does_not_undo_the_first():
    _, sides, job = make_sides()
    first = propose(job, sides["helper"])
    second = propose(job, sides["professional"], OTHER)

    accept(first, by=sides["professional"], at=NOW)
    with pytest.raises(Refused):
        accept(second, by=sides["helper"], at=NOW)

    job.refresh_from_db()
    second.refresh_from_db()
    assert (job.purpose, second.state) == (NEW["purpose"], ProposalState.OPEN)


def test_proposal_is_refused_with_a_reason_only():
    team, sides, job = make_sides()
    proposal = propose(job, sides["helper"])

    with pytest.raises(Refused):
        refuse(proposal, reason="  ", by=team.referent, at=NOW)
    refuse(proposal, reason="Déjà dit.", by=team.referent, at=NOW)

    job.refresh_from_db()
    assert (proposal.state, proposal.reason) == (ProposalState.REFUSED, "Déjà dit.")
    assert job.purpose != NEW["purpose"]


def test_two_proposals_become_one_wording_that_credits_both():
    _, sides, job = make_sides()
    parts = [propose(job, sides["helper"]), propose(job, sides["professional"], OTHER)]
    both = {"purpose": "Se déplacer sans peur, d'abord avec quelqu'un."}

    agreed = merge(parts, both, by=sides["helper"], at=NOW)
    with pytest.raises(Refused):
        accept(agreed, by=sides["helper"], at=NOW)
    accept(agreed, by=sides["professional"], at=NOW)

    job.refresh_from_db()
    assert job.purpose == both["purpose"]
    assert [part.state for part in parts] == [ProposalState.MERGED] * 2
    authors = {line.user for line in job.author_lines.all()}
    assert authors >= set(sides.values())


def test_refused_wording_opens_its_parts_again():
    team, sides, job = make_sides()
    parts = [propose(job, sides["helper"]), propose(job, sides["professional"], OTHER)]
    agreed = merge(parts, {"purpose": "Marcher."}, by=team.referent, at=NOW)

    refuse(agreed, reason="On y perd la peur.", by=sides["helper"], at=NOW)

    for part in parts:
        part.refresh_from_db()
    assert [part.state for part in parts] == [ProposalState.OPEN] * 2
    assert [part.merged_into for part in parts] == [None, None]


def test_only_what_is_open_and_of_one_section_is_merged():
    team, sides, job = make_sides()
    first = propose(job, sides["helper"])
    other = propose(job, sides["helper"], {"place": "La gare"}, "place")

    with pytest.raises(Refused):
        merge([first, other], NEW, by=team.referent, at=NOW)
    with pytest.raises(Refused):
        merge([], NEW, by=team.referent, at=NOW)
    accept(first, by=team.referent, at=NOW)
    with pytest.raises(OutOfTurn):
        merge([first], OTHER, by=team.deputy, at=NOW)

    assert Proposal.objects.count() == 2


def test_helper_proposes_at_any_time_also_on_an_adopted_mission():
    team, sides, job = make_sides(state=JobState.ADOPTED)

    proposal = propose(job, sides["helper"])
    accept(proposal, by=team.referent, at=NOW)

    draft = JobDescription.objects.get(state=JobState.CONSULTATION)
    job.refresh_from_db()
    assert (proposal.job, draft.version, draft.purpose) == (draft, 2, NEW["purpose"])
    assert job.purpose != NEW["purpose"]


def test_proposals_on_an_adopted_mission_meet_in_one_draft():
    _, sides, job = make_sides(state=JobState.ADOPTED)

    first = propose(job, sides["helper"])
    second = propose(job, sides["professional"], {"place": "La gare"}, "place")

    assert first.job == second.job
    assert JobDescription.objects.count() == 2


def test_next_version_is_adopted_with_its_number_and_the_first_keeps_its_words():
    team, sides, job = make_sides(state=JobState.ADOPTED)
    accept(propose(job, sides["helper"]), by=team.referent, at=NOW)
    draft = change_job(job, by=team.referent, at=NOW)
    review = {"review_due": "2027-06-15"}
    accept(propose(draft, team.referent, review, "review_due"), by=sides["helper"], at=NOW)
    draft.refresh_from_db()

    draft.adopt(by=team.manager, at=NOW)

    job.refresh_from_db()
    assert [(one.version, one.state) for one in (job, draft)] == [
        (1, JobState.RETIRED),
        (2, JobState.ADOPTED),
    ]
    assert draft.review_due.isoformat() == review["review_due"]


def test_mission_is_not_adopted_over_an_open_proposal():
    team, sides, job = make_sides()
    propose(job, sides["helper"])

    with pytest.raises(Refused):
        job.adopt(by=team.manager, at=NOW)

    job.refresh_from_db()
    assert job.state == JobState.CONSULTATION


@pytest.mark.parametrize("state", [JobState.RETIRED])
def test_nothing_is_proposed_on_a_retired_mission(state):
    _, sides, job = make_sides(state=state)

    with pytest.raises(Refused):
        propose(job, sides["helper"])

    assert not Proposal.objects.exists()


def test_who_is_of_no_side_proposes_nothing():
    _, _, job = make_sides()

    with pytest.raises(Refused):
        propose(job, make_team().referent)

    assert not Proposal.objects.exists()


def test_words_that_change_nothing_are_not_proposed():
    _, sides, job = make_sides()

    with pytest.raises(Refused):
        propose(job, sides["helper"], {"purpose": job.purpose})

    assert not Proposal.objects.exists()


def test_second_click_makes_no_second_proposal():
    _, sides, job = make_sides()

    proposals = [propose(job, sides["helper"]) for _ in range(2)]

    assert proposals[0] == proposals[1]


def test_hours_are_not_proposed_for_a_volunteer():
    _, sides, job = make_sides()

    with pytest.raises(Refused):
        propose(job, sides["professional"], {"availability": "", "time_frame": "12 h"}, "time")

    assert not Proposal.objects.exists()


def test_proposals_are_seen_by_both_sides_of_the_centre_and_nobody_else():
    team, sides, job = make_sides()
    proposal = propose(job, sides["helper"])

    for who in (*sides.values(), team.manager):
        assert list(Proposal.objects.visible_to(who)) == [proposal]
    assert not Proposal.objects.visible_to(make_team().manager).exists()


@pytest.mark.parametrize(
    ("state", "changes"),
    [
        (ProposalState.OPEN, {"state": "unknown"}),
        (ProposalState.OPEN, {"side": "king"}),
        (ProposalState.OPEN, {"state": ProposalState.ACCEPTED}),
        (ProposalState.OPEN, {"reason": "Non"}),
        (ProposalState.ACCEPTED, {"decided_at": None}),
        (ProposalState.REFUSED, {"reason": ""}),
        (ProposalState.MERGED, {"merged_into": None}),
    ],
)
def test_database_holds_what_a_proposal_is(state, changes):
    proposal = make_proposal(state=state)

    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(**changes)


def test_database_holds_that_nobody_accepts_their_own():
    proposal = make_proposal(state=ProposalState.ACCEPTED)

    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(decided_by=proposal.proposed_by)
