"""What is done with a programme, and with those who come to help in it."""

from programmes.actions.notices import confirm_notice, send_notice
from programmes.actions.programme import (
    close,
    go,
    open_programme,
    resume,
    review,
    seat,
    sign_off,
    start_programme,
    suspend,
    unseat,
    validate_diagnosis,
)
from programmes.actions.readiness import record_readiness

__all__ = [
    "close",
    "confirm_notice",
    "go",
    "open_programme",
    "record_readiness",
    "resume",
    "review",
    "seat",
    "send_notice",
    "sign_off",
    "start_programme",
    "suspend",
    "unseat",
    "validate_diagnosis",
]
