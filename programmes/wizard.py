"""« J’aimerais aider », one question per page, on any phone and without JavaScript.

What was answered stands in the address, as keys only: never a name, never a word that was said.
Nothing is kept on the server until the last page is sent; the mark of the sending stands in the
address from the first page on, so that two clicks are one candidacy.
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import QueryDict

from people.languages import OFFERED, own_name
from people.models import Centre
from programmes.forms.candidacy import LanguageForm
from programmes.models import Candidacy

KEYS = ("centre", "adult", "channel", "language")
USUAL = 10
PAGES = {
    "centre": "programmes/interest_centre.html",
    "adult": "programmes/interest_adult.html",
    "minor": "programmes/interest_minor.html",
    "channel": "programmes/interest_channel.html",
    "language": "programmes/interest_language.html",
    "tell": "programmes/interest_tell.html",
}
PLACES = {"adult": 1, "channel": 2, "language": 3, "tell": 4}


@dataclass(slots=True)
class Answers:
    """What is known so far; `step` is the first question without an answer."""

    asked: QueryDict
    submission: UUID
    centres: list[Centre] = field(default_factory=list)
    centre: Centre | None = None
    adult: str = ""
    channel: str = ""
    language: str = ""
    form: LanguageForm | None = None

    @property
    def step(self) -> str:
        if self.centre is None:
            return "centre"
        if self.adult != "yes":
            return "minor" if self.adult == "no" else "adult"
        if not self.channel:
            return "channel"
        return "tell" if self.language else "language"

    @property
    def place(self) -> int:
        return PLACES.get(self.step, 0)

    def link(self, **answers: object) -> str:
        """Return the address of the next page, with these answers in place of what they were."""
        return "?" + urlencode([*self.known(*answers), *answers.items()])

    def known(self, *but: str) -> list[tuple[str, str]]:
        kept = [key for key in KEYS if key in self.asked and key not in but]
        told = [(key, self.asked.get(key, "")) for key in kept]
        return [("submission", str(self.submission)), *told]

    def hidden(self) -> list[tuple[str, str]]:
        return self.known("language")

    def yes(self) -> str:
        return self.link(adult="yes")

    def no(self) -> str:
        return self.link(adult="no")

    def places(self) -> list[tuple[Centre, str]]:
        return [(centre, self.link(centre=centre.reference)) for centre in self.centres]

    def channels(self) -> list[tuple[str, str]]:
        return [(key, self.link(channel=key)) for key in Candidacy.Channel.values]

    def usual_languages(self) -> list[tuple[str, str, str]]:
        return [(code, own_name(code), self.link(language=code)) for code in OFFERED[:USUAL]]

    def facts(self) -> dict[str, Any]:
        """Return what the pages have answered, as `express_interest` takes it."""
        return {
            "submission": self.submission,
            "channel": self.channel,
            "is_adult": self.adult == "yes",
            "language": self.language,
        }


def read(asked: QueryDict, centres: list[Centre]) -> Answers:
    """Return what the address answers; what is unknown is asked again."""
    answers = Answers(asked, mark_in(asked), centres)
    wanted = asked.get("centre", "")
    answers.centre = next((one for one in centres if str(one.reference) == wanted), None)
    if len(centres) == 1:
        answers.centre = centres[0]
    answers.adult = asked.get("adult", "")
    channel = asked.get("channel", "")
    answers.channel = channel if channel in Candidacy.Channel.values else ""
    answers.form = LanguageForm(asked if "language" in asked else None)
    if answers.form.is_valid():
        answers.language = answers.form.cleaned_data["language"]
    return answers


def mark_in(asked: QueryDict) -> UUID:
    """Return the mark that tells two clicks on one button from two people."""
    try:
        return UUID(asked.get("submission", ""))
    except ValueError:
        return uuid4()
