"""What pages show of helpers: the file, the moves open now, the catalogue in a useful order."""

from helpers.selectors.discernments import (
    agreed_levels,
    awaits,
    comparison_for,
    discernment_moves_for,
    discernment_shows,
    may_note,
    noted_levels,
    own_levels,
    page_of_discernment,
    peers_to_invite,
)
from helpers.selectors.experiences import (
    begin_page,
    known_question,
    place_after,
    question_page,
    review_page,
)
from helpers.selectors.files import (
    SHOWS,
    file_of,
    first_words_of_helper,
    moves_for,
    persons_without_file,
    skills_to_discern,
)
from helpers.selectors.skills import catalogue, page_of_skill

__all__ = [
    "SHOWS",
    "agreed_levels",
    "awaits",
    "begin_page",
    "catalogue",
    "comparison_for",
    "discernment_moves_for",
    "discernment_shows",
    "file_of",
    "first_words_of_helper",
    "known_question",
    "may_note",
    "moves_for",
    "noted_levels",
    "own_levels",
    "page_of_discernment",
    "page_of_skill",
    "peers_to_invite",
    "persons_without_file",
    "place_after",
    "question_page",
    "review_page",
    "skills_to_discern",
]
