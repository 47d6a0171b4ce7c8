"""A protocol on paper: the frozen text, those who sign it, and the fingerprint of the text.

Pure: an agreement as plain data in, PDF bytes out. Same agreement, same bytes.
"""

from datetime import date, datetime
from typing import TypedDict

from babel.dates import format_time
from django.template.loader import render_to_string
from django.utils import translation

from common import paper
from common.typography import day, typo

STYLE = ("css/paper/agreement.css",)


class Party(TypedDict):
    role: str  # « la pair-aidante »
    name: str
    function: str


class Article(TypedDict):
    heading: str
    paragraphs: list[str]


class Signed(TypedDict):
    """A place to sign; what tells of the signature is "" as long as it is empty."""

    role: str  # what one signs as, in words
    name: str
    function: str
    signed_on: str  # YYYY-MM-DD
    signed_at: str  # the minute as well, ISO 8601; "" for a paper signed by hand
    means: str
    statement: str
    picture: str  # the drawn signature, as a data: address
    typed: str  # the name as they typed it


class Read(TypedDict):
    """How the text was read with the helper before they signed."""

    how: str
    language: str
    by: str
    interpreter: str
    read_on: str  # YYYY-MM-DD


class Agreement(TypedDict):
    language: str
    title: str
    number: str
    written_on: str  # YYYY-MM-DD, the day its text was frozen
    organisation: str
    parties: list[Party]
    preamble: list[str]
    articles: list[Article]
    signatures: list[Signed]
    read: Read | None
    fingerprint: str  # SHA-256 of the text, in hexadecimal


def to_pdf(agreement: Agreement) -> bytes:
    """Return the agreement as PDF, to read, to print and to sign."""
    return paper.from_html(to_html(agreement), css=STYLE)


def hour(moment: str, language: str) -> str:
    """Return the hour and the minute of a moment, in the words of a language; "" for none."""
    if not moment:
        return ""
    return format_time(datetime.fromisoformat(moment), "short", locale=language)


def to_html(agreement: Agreement) -> str:
    language = agreement["language"]

    def in_letters(on: str) -> str:
        return day(date.fromisoformat(on), language) if on else ""

    with translation.override(language):
        context = {
            **agreement,
            "title": typo(agreement["title"], language),
            "on": in_letters(agreement["written_on"]),
            "preamble": [typo(text, language) for text in agreement["preamble"]],
            "articles": [
                {
                    "heading": typo(article["heading"], language),
                    "paragraphs": [typo(text, language) for text in article["paragraphs"]],
                }
                for article in agreement["articles"]
            ],
            "signatures": [
                {
                    **signed,
                    "on": in_letters(signed["signed_on"]),
                    "hour": hour(signed["signed_at"], language),
                }
                for signed in agreement["signatures"]
            ],
            "read_on": in_letters(read["read_on"]) if (read := agreement["read"]) else "",
        }
        return render_to_string("protocols/paper.html", context)
