"""The badge on paper, the size of a card: who helps, for whom, until when. No kind of centre."""

from base64 import b64encode

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext

from common import paper, storage
from common.typography import day, typo
from helpers.models import HelperBadge

LANGUAGE = "fr"
SHORT = 12
"""Letters of a first name that stands large on the card."""
STYLE = ("css/paper/badge.css",)


def to_pdf(badge: HelperBadge) -> bytes:
    """Return the card as PDF, 85.6 × 54 mm."""
    return paper.from_html(to_html(badge), css=STYLE)


def to_html(badge: HelperBadge) -> str:
    organisation = badge.helper.person.centre.organisation
    with translation.override(LANGUAGE):
        context = {
            "language": LANGUAGE,
            "written_on": written_on(badge),
            "title": gettext("Badge"),
            "first_name": first_name(badge.helper.person.chosen_name),
            "is_long": len(first_name(badge.helper.person.chosen_name)) > SHORT,
            "helper_title": organisation.helper_title,
            "issuer": organisation.issuer_name,
            "number": badge.number,
            "until": day(badge.valid_until, LANGUAGE),
            "words": typo(gettext("Acts for the association, as a peer."), LANGUAGE),
            "photo": photo_of(badge),
        }
        return render_to_string("helpers/paper/badge.html", context)


def written_on(badge: HelperBadge) -> str:
    """Return the day the card was last written, as its metadata bear it."""
    return timezone.localdate(badge.updated_at).isoformat()


def first_name(name: str) -> str:
    return name.split()[0] if name.split() else name


def photo_of(badge: HelperBadge) -> str:
    """Return the photo written into the page, or nothing."""
    if not badge.photo_sha256:
        return ""
    content = storage.read(badge.photo_sha256)
    return f"data:image/jpeg;base64,{b64encode(content).decode()}"
