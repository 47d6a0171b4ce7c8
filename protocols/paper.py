"""A protocol on paper: the frozen text, those who sign it, and the fingerprint of the text.

Pure: an agreement as plain data in, PDF bytes out. Same agreement, same bytes.
"""

from datetime import date
from typing import TypedDict

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
    """A place to sign; `signed_on` and `means` are "" as long as it is empty."""

    role: str
    name: str
    function: str
    signed_on: str  # YYYY-MM-DD
    means: str


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
    fingerprint: str  # SHA-256 of the text, in hexadecimal


def to_pdf(agreement: Agreement) -> bytes:
    """Return the agreement as PDF, to read, to print and to sign."""
    return paper.from_html(to_html(agreement), css=STYLE)


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
                {**signed, "on": in_letters(signed["signed_on"])}
                for signed in agreement["signatures"]
            ],
        }
        return render_to_string("protocols/paper.html", context)
