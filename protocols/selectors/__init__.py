"""What the pages of needs, missions and protocols show."""

from protocols.selectors.competences import map_of
from protocols.selectors.diagnoses import diagnosis_shows, page_of_diagnosis
from protocols.selectors.grid import centre_asked, page_of_grid
from protocols.selectors.jobs import (
    JOB_SHOWS,
    first_words_of_job,
    open_on,
    page_of_comparison,
    page_of_job,
    page_of_proposal,
    page_of_section,
    side_by_side,
)
from protocols.selectors.needs import NEED_SHOWS, board_of, narrowed, page_of_need
from protocols.selectors.protocols import (
    first_words_of_protocol,
    missing_of,
    moves_for,
    page_of,
    protocol_shows,
    terms_of,
)

__all__ = [
    "JOB_SHOWS",
    "NEED_SHOWS",
    "board_of",
    "centre_asked",
    "diagnosis_shows",
    "first_words_of_job",
    "first_words_of_protocol",
    "map_of",
    "missing_of",
    "moves_for",
    "narrowed",
    "open_on",
    "page_of",
    "page_of_comparison",
    "page_of_diagnosis",
    "page_of_grid",
    "page_of_job",
    "page_of_need",
    "page_of_proposal",
    "page_of_section",
    "protocol_shows",
    "side_by_side",
    "terms_of",
]
