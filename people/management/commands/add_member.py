import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from common.errors import Refused
from people.actions import add_member, give_account
from people.models import OVERSEEING, Centre, Organisation, Person, Role, User

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another


class Command(BaseCommand):
    help = (
        "Open an account with one role from today: how the first manager of a centre comes in. "
        "The association and the centre are opened if they are not there yet."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("user_name")
        parser.add_argument("name", help="as it will be shown to colleagues")
        parser.add_argument("role", choices=Role.values)
        parser.add_argument("--organisation", required=True, help="name of the association")
        parser.add_argument("--centre", help="name of the centre; none for who oversees them all")
        parser.add_argument("--function", default="", help="as it is printed below a signature")
        parser.add_argument("--email", default="")
        parser.add_argument("--person", help="pseudonym of the person whose account it will be")

    @transaction.atomic
    def handle(self, *, user_name: str, role: str, centre: str | None, **options: Any) -> None:
        if (role in OVERSEEING) == bool(centre):
            raise CommandError("Give a centre, but none for headquarters and protection officer.")
        if User.objects.filter(username=user_name).exists():
            raise CommandError("This user name is taken.")
        organisation, _new = Organisation.objects.get_or_create(
            name=options["organisation"], defaults={"issuer_name": options["organisation"]}
        )
        password = new_password()
        user = add_member(
            user_name=user_name,
            name=options["name"],
            role=role,
            organisation=organisation,
            centre=Centre.objects.get_or_create(organisation=organisation, name=centre)[0]
            if centre
            else None,
            function=options["function"],
            email=options["email"],
            password=password,
            starts_on=timezone.localdate(),
            by=None,
            at=timezone.now(),
        )
        if options["person"]:
            self.give(options["person"], user)
        self.stdout.write(f"Passphrase, shown this once, to be changed: {password}")

    def give(self, code: str, user: User) -> None:
        """Make it the account of a person who is known to the centre."""
        try:
            person = Person.objects.get(code=code, centre__memberships__user=user)
            give_account(person, user=user, by=None, at=timezone.now())
        except Person.DoesNotExist:
            raise CommandError("Nobody in this centre has this pseudonym.") from None
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal


def new_password() -> str:
    """Return five groups of five letters: 123 bits, and easy to copy from a screen."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(5))
