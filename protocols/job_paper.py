"""A mission on paper: what one does and does not do, who wrote it, and places to sign.

Pure: a sheet as plain data in, PDF bytes out. Same sheet, same bytes.
"""

from datetime import date
from typing import Any, TypedDict

from django.template.loader import render_to_string
from django.utils import translation

from common import paper
from common.typography import day, typo

STYLE = ("css/paper/agreement.css", "css/paper/mission.css")

Pair = tuple[str, str]  # a heading or a label, and its words


class TaskLine(TypedDict):
    task: str
    kind: str
    with_whom: str
    before: str  # who did it before


class Sheet(TypedDict):
    language: str
    label: str  # « Fiche de mission » or « Fiche de poste »
    title: str
    version: int
    written_on: str  # YYYY-MM-DD
    adopted_on: str  # YYYY-MM-DD, or "" for a draft
    adopted_by: str
    organisation: str
    centre: str
    facts: list[Pair]
    needs: list[str]
    before: list[Pair]  # what stands before the tasks
    tasks: list[TaskLine]
    after: list[Pair]
    prerequisites: list[str]
    limits: list[str]  # what this mission is not
    locked: list[str]  # what no mission ever is
    authors: list[Pair]  # a side, and its names
    signatures: list[Pair]  # for whom, and the name of who signs


def to_pdf(sheet: Sheet) -> bytes:
    """Return the mission as PDF, to read, to print and to sign."""
    return paper.from_html(to_html(sheet), css=STYLE)


def to_html(sheet: Sheet) -> str:
    language = sheet["language"]

    def in_letters(on: str) -> str:
        return day(date.fromisoformat(on), language) if on else ""

    with translation.override(language):
        context = {name: set_in(value, language) for name, value in sheet.items()}
        context |= {
            "written_on": sheet["written_on"],
            "on": in_letters(sheet["written_on"]),
            "adopted": in_letters(sheet["adopted_on"]),
        }
        return render_to_string("protocols/job_paper.html", context)


def set_in(value: Any, language: str) -> Any:
    """Return words set as their language sets them, however deep they lie."""
    if isinstance(value, str):
        return typo(value, language)
    if isinstance(value, dict):
        return {name: set_in(one, language) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [set_in(one, language) for one in value]
    return value
