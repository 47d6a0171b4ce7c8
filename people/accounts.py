"""The link by which somebody chooses their own passphrase: for 48 hours, once.

It is a link of « forgotten passphrase », handed over as a QR code instead of by mail: it holds as
long as the passphrase it was made for. Whoever opens it uses nothing up: only sending does.
"""

import re
import unicodedata

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str

from people.models import Person, User

LONGEST = 30


def link_to_choose_passphrase(user: User) -> str:
    """Return the whole address. It is shown once and written down nowhere."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    address: str = get_adapter().get_reset_password_from_key_url(key)
    return address


def proposed_user_name(person: Person) -> str:
    """Return a free user name: the first word of the name in Latin letters, or the pseudonym."""
    first = (person.chosen_name.split() or [""])[0]
    plain = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]", "", plain)[:LONGEST] or person.code.lower()
    taken = set(User.objects.filter(username__startswith=name).values_list("username", flat=True))
    numbered = (f"{name}{number}" for number in range(2, len(taken) + 3))
    return next(free for free in (name, *numbered) if free not in taken)
