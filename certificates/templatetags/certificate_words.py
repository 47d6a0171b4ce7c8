"""Words of a certificate on screen: {% load certificate_words %}."""

from datetime import date

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from certificates.plain import to_plain
from common.typography import day, month

register = template.Library()


@register.filter
def month_of(day: str) -> str:
    """« 2026-06-12 » as on the paper: « juin 2026 »."""
    return month(date.fromisoformat(day))


@register.filter
def in_plain_words(text: str) -> str:
    """The words of a block, each placeholder by its name for people: « ‹Titre choisi› »."""
    return to_plain(text)


BLOCKS = {
    "about": _("Holder and mission"),
    "heading": _("Heading"),
    "paragraph": _("Paragraph"),
    "holder": _("Name of the holder"),
    "mission": _("Mission"),
    "activities": _("Achievements"),
    "skills": _("Skills"),
    "languages": _("Languages"),
    "training": _("Training"),
    "hours": _("Hours"),
    "endorsements": _("What others say"),
    "signatures": _("Signatures"),
    "verification": _("QR code and key"),
    "status_note": _("Status note"),
    "columns": _("Columns"),
    "page_break": _("New page"),
    "logo": _("Head with the logo"),
}


@register.filter
def block_name(kind: str) -> str:
    return str(BLOCKS.get(kind, kind))


@register.filter
def month_here(day: str) -> str:
    """« 2026-06-12 » in the language of the page: « juin 2026 », “June 2026”."""
    return month(date.fromisoformat(day), get_language() or "fr")


@register.filter
def day_here(on: date) -> str:
    """« 12 juin 2026 », “June 12, 2026”: in the language of the page."""
    return day(on, get_language() or "fr")


@register.filter
def opinion_address(lang: str) -> str:
    """Return where to give one's opinion, seen from the page: the code is in its address only."""
    return "./opinion/" + (f"?lang={lang}" if lang else "")
