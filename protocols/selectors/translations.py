"""What the pages of reading copies show."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from people.languages import direction, language_choices, language_name
from people.models import User
from protocols.models import Clause, ClauseTranslation
from protocols.selectors.signing import FRENCH


def translation_list_of(user: User, language: str) -> dict[str, Any]:
    """Return each clause with its copy in a language, or the languages there are copies in."""
    if not language:
        codes = ClauseTranslation.objects.order_by("language").values_list("language", flat=True)
        return {"language": "", "languages": [(c, language_name(c)) for c in codes.distinct()]}
    clauses = Clause.objects.visible_to(user).active().order_by("position", "pk")
    copies = ClauseTranslation.objects.filter(language=language, clause__in=clauses)
    copies = copies.select_related("clause", "entered_by", "confirmed_by")
    by_clause = {copy.clause_id: copy for copy in copies}
    return {
        "language": language,
        "language_name": language_name(language),
        "rows": [(clause, by_clause.get(clause.pk)) for clause in clauses],
    }


def clause_page_of(user: User, clause: Clause, language: str) -> dict[str, Any]:
    """Return a clause beside its reading copy, and whether this person may confirm it."""
    known = ClauseTranslation.objects.select_related("clause", "entered_by", "confirmed_by")
    copy = known.filter(clause=clause, language=language).first()
    return {
        "clause": clause,
        "copy": copy,
        "language": language,
        "language_name": language_name(language),
        "back": place_of(language),
        "initial": {"text": copy.text if copy else ""},
        "writing": {"french": clause.text, "direction": direction(language), "code": language},
        "may_confirm": bool(
            copy and copy.is_current() and not copy.is_confirmed() and copy.entered_by_id != user.pk
        ),
    }


def language_or_404(code: str) -> str:
    if code == FRENCH or code not in dict(language_choices()):
        raise Http404
    return code


def place_of(language: str) -> str:
    return f"{reverse('protocols:translation-list')}?language={language}"
