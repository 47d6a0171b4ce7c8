"""What the tests of pages share."""

from typing import Any

from django.urls import reverse

from certificates.models import Certificate


def address(verb: str, certificate: Certificate | None = None) -> str:
    arguments = [certificate.reference] if certificate else []
    return reverse(f"certificates:certificate-{verb}", args=arguments)


def holder_of(certificate: Certificate) -> Any:
    return certificate.protocol.helper.person.user


def plain(text: str) -> str:
    """Return a page as it was before it was set: apostrophes as they are typed."""
    return text.replace("&#x27;", "'").replace("’", "'")
