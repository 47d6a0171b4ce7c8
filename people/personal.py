"""What this app keeps about whom, and for how long (domain.md P02, P03, P05)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.personal import INTERNAL, PUBLIC, About, Class, Kept, Table

WITH_THE_RECORD = _("with the record")


def of_person(exported: Promise) -> Kept:
    """Something about a person supported, or about a helper as a person."""
    kept = _("24 months after the last contact")
    return Kept(About.PERSON, Class.PERSONAL, kept, WITH_THE_RECORD, exported)


def of_member(exported: str | Promise) -> Kept:
    """Something about who has an account: staff, or a helper."""
    kept = _("as long as what they signed")
    return Kept(About.STAFF, Class.PERSONAL, kept, _("the account is closed and renamed"), exported)


SECRET = Kept(About.STAFF, Class.SENSITIVE, _("as long as the account"), _("when it is closed"), "")

TABLE: Table = {
    "people.Organisation": {
        "reference": INTERNAL,
        "name": PUBLIC,
        "issuer_name": PUBLIC,
        "address": PUBLIC,
        "email": PUBLIC,
        "privacy_contact": PUBLIC,
        "helper_title": PUBLIC,
        "bridge_languages": INTERNAL,
        "bridge_level": INTERNAL,
        "third_party_name": PUBLIC,
        "third_party_contact": PUBLIC,
        "expenses_kinds": PUBLIC,
        "expenses_contact": PUBLIC,
        "expenses_delay_days": PUBLIC,
    },
    "people.Centre": {
        "reference": INTERNAL,
        "organisation": INTERNAL,
        "name": PUBLIC,
        "places": INTERNAL,
    },
    "people.User": {
        "password": SECRET,
        "last_login": of_member(_("your last sign-in")),
        "reference": INTERNAL,
        "username": of_member(_("your user name")),
        "email": of_member(_("your e-mail")),
        "name": of_member(_("your name")),
        "is_active": INTERNAL,
        "is_demo": INTERNAL,
        "date_joined": of_member(_("when your account was opened")),
    },
    "people.Membership": {
        "reference": INTERNAL,
        "user": of_member(_("your roles")),
        "organisation": of_member(_("your roles")),
        "centre": of_member(_("your roles")),
        "role": of_member(_("your roles")),
        "function": of_member(_("your roles")),
        "starts_on": of_member(_("your roles")),
        "ends_on": of_member(_("your roles")),
    },
    "people.Person": {
        "reference": INTERNAL,
        "centre": of_person(_("your centre")),
        "user": of_person(_("your account")),
        "code": of_person(_("your pseudonym")),
        "chosen_name": of_person(_("your name")),
        "native_name": of_person(_("your name in its script")),
        "native_language": of_person(_("your name in its script")),
        "languages": of_person(_("your languages")),
        "arrived_on": of_person(_("since when you are here")),
        "left_on": of_person(_("when you left")),
    },
}
