"""The people of the demonstration who have a button at /demo/."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from people.models import User


@dataclass(frozen=True, slots=True)
class Player:
    """One line of the list: whom one becomes, and what there is to see."""

    user_name: str
    name: str
    role: str | Promise
    what: str | Promise


CAST: dict[str, tuple[str | Promise, str | Promise]] = {
    "bruno": (_("Manager"), _("What waits today, protocols to sign, certificates to issue.")),
    "chloe": (_("Social worker"), _("On a phone: log a session, read those of her helpers.")),
    "amina": (_("Peer helper"), _("On a phone: her mission, her protocol, her certificate.")),
    "dawit": (_("Another peer helper"), _("On a phone: writes a certificate with the others.")),
    "hugo": (_("Team member"), _("Writes missions and certificates with the helpers.")),
    "driss": (_("Manager of another centre"), _("Sees his own centre and nothing of Bruno’s.")),
    "elise": (_("Headquarters"), _("Figures of all centres, and no name.")),
    "farid": (_("Data-protection officer"), _("Who read which file, and what is kept how long.")),
}


def cast_list() -> list[Player]:
    """Return those of the cast who have an account here, in the order of the story."""
    accounts = User.objects.filter(username__in=CAST, is_demo=True, is_active=True)
    names = {user.username: user.name for user in accounts}
    return [
        Player(user_name, names[user_name], role, what)
        for user_name, (role, what) in CAST.items()
        if user_name in names
    ]
