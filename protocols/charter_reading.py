"""Reading the charter one article per page; what was answered stands in the address only.

A wrong answer is explained, and asked again. It is never kept: this is no exam (C8).
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from common.errors import Refused
from protocols.models import Charter

READ = "ok"


@dataclass(frozen=True, slots=True)
class Reading:
    """How far somebody has read: `article` is the first one without its answer."""

    charter: Charter
    asked: QueryDict

    def articles(self) -> list[dict[str, Any]]:
        return self.charter.articles()

    def total(self) -> int:
        return len(self.articles())

    def article(self) -> dict[str, Any] | None:
        return next((one for one in self.articles() if not self.is_read(one)), None)

    def is_read(self, article: dict[str, Any]) -> bool:
        given = self.asked.get(article["key"], "")
        return given == right_answer(article)

    def is_whole(self) -> bool:
        return self.article() is None

    def check_whole(self) -> None:
        """Say that there is more to read.

        :raises Refused: in that case.
        """
        if not self.is_whole():
            raise Refused(gettext("Read every article first; then sign."))

    def was_wrong(self) -> bool:
        """Tell whether the question of this page was just answered otherwise than it says."""
        article = self.article()
        return article is not None and bool(self.asked.get(article["key"]))

    def known(self) -> list[tuple[str, str]]:
        """Return what was answered so far, as the address says it."""
        return [(one["key"], right_answer(one)) for one in self.articles() if self.is_read(one)]

    def link(self, answer: str = READ) -> str:
        """Return the address of the next page, with this answer to the question of this one."""
        article = self.article()
        told = [(article["key"], answer)] if article else []
        return "?" + urlencode([*self.known(), *told])

    def answers(self) -> list[tuple[str, str]]:
        """Return each answer to choose from, with its address."""
        article = self.article() or {}
        offered = article.get("question", {}).get("answers", [])
        return [(answer["text"], self.link(answer["key"])) for answer in offered]

    def here(self) -> str:
        return "?" + urlencode(self.known())


def right_answer(article: dict[str, Any]) -> str:
    question = article.get("question")
    if not question:
        return READ
    return next(str(answer["key"]) for answer in question["answers"] if answer["right"])
