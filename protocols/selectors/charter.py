"""What pages, and the gates, ask of the confidentiality charter (C8, D5)."""

from datetime import date
from typing import Any

from django.http import Http404, QueryDict
from django.utils.translation import override

from helpers.models import PeerHelper
from people.languages import language_name
from people.models import User
from protocols.charter_reading import Reading, right_answer
from protocols.models import Charter, CharterSignature
from protocols.models.charter import ORIGINAL, CharterSignatureQuerySet
from protocols.policies import may_renew_charter


def current_version() -> Charter:
    """Return the version in force; the starter content brings the first one."""
    return Charter.objects.get(is_current=True)


def signatures_of(whom: PeerHelper | User) -> CharterSignatureQuerySet:
    if isinstance(whom, PeerHelper):
        return CharterSignature.objects.filter(helper=whom)
    return CharterSignature.objects.filter(member=whom)


def is_signed(whom: PeerHelper | User, *, on: date | None = None) -> bool:
    """Tell whether the version in force is signed and, if a day is given, one was by that day."""
    known = list(signatures_of(whom))
    stands = any(one.is_signed() for one in known)
    return stands and (on is None or any(one.binds(on=on) for one in known))


def signature_of(whom: PeerHelper | User) -> CharterSignature | None:
    """Return where this person stands with the version in force: nothing if never begun."""
    return signatures_of(whom).filter(charter__is_current=True).select_related("charter").first()


def statement_for(charter: Charter, *, language: str, explained_by: str) -> str:
    """Return what a helper says by signing."""
    said: str = charter.text()["statement"]
    with override(ORIGINAL):
        words = {"explanation_language": language_name(language), "explained_by": explained_by}
    for name, word in words.items():
        said = said.replace("{{" + name + "}}", word)
    return said


def staff_statement_for(charter: Charter) -> str:
    return str(charter.text()["staff_statement"])


def signer(user: User) -> PeerHelper | User:
    """Return for whom this person signs: for their file as a helper, else for themself."""
    own = PeerHelper.objects.visible_to(user).filter(person__user=user)
    return own.select_related("person", "referent").first() or user


def charter_page(user: User, asked: QueryDict) -> dict[str, Any]:
    """Return what the charter shows to this person: the page to read, or what they signed."""
    whom, charter = signer(user), current_version()
    is_helper = isinstance(whom, PeerHelper)
    signature = signature_of(whom)
    is_done = signature is not None and signature.is_signed()
    reading = Reading(charter, asked if is_helper else all_read(charter))
    return {
        "template": template_for(reading, is_helper=is_helper, is_done=is_done),
        "whom": whom,
        "charter": charter,
        "text": charter.text(),
        "reading": reading,
        "signature": signature,
        "is_helper": is_helper,
        "asks": {"signature": signature, "is_helper": is_helper},
        "newer": newer_version(charter) if may_renew_charter(user) else None,
    }


def charter_desk_page(helper: PeerHelper, asked: QueryDict) -> dict[str, Any]:
    """Return the page of the charter this helper is at, as it shows on a colleague's screen."""
    charter, signature = current_version(), signature_of(helper)
    reading = Reading(charter, asked)
    is_done = signature is not None and signature.is_signed()
    page = template_for(reading, is_helper=True, is_done=False)
    return {
        "template": "protocols/desk_done.html" if is_done else page,
        "charter": charter,
        "text": charter.text(),
        "reading": reading,
        "signature": signature,
        "asks": {"signature": signature, "is_helper": True},
    }


def template_for(reading: Reading, *, is_helper: bool, is_done: bool) -> str:
    if is_done or not is_helper:
        return "protocols/charter_whole.html"
    return "protocols/charter_sign.html" if reading.is_whole() else "protocols/charter_article.html"


def all_read(charter: Charter) -> QueryDict:
    """Return the answers of who reads the whole text on one page: the team."""
    answers = QueryDict(mutable=True)
    answers.update({one["key"]: right_answer(one) for one in charter.articles()})
    return answers


def newer_version(charter: Charter) -> Charter | None:
    newer = Charter.objects.filter(version__gt=charter.version)
    return newer.order_by("-version").first()


def whole(text: str) -> int:
    """Return the number that an address or a form carried; no number is version 0."""
    return int(text) if text.isdecimal() else 0


def charter_called(version: str) -> Charter:
    """Return the version of this number.

    :raises Http404: if there is none.
    """
    charter = Charter.objects.filter(version=whole(version)).first()
    if charter is None:
        raise Http404
    return charter
