"""The address on a poster: derived from the secret of this installation, never stored.

130 bits that follow from the reference of the door and from SECRET_KEY, so that the same poster
can be printed again, and a copy of the database opens no door. Only the hash is looked up.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from common import codes
from programmes.models import InterestDoor

SALT = "programmes.InterestDoor"


def token_of(door: InterestDoor) -> str:
    numbers = salted_hmac(SALT, str(door.reference), algorithm="sha256").digest()
    return codes.token_of(numbers)


def address_of(door: InterestDoor) -> str:
    """Return what the QR code says; "" if SECRET_KEY has changed: a new poster is needed then."""
    token = token_of(door)
    if codes.digest_of(token) != door.token_sha256:
        return ""
    return f"{settings.SITE_URL}{reverse('programmes:interest', args=[token])}"


def door_of(token: str) -> InterestDoor | None:
    """Return the open door to which this token belongs."""
    doors = InterestDoor.objects.open().select_related("centre__organisation")
    return doors.filter(token_sha256=codes.digest_of(token)).first()
