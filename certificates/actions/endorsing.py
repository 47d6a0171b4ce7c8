"""What others say: asked for, written or noted, and chosen by the holder."""

from collections.abc import Collection
from datetime import date, datetime
from typing import cast

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from certificates import words
from certificates.actions.achievements import check_text, keep
from certificates.choices import hidden_again
from certificates.facts import EndorsementFact, Facts
from certificates.lifecycle import APPROVED, DRAFTING, ENDORSING, IN_PREPARATION, EndorsementState
from certificates.models import Certificate, Endorsement
from common.errors import Refused
from common.models import JournalEntry
from people.models import STAFF, Role, User

Group = Endorsement.Group
NOTED = (Group.SUPPORTED, Group.VOLUNTEERS)
"""Groups without an account here: their words are noted by who is in charge."""


def check_open(certificate: Certificate) -> None:
    if certificate.state not in IN_PREPARATION:
        raise Refused(gettext("This certificate takes no more words."))


@transaction.atomic
def ask_for_words(certificate: Certificate, *, of: User, by: User, at: datetime) -> Endorsement:
    """Ask a member of the team, or management, for one or two sentences.

    Once the words are approved, the certificate waits for them; it may also go on without.

    :raises Refused: of the holder, of somebody from elsewhere, twice, or too late.
    """
    check_open(certificate)
    centre = certificate.protocol.job.centre_id
    is_holder = certificate.protocol.helper.person.user_id == of.pk
    if is_holder or not any(of.has_role(role, centre) for role in STAFF):
        raise Refused(gettext("Choose somebody of the team of this centre."))
    is_manager = of.has_role(Role.MANAGER, centre)
    try:
        with transaction.atomic():
            endorsement = Endorsement.objects.create(
                certificate=certificate,
                group=Group.MANAGEMENT if is_manager else Group.TEAM,
                asked_of=of,
                asked_by=by,
            )
    except IntegrityError:
        raise Refused(gettext("This person is asked already.")) from None
    JournalEntry.record(endorsement, "ask", by=by, at=at)
    wait_for_words(certificate, by=by, at=at)
    return endorsement


def wait_for_words(certificate: Certificate, *, by: User, at: datetime) -> None:
    """Wait for words of others, if only the signature was awaited."""
    if certificate.state == APPROVED:
        certificate.move("gather", by=by, at=at)


@transaction.atomic
def give_words(endorsement: Endorsement, *, text: str, by: User, at: datetime) -> None:
    """Give the words one was asked for, under one's name.

    :raises Refused: without words, with what no paper shows or should not tell, or too late.
    """
    said = endorsement.check_words(text)
    check_text(said)
    today = timezone.localdate(at)
    endorsement.move("give", by=by, at=at, words=said, signer=by.name[:80], said_on=today)
    add_to_draft(endorsement.certificate, by=by, at=at)


@transaction.atomic
def note_words(
    certificate: Certificate,
    *,
    group: str,
    text: str,
    by: User,
    at: datetime,
    signer: str = "",
    said_on: date | None = None,
) -> Endorsement:
    """Note what a person supported, or a volunteer, says; of the first, never a name.

    :raises Refused: for a group that writes its own, with the name of a person supported, on a
        day to come, or as `give_words` refuses.
    """
    check_open(certificate)
    today = timezone.localdate(at)
    if group not in NOTED:
        raise Refused(gettext("The team and management write their own words: ask them."))
    if group == Group.SUPPORTED and signer.strip():
        raise Refused(gettext("Persons supported are quoted without their name."))
    if said_on and said_on > today:
        raise Refused(gettext("This day has not come yet."))
    endorsement = Endorsement(certificate=certificate, group=group, asked_by=by)
    endorsement.words = endorsement.check_words(text)
    check_text(endorsement.words)
    endorsement.state = EndorsementState.GIVEN
    endorsement.signer, endorsement.said_on = signer.strip()[:80], said_on or today
    endorsement.save(force_insert=True)
    JournalEntry.record(endorsement, "note", by=by, at=at)
    add_to_draft(certificate, by=by, at=at)
    wait_for_words(certificate, by=by, at=at)
    return endorsement


def endorsements_of(certificate: Certificate) -> list[EndorsementFact]:
    """Return what was said, group by group, in the words of the paper; nobody is named."""
    labels, order = words.endorsement_groups(), list(Group.values)
    given = list(certificate.endorsements.all().given())
    given.sort(key=lambda one: (order.index(one.group), one.pk))
    return [EndorsementFact(group=labels[one.group], text=one.words) for one in given]


def with_what_others_say(certificate: Certificate) -> Facts:
    return cast(Facts, {**certificate.facts, "endorsements": endorsements_of(certificate)})


def add_to_draft(certificate: Certificate, *, by: User, at: datetime) -> None:
    """Add the words to a draft; later, they wait until their holder chooses."""
    if certificate.state == DRAFTING:
        keep(certificate, with_what_others_say(certificate), states=(DRAFTING,), by=by, at=at)


@transaction.atomic
def choose_words(
    certificate: Certificate, *, chosen: Collection[str], by: User, at: datetime
) -> None:
    """Let the holder choose which words of others appear; then management may sign.

    `chosen` names them by their references; what was agreed to stays as it was.

    :raises Refused: unless words are awaited.
    """
    before, facts = certificate.facts, with_what_others_say(certificate)
    hidden = [
        key
        for key in hidden_again(certificate.hidden, before, facts)
        if key.partition(".")[0] != "endorsements"
    ]
    given = {str(one.reference): one for one in certificate.endorsements.all().given()}
    labels = words.endorsement_groups()
    wanted = [(labels[one.group], one.words) for key, one in given.items() if key in chosen]
    told = [(one["group"], one["text"]) for one in facts["endorsements"]]
    hidden += [f"endorsements.{place}" for place, one in enumerate(told) if one not in wanted]
    keep(certificate, facts, states=(ENDORSING,), by=by, at=at, hidden=sorted(hidden))
    certificate.move("choose", by=by, at=at)


def copy_endorsements(old: Certificate, new: Certificate, *, by: User) -> None:
    """Take over what was said for the version that is replaced."""
    kept = list(old.endorsements.all().given())
    for one in kept:
        one.pk, one.certificate = None, new
        one.reference = Endorsement._meta.get_field("reference").get_default()
    if not kept:
        keys = {label: key for key, label in words.endorsement_groups().items()}
        day = timezone.localdate(old.issued_at)
        kept = [
            Endorsement(
                certificate=new,
                group=keys.get(one["group"], Group.TEAM),
                words=one["text"],
                state=EndorsementState.GIVEN,
                asked_by=by,
                said_on=day,
            )
            for one in old.facts["endorsements"]
        ]
    Endorsement.objects.bulk_create(kept)
