"""What waits of certificates: asked for, contested, and words asked of oneself."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from peersupport.home.todo import Todo


def words_asked(count: Mapping[str, int]) -> list[Todo]:
    awaited = count["awaited"]
    return [
        Todo(
            awaited,
            reverse("certificates:endorsement-list"),
            ngettext("Word for a certificate", "Words for certificates", awaited),
            gettext("One or two sentences about something you have seen."),
        )
    ]


def certificates_asked(count: Mapping[str, int]) -> list[Todo]:
    """Return the certificates asked for, and the refusals contested."""
    listed = reverse("certificates:request-list")
    return [
        Todo(
            count["asked"],
            listed,
            ngettext(
                "Certificate that was asked for", "Certificates that were asked for", count["asked"]
            ),
            gettext("Prepare it together, or say why not."),
        ),
        Todo(
            count["contested"],
            listed,
            ngettext("Contested refusal", "Contested refusals", count["contested"]),
            gettext("Somebody else than who refused answers."),
            is_over=count["contested"] > 0,
        ),
    ]
