import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from certificates import actions
from certificates.lifecycle import CERTIFICATE, VERSION, CertificateState, VersionState
from certificates.models import Certificate, Template, TemplateVersion
from certificates.selectors.certificates import ACTIONS, moves_for, steps_of
from certificates.selectors.templates import TEMPLATE_ACTIONS
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.actions import add_member
from people.models import Role
from tests.factories.certificates import make_certificate, make_served_protocol, make_version
from tests.factories.people import make_centre, make_organisation, make_user
from tests.factories.programme import make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme(make_centre())


@pytest.mark.parametrize("state", CertificateState.values)
def test_certificate_refuses_each_move_out_of_turn(state):
    certificate = make_certificate(state=state)
    journal = list(JournalEntry.of(certificate))

    for move in CERTIFICATE.values():
        if state not in move.sources:
            with pytest.raises(OutOfTurn):
                certificate.move(move.name, by=None, at=timezone.now())

    certificate.refresh_from_db()
    assert certificate.state == state
    assert list(JournalEntry.of(certificate)) == journal


@pytest.mark.parametrize("state", VersionState.values)
def test_version_refuses_each_move_out_of_turn(state, programme):
    version = make_version(programme)
    if state in ("draft", "shared"):
        version = TemplateVersion.objects.create(template=version.template, number=2)
    if state == "shared":
        version.move("share", by=None, at=timezone.now())
    if state == "retired":
        version.move("retire", by=None, at=timezone.now())
    journal = list(JournalEntry.of(version))

    for move in VERSION.values():
        if state not in move.sources:
            with pytest.raises(OutOfTurn):
                version.move(move.name, by=None, at=timezone.now())

    version.refresh_from_db()
    assert version.state == state
    assert list(JournalEntry.of(version)) == journal


def test_every_step_has_its_words_in_the_history():
    others = {"prepare", "amend", "publish", "retire", "tell", "choose_words", "choose_issuer"}
    others |= {"agree-to-follow-up", "end-follow-up"}
    assert set(CERTIFICATE) | others == set(ACTIONS)
    assert set(VERSION) <= set(TEMPLATE_ACTIONS)


@pytest.mark.parametrize("state", ["drafting", "review", "issued", "revoked"])
def test_the_way_shows_one_step_that_is_now_at_most(state):
    steps = [step["state"] for step in steps_of(make_certificate(state=state))]

    assert steps == sorted(steps, key=["done", "now", "next"].index)
    assert steps.count("now") == (0 if state == "issued" else 1)


# Who


def test_moves_are_where_lifecycle_and_policy_agree(programme):
    certificate = make_certificate(state="approved", programme=programme)
    holder = certificate.protocol.helper.person.user

    names = {
        who: [move.name for move in moves_for(user, certificate)]
        for who, user in (
            ("manager", programme.manager),
            ("referent", programme.referent),
            ("holder", holder),
            ("elsewhere", make_user(Role.MANAGER)),
        )
    }

    assert names == {
        "manager": ["return", "issue", "cancel"],
        "referent": ["return", "cancel"],
        "holder": ["return"],
        "elsewhere": [],
    }


def test_nobody_writes_or_signs_their_own(programme):
    certificate = make_certificate(state="approved", programme=programme)
    holder = certificate.protocol.helper.person.user
    at = timezone.now()
    centre = programme.centre
    add_member(
        user_name=holder.username,
        name=holder.name,
        role=Role.MANAGER,
        organisation=centre.organisation,
        centre=centre,
        starts_on=timezone.localdate(),
        by=programme.manager,
        at=at,
    )
    holder = type(holder).objects.get(pk=holder.pk)

    assert [move.name for move in moves_for(holder, certificate)] == ["return"]


def test_holder_sees_it_from_the_first_word_on_for_it_is_written_together():
    certificate = make_certificate()
    holder = certificate.protocol.helper.person.user

    seen = [Certificate.objects.visible_to(holder).count()]
    certificate.submit(by=None, at=timezone.now())
    seen.append(Certificate.objects.visible_to(holder).count())
    certificate.return_(change_wanted="Mon nom", by=holder, at=timezone.now())
    seen.append(Certificate.objects.visible_to(holder).count())

    assert seen == [1, 1, 1]


# The words


def test_preparing_takes_the_facts_and_hides_what_nobody_asked_for(programme):
    protocol = make_served_protocol(programme)
    version = make_version(programme)

    certificate = actions.prepare(
        protocol, version=version, by=programme.referent, at=timezone.now()
    )

    assert certificate.state == "drafting"
    assert certificate.facts["hours"]["sessions"] == 1
    assert certificate.hidden == ["contact", "languages", "native_name", "status"]
    assert [entry.action for entry in JournalEntry.of(certificate)] == ["prepare"]


def test_a_second_preparation_is_refused(programme):
    certificate = make_certificate(programme=programme)

    with pytest.raises(Refused, match="already"):
        actions.prepare(
            certificate.protocol,
            version=certificate.template_version,
            by=programme.referent,
            at=timezone.now(),
        )

    assert Certificate.objects.count() == 1


def test_preparing_without_a_session_that_was_read_is_refused(programme):
    protocol = make_served_protocol(programme, sessions=0)

    with pytest.raises(Refused, match="session"):
        actions.prepare(
            protocol, version=make_version(programme), by=programme.referent, at=timezone.now()
        )

    assert Certificate.objects.count() == 0


def test_a_template_that_is_not_published_or_of_another_association_is_refused(programme):
    protocol = make_served_protocol(programme)
    version = make_version(programme)
    draft = TemplateVersion.objects.create(template=version.template, number=2)
    other = make_version(make_programme(make_centre("Ailleurs", make_organisation("Autre"))))

    for wrong in (draft, other):
        with pytest.raises(Refused):
            actions.prepare(protocol, version=wrong, by=programme.referent, at=timezone.now())


def test_amending_changes_words_and_takes_figures_again(programme):
    certificate = make_certificate(programme=programme)
    programme.log(certificate.protocol, minutes=30)

    actions.amend(
        certificate,
        title="Attestation de savoirs d'expérience",
        holder={"name": "Amina R."},
        mission={"title": "Pair-aidance"},
        by=programme.referent,
        at=timezone.now(),
    )

    certificate.refresh_from_db()
    facts = certificate.facts
    assert facts["title"] == "Attestation de savoirs d'expérience"
    assert (facts["holder"]["name"], facts["mission"]["title"]) == ("Amina R.", "Pair-aidance")
    assert facts["hours"]["minutes"] == 75
    assert facts["activities"][0]["result"] == "Neuf se déplacent seules."


def test_words_given_to_read_cannot_be_amended(programme):
    certificate = make_certificate(state="review", programme=programme)
    before = certificate.facts

    with pytest.raises(OutOfTurn):
        actions.amend(certificate, title="Autre", by=programme.referent, at=timezone.now())

    certificate.refresh_from_db()
    assert certificate.facts == before


def test_seven_achievements_are_refused(programme):
    certificate = make_certificate(programme=programme)
    rows = [{"situation": "a", "action": "b", "result": str(n)} for n in range(7)]

    with pytest.raises(Refused, match="6"):
        actions.amend(certificate, activities=rows, by=programme.referent, at=timezone.now())


def test_a_name_that_no_font_can_write_is_refused_before_it_is_read():
    certificate = make_certificate(name="Amina 😀")

    with pytest.raises(Refused, match=r"“😀” \(U\+1F600\).*“Amina 😀”"):
        certificate.submit(by=None, at=timezone.now())

    certificate.refresh_from_db()
    assert certificate.state == "drafting"


def test_approving_freezes_what_is_shown():
    certificate = make_certificate(state="review")
    holder = certificate.protocol.helper.person.user

    certificate.approve(
        hidden=["hours", "skills.0"],
        read_sha256=certificate.facts_sha256(),
        by=holder,
        at=timezone.now(),
    )

    certificate.refresh_from_db()
    assert (certificate.state, certificate.hidden) == ("approved", ["hours", "skills.0"])
    assert certificate.approved_at is not None


def test_words_that_changed_since_they_were_read_are_not_approved():
    certificate = make_certificate(state="review")

    with pytest.raises(Refused, match="changed"):
        certificate.approve(hidden=[], read_sha256="0" * 64, by=None, at=timezone.now())

    certificate.refresh_from_db()
    assert certificate.state == "review"


def test_what_must_stand_cannot_be_hidden():
    certificate = make_certificate(state="review")

    with pytest.raises(Refused, match="hidden"):
        certificate.approve(hidden=["status_note"], by=None, at=timezone.now())


@pytest.mark.parametrize("state", ["review", "approved"])
def test_a_change_that_is_asked_for_needs_a_new_approval(state, programme):
    certificate = make_certificate(state=state, programme=programme)

    certificate.return_(change_wanted=" Mon nom ", by=None, at=timezone.now())

    certificate.refresh_from_db()
    assert (certificate.state, certificate.change_wanted) == ("drafting", "Mon nom")
    assert certificate.approved_at is None
    with pytest.raises(OutOfTurn):
        actions.issue(certificate, by=programme.manager, at=timezone.now())


def test_a_change_without_a_sentence_is_refused():
    certificate = make_certificate(state="review")

    with pytest.raises(Refused):
        certificate.return_(change_wanted="  ", by=None, at=timezone.now())


def test_revoking_needs_a_reason():
    certificate = make_certificate(state="issued")

    with pytest.raises(Refused):
        certificate.revoke(reason="because", by=None, at=timezone.now())

    certificate.refresh_from_db()
    assert certificate.state == "issued"


# The rows


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "issued"},
        {"state": "elsewhere"},
        {"number": "RC-2026-0001"},
        {"paper_sha256": "0" * 64},
        {"state": "revoked"},
        {"revocation_reason": "error"},
    ],
)
def test_rows_that_say_half_of_it_are_refused(changes):
    certificate = make_certificate()

    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).update(**changes)


def test_two_preparations_of_one_protocol_cannot_stand_in_the_database(programme):
    certificate = make_certificate(programme=programme)

    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.create(
            protocol=certificate.protocol,
            template_version=certificate.template_version,
            facts={},
        )


def test_template_rows_mind_their_constraints(programme):
    version = make_version(programme)
    template = version.template

    with pytest.raises(IntegrityError), transaction.atomic():
        Template.objects.create(organisation=template.organisation, key=template.key, title="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        TemplateVersion.objects.create(template=template, number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        TemplateVersion.objects.filter(pk=version.pk).update(blocks_sha256="")
    with pytest.raises(IntegrityError), transaction.atomic():
        TemplateVersion.objects.filter(pk=version.pk).update(state="elsewhere")
