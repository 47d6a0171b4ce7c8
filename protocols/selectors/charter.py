"""What pages, and the gates, ask of the confidentiality charter (C8, D5)."""

from datetime import date

from helpers.models import PeerHelper
from people.languages import language_name
from people.models import User
from protocols.models import Charter, CharterSignature
from protocols.models.charter import CharterSignatureQuerySet


def current_version() -> Charter:
    """Return the version in force; the starter content brings the first one."""
    return Charter.objects.get(is_current=True)


def signatures_of(whom: PeerHelper | User) -> CharterSignatureQuerySet:
    if isinstance(whom, PeerHelper):
        return CharterSignature.objects.filter(helper=whom)
    return CharterSignature.objects.filter(member=whom)


def is_signed(whom: PeerHelper | User, *, on: date | None = None) -> bool:
    """Tell whether the version in force is signed and, if a day is given, one was by that day."""
    signatures = signatures_of(whom)
    if not signatures.standing().exists():
        return False
    return on is None or signatures.in_force(on=on).exists()


def signature_of(whom: PeerHelper | User) -> CharterSignature | None:
    """Return where this person stands with the version in force: nothing if never begun."""
    return signatures_of(whom).filter(charter__is_current=True).select_related("charter").first()


def statement_for(charter: Charter, *, language: str, explained_by: str) -> str:
    """Return what a helper says by signing."""
    said: str = charter.text()["statement"]
    words = {"explanation_language": language_name(language), "explained_by": explained_by}
    for name, word in words.items():
        said = said.replace("{{" + name + "}}", word)
    return said


def staff_statement_for(charter: Charter) -> str:
    return str(charter.text()["staff_statement"])
