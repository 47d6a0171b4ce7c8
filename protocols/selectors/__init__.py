"""What the pages of needs, missions and protocols show."""

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
from protocols.selectors.needs import NEED_SHOWS, page_of_need
from protocols.selectors.protocols import (
    first_words_of_protocol,
    moves_for,
    page_of,
    protocol_shows,
    terms_of,
)

__all__ = [
    "JOB_SHOWS",
    "NEED_SHOWS",
    "first_words_of_job",
    "first_words_of_protocol",
    "moves_for",
    "open_on",
    "page_of",
    "page_of_comparison",
    "page_of_job",
    "page_of_need",
    "page_of_proposal",
    "page_of_section",
    "protocol_shows",
    "side_by_side",
    "terms_of",
]
