"""What waits in discernments: a voice for who helps, a decision for those in charge."""

from collections.abc import Mapping

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from helpers.models import Discernment, Experience, PeerHelper
from peersupport.home.todo import Now, Todo
from people.models import User


def voices_awaited_of(user: User) -> QuerySet[Discernment]:
    return Discernment.objects.visible_to(user).awaiting(user)


def voice_to_say(user: User) -> Now | None:
    """Return the discernment in which a helper, or a peer who was asked, has still to speak."""
    one = voices_awaited_of(user).order_by("pk").select_related("skill").first()
    if one is None:
        return None
    return Now(
        _("Your voice is awaited"),
        one.skill.plain_label or one.skill.label,
        _("Say what I see"),
        "chat-dots",
        reverse("helpers:discernment-speak", args=[one.reference]),
    )


def draft_to_go_on_with(helper: PeerHelper) -> Now | None:
    draft = Experience.objects.filter(helper=helper).drafts().order_by("-updated_at").first()
    if draft is None:
        return None
    return Now(
        _("You have begun to tell an experience"),
        _("You alone see it. Go on, or share it."),
        _("Go on"),
        "pencil",
        reverse("helpers:experience-answer", args=[draft.reference]),
    )


def discernments_waiting(count: Mapping[str, int]) -> list[Todo]:
    """Return what was put off until today or before, and what all have spoken about."""
    listed = reverse("helpers:discernment-list")
    return [
        Todo(
            count["due"],
            f"{listed}?show=due",
            ngettext("Skill to talk over again", "Skills to talk over again", count["due"]),
            gettext("It was put off until this day, with a plan."),
            is_over=True,
        ),
        Todo(
            count["to-decide"],
            f"{listed}?show=to-decide",
            ngettext(
                "Discernment to decide together",
                "Discernments to decide together",
                count["to-decide"],
            ),
            gettext("All have spoken: read the voices together."),
        ),
    ]
