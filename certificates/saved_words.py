"""What a saved page may say: of the words of a QR code, and of a file in a closed register."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: its kind, as the script names it, how it looks, what it says."""

    kind: str
    look: str
    title: Any
    sentence: Any


UNABLE = Said(
    "unable",
    "is-rest",
    _("This browser cannot check"),
    _("It is too old for this check. Use a recent Chrome, Edge, Firefox or Safari."),
)
ANSWERS = (
    Said(
        "genuine",
        "is-done",
        _("Genuine words"),
        _("These words were signed by whoever gave the certificate. Not one letter was changed."),
    ),
    Said(
        "altered",
        "is-late",
        _("Altered words"),
        _("These are not the words that were signed: something in them was changed or mistyped."),
    ),
    Said(
        "stranger",
        "is-wait",
        _("Unknown key"),
        _("None of the keys in this page signed these words: they come from elsewhere, or the page is older than they are."),  # noqa: E501
    ),
    Said(
        "unreadable",
        "is-wait",
        _("Unreadable text"),
        _("There are no signed words in this text. Copy the whole link of the QR code, with all that follows the # sign."),  # noqa: E501
    ),
    UNABLE,
)  # fmt: skip
STATES = (
    Said(
        "genuine",
        "is-done",
        _("Genuine certificate"),
        _("It was given by this association, and still held when the register was closed."),
    ),
    Said(
        "revoked",
        "is-late",
        _("Revoked certificate"),
        _("The association had revoked this certificate; it no longer counts."),
    ),
    Said(
        "superseded",
        "is-wait",
        _("Replaced certificate"),
        _("A newer version was given; ask the person for it."),
    ),
    Said(
        "withdrawn",
        "is-rest",
        _("Certificate withdrawn by its holder"),
        _("Its holder chose to show it no longer; there is nothing wrong in that."),
    ),
    Said(
        "unknown",
        "is-wait",
        _("Not in this register"),
        _("The file was changed, be it by one letter, or was not given here."),
    ),
    UNABLE,
)
