"""What the programme does with people: open a centre, welcome a person, give and end a role."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from people.accounts import link_to_choose_passphrase
from people.models import Centre, Membership, Organisation, Person, Role, User


@transaction.atomic
def add_member(
    *,
    user_name: str,
    name: str,
    role: str,
    organisation: Organisation,
    centre: Centre | None = None,
    function: str = "",
    starts_on: date,
    by: User | None,
    at: datetime,
    **account: Any,
) -> User:
    """Open an account with one role. An account that exists gets the role as well."""
    user = User.objects.filter(username=user_name).first()
    user = user or User.objects.create_user(user_name, name=name, **account)
    membership = Membership.objects.create(
        user=user,
        organisation=organisation,
        centre=centre,
        role=role,
        function=function,
        starts_on=starts_on,
    )
    JournalEntry.record(membership, "open", by=by, at=at, details={"role": role})
    return user


@transaction.atomic
def give_account(person: Person, *, user: User, by: User | None, at: datetime) -> None:
    """Tell whose account this is, so that a helper sees their own pages.

    :raises Refused: if the person, or the account, is taken already.
    """
    taken = Person.objects.filter(user=user).exists()
    free = Person.objects.filter(pk=person.pk, user=None)
    if taken or not free.update(user=user):
        raise Refused(gettext("This person has an account already, or the account is another’s."))
    person.user = user
    JournalEntry.record(person, "give_account", by=by, at=at)


@transaction.atomic
def open_account(person: Person, *, user_name: str, by: User, at: datetime) -> str:
    """Open the account of a peer helper; return the link by which they choose their passphrase.

    :raises Refused: if the user name is taken, or the person has an account.
    """
    if person.user_id or User.objects.filter(username__iexact=user_name).exists():
        raise Refused(gettext("This user name is taken, or this person has an account already."))
    try:
        with transaction.atomic():
            user = User.objects.create_user(user_name, name=person.chosen_name)
    except IntegrityError:
        raise Refused(gettext("This user name is taken. Choose another one.")) from None
    add_member(
        user_name=user.username,
        name=user.name,
        role=Role.HELPER,
        organisation=person.centre.organisation,
        centre=person.centre,
        starts_on=timezone.localdate(at),
        by=by,
        at=at,
    )
    give_account(person, user=user, by=by, at=at)
    return link_to_choose_passphrase(user)


@transaction.atomic
def renew_link(person: Person, *, by: User, at: datetime) -> str:
    """Make a new link to choose a passphrase: the old link and the old passphrase open nothing.

    :raises Refused: if there is no account, or if it is also a colleague’s: they ask by mail.
    """
    user = person.user
    if user is None:
        raise Refused(gettext("This person has no account yet."))
    today = timezone.localdate(at)
    roles = Membership.objects.filter(user=user).exclude(role=Role.HELPER)
    if roles.exclude(ends_on__lt=today).exists():
        raise Refused(gettext("This is the account of a colleague: nobody else may renew it."))
    user.set_unusable_password()
    user.save(update_fields=["password"])
    JournalEntry.record(person, "renew_link", by=by, at=at)
    return link_to_choose_passphrase(user)


@transaction.atomic
def end_membership(membership: Membership, *, on: date, by: User, at: datetime) -> None:
    """Close a role after this day; access ends at the next request.

    :raises Refused: if the role would end before it started.
    """
    if on < membership.starts_on:
        raise Refused(gettext("A membership cannot end before it starts."))
    membership.ends_on = on
    membership.save(update_fields=["ends_on"])
    JournalEntry.record(membership, "end", by=by, at=at)


@transaction.atomic
def welcome_person(
    *,
    centre: Centre,
    chosen_name: str,
    by: User,
    at: datetime,
    submission: UUID | None = None,
    **fields: Any,
) -> Person:
    """Add a person by as little as possible (P02), under a pseudonym such as `LT1-07`.

    Sent twice under one `submission`, it is one person: the first is returned.
    """
    code, reference = next_code(centre), submission or uuid4()
    person, is_new = Person.objects.get_or_create(
        reference=reference,
        centre=centre,
        defaults={"chosen_name": chosen_name, "code": code, **fields},
    )
    if is_new:
        JournalEntry.record(person, "welcome", by=by, at=at)
    return person


@transaction.atomic
def correct_person(person: Person, *, by: User, at: datetime, **fields: Any) -> None:
    """Correct what is kept about a person (GDPR article 16)."""
    for name, value in fields.items():
        setattr(person, name, value)
    person.save(update_fields=list(fields))
    JournalEntry.record(person, "correct", by=by, at=at)


def next_code(centre: Centre) -> str:
    """Return the next free pseudonym of this centre: its initials, its number, a running number."""
    Centre.objects.select_for_update().get(pk=centre.pk)
    initials = "".join(word[0] for word in centre.name.split()).upper()[:3]
    codes = Person.objects.filter(centre=centre).values_list("code", flat=True)
    latest = max((int(code.rpartition("-")[2]) for code in codes), default=0)
    return f"{initials}{centre.pk}-{latest + 1:02d}"
