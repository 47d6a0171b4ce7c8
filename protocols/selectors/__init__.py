"""What the pages of needs, missions and protocols show."""

from protocols.selectors.jobs import JOB_SHOWS, first_words_of_job, page_of_job
from protocols.selectors.needs import NEED_SHOWS, page_of_need
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
    "first_words_of_job",
    "first_words_of_protocol",
    "missing_of",
    "moves_for",
    "page_of",
    "page_of_job",
    "page_of_need",
    "protocol_shows",
    "terms_of",
]
