"""What every page needs to know of the person before the screen."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from people.models import User

PHONE, STAFF, DOOR = "base_phone.html", "base_staff.html", "base_door.html"


def face(request: HttpRequest) -> dict[str, Any]:
    """Add `frame`, the template a page extends, and whether this is the demonstration."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        frame = DOOR
    else:
        frame = STAFF if user.is_staff_member() else PHONE
    return {"frame": frame, "is_demo": settings.DEMO}
