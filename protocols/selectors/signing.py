"""What the pages of reading and signing show."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from people.languages import direction, language_name
from people.models import User
from protocols import copies, terms
from protocols.lifecycle import PROPOSED
from protocols.models import ClauseTranslation, Party, Protocol, Reading, Signable, SignLink
from protocols.policies import can_attend_signing, is_its_helper, parties_of
from protocols.questions import asked_on
from protocols.selectors.protocols import office_of
from protocols.selectors.steps import signs_of

FRENCH = "fra"


def account_of(protocol: Protocol, party: str, *, at: datetime) -> User | None:
    """Return the account of who signs as this party; a witness has none."""
    if party == Party.HELPER:
        return protocol.helper.person.user
    if party == Party.REFERENT:
        return protocol.helper.referent
    if party == Party.MANAGEMENT:
        office = office_of(protocol, on=timezone.localtime(at).date())
        return office.manager if office else None
    return None


def sign_page_of(
    user: User, protocol: Protocol, *, language: str, party: str = ""
) -> dict[str, Any]:
    """Return the text beside its reading copy, what is missing to sign it, and what one signs."""
    awaited = protocol.missing_signatures() if protocol.state == PROPOSED else []
    may = [one for one in parties_of(user, protocol) if one in awaited and party in ("", one)]
    mine = may[0] if may else ""
    return before_signing(user, protocol) | {
        "protocol": protocol,
        **words_beside(protocol, language),
        "to_sign": mine,
        "may_sign": bool(mine) and not protocol.missing_to_sign(mine),
        "statement": terms.statement_for(mine) if mine else "",
        "signs": signs_of(protocol),
    }


def desk_page_of(text: Signable, *, language: str) -> dict[str, Any]:
    """Return the text as the helper reads and signs it on a colleague's screen, and no more."""
    return words_beside(text, language) | {
        "signable": text,
        "reading": text.reading(),
        "left": text.questions_left(),
        "statement": terms.statement_for(Party.HELPER),
    }


def words_beside(text: Signable, language: str) -> dict[str, Any]:
    """Return the articles of a text beside their reading copy."""
    translations = translations_of(text)
    chosen = language_of(text, translations, language)
    return {
        "articles": articles_of(text, translations.get(chosen, [])),
        "copy_language": chosen,
        "copy_name": language_name(chosen) if chosen else "",
        "copy_direction": direction(chosen) if chosen else "ltr",
        "languages": [(code, language_name(code)) for code in translations],
    }


def before_signing(user: User, text: Signable) -> dict[str, Any]:
    """Return what must happen before the helper signs a text, and who may see to it here."""
    awaited = text.missing_signatures() if text.awaits_signatures() else []
    attends = can_attend_signing(user, text.agreement())
    return {
        "signable": text,
        "reading": text.reading(),
        "missing_to_sign": text.missing_to_sign(Party.HELPER) if text.text else [],
        "helper_signs": Party.HELPER in awaited,
        "is_helper": is_its_helper(user, text.agreement()),
        "attends": attends,
        "witness_awaited": attends and Party.WITNESS in awaited,
        "at_desk": attends and Party.HELPER in awaited,
    }


def translations_of(text: Signable) -> dict[str, list[ClauseTranslation]]:
    """Return the reading copies of the clauses of this text, by language."""
    keys = [article.get("key", "") for article in (text.text or {}).get("articles", [])]
    found = ClauseTranslation.objects.filter(clause__key__in=keys).select_related("clause")
    by_language: dict[str, list[ClauseTranslation]] = {}
    for translation in found.order_by("language", "pk"):
        by_language.setdefault(translation.language, []).append(translation)
    return by_language


def language_of(
    text: Signable, translations: dict[str, list[ClauseTranslation]], asked: str
) -> str:
    """Return the language of the copy to show: the one asked for, else the helper's; "" if none."""
    if asked:
        return asked if asked in translations else ""
    reading, protocol = text.reading(), text.agreement()
    wished = [
        reading.language if reading else "",
        protocol.explanation_language,
        *protocol.helper.person.languages,
    ]
    return next((code for code in wished if code in translations), "")


def articles_of(text: Signable, translations: list[ClauseTranslation]) -> list[dict[str, Any]]:
    """Return the articles, each with its copy where one was made from this very French."""
    return [
        article | copy_beside(article, [t for t in translations if t.clause.key == article["key"]])
        for article in with_keys((text.text or {}).get("articles", []))
    ]


def with_keys(articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the articles, a key to each: what was frozen long ago may lack it."""
    return [{"key": ""} | article for article in articles]


def copy_beside(article: dict[str, Any], known: list[ClauseTranslation]) -> dict[str, Any]:
    """Return the copy of an article: of several wordings, the one it was written from."""
    words = "\n".join(article["paragraphs"])
    for translation in known:
        if copy := copies.copy_of(translation.french, translation.text, words):
            return {"copy": copy, "is_confirmed": translation.is_confirmed()}
    return {"copy": "", "is_confirmed": False}


def question_page_of(text: Signable, *, wrong: str = "", chosen: str = "") -> dict[str, Any]:
    """Return the next question on this text; the same again, said kindly, after a wrong answer."""
    every, left = asked_on(text.text), text.questions_left()
    asked = next((one for one in every if one.topic == wrong), left[0] if left else None)
    articles = (text.text or {}).get("articles", [])
    clause = asked.clause if asked else ""
    return {
        "signable": text,
        "asked": asked,
        "article": next((a for a in articles if a.get("key") == clause), None),
        "is_wrong": bool(wrong),
        "chosen": chosen,
        "here": len(every) - len(left) + 1,
        "total": len(every),
    }


def proofs_of(user: User, protocol: Protocol, *, at: datetime) -> dict[str, Any]:
    """Return what each signature rests on, for who is a party to it."""
    attends = can_attend_signing(user, protocol)
    links = protocol.sign_links.select_related("user").order_by("-issued_at", "-pk")[:12]
    return {
        "protocol": protocol,
        "signatures": sorted(protocol.valid_signatures(), key=lambda s: (s.signed_at, s.pk)),
        "reading": protocol.reading(),
        "understandings": sorted(protocol.understood().items(), key=lambda known: known[1]),
        "scans": protocol.scans.order_by("-uploaded_at", "-pk")[:12],
        "links": [(link, link.state_at(at)) for link in with_protocol(links, protocol)],
        "awaited": links_to_send(protocol) if attends else [],
        "at_desk": attends and helper_awaited(protocol),
        "attends": attends,
    }


def with_protocol(links: Any, protocol: Protocol) -> list[SignLink]:
    known = list(links)
    for link in known:
        link.protocol = protocol
    return known


def links_to_send(protocol: Protocol) -> list[tuple[str, str]]:
    """Return the parties who can be sent a link: those awaited who have an account."""
    if protocol.state != PROPOSED:
        return []
    return [
        (party, str(Party(party).label))
        for party in protocol.missing_signatures()
        if party != Party.WITNESS and (party != Party.HELPER or protocol.helper.person.user_id)
    ]


def helper_awaited(text: Signable) -> bool:
    return text.awaits_signatures() and Party.HELPER in text.missing_signatures()


def first_words_of_reading(text: Signable) -> dict[str, str]:
    """Return what the protocol foresaw: who explains it, in which language."""
    protocol = text.agreement()
    return {
        "explained_by": protocol.explained_by or protocol.helper.referent.name,
        "language": protocol.explanation_language,
        "how": Reading.How.EXPLAINED,
        "text_sha256": text.text_sha256,
    }


def link_page_of(user: User, token: str, *, at: datetime) -> dict[str, Any]:
    """Return the page a link opens for the person it was made for, or why it opens nothing.

    A link that is unknown and one of another person get the same answer.
    """
    found = SignLink.objects.bound_to(user, token).first()
    if found is None:
        return {"why_not": "unknown", "status": 404, "protocol": None}
    protocol = Protocol.objects.for_signing().get(pk=found.protocol_id)
    found.protocol = protocol
    state = found.state_at(at)
    if state == SignLink.State.OPEN and protocol.signature_of(found.party):
        state = SignLink.State.USED
    if state != SignLink.State.OPEN:
        return {"why_not": str(state), "status": 410, "protocol": protocol}
    page = sign_page_of(user, protocol, language="", party=found.party) | {
        "why_not": "",
        "link": found,
    }
    return page | {"action": reverse("protocols:signlink-open", args=[token])}
