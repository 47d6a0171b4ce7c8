"""What every page needs to know of the person before the screen."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from people.models import IN_CHARGE, User

PHONE, STAFF, DOOR = "base_phone.html", "base_staff.html", "base_door.html"


def face(request: HttpRequest) -> dict[str, Any]:
    """Add `frame`, the template a page extends, and where and what this person is today."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"frame": DOOR, "is_demo": settings.DEMO}
    memberships = user.current_memberships()
    first = memberships[0] if memberships else None
    return {
        "frame": STAFF if user.is_staff_member() else PHONE,
        "is_demo": settings.DEMO,
        "roles": user.role_names(),
        "is_in_charge": bool(user.centre_ids(*IN_CHARGE)),
        "place": (first.centre or first.organisation).name if first else "",
        "function": first.function if first else "",
    }
