from __future__ import annotations

from django.db import models

from certificates.models.certificate import Certificate


class RegisterLine(models.Model):
    """A number of the year, and the place in the status lists: leased, then held for ever.

    Who signs leases the next line before the paper is made, and keeps it however often that is
    tried. The line of a certificate that is no longer to be signed serves the next one: there is
    neither gap nor double, and nobody waits while another one's paper is made.
    """

    series = models.CharField(max_length=12)
    place = models.PositiveIntegerField()
    status_place = models.PositiveIntegerField(unique=True)
    certificate = models.OneToOneField(
        Certificate, models.SET_NULL, null=True, related_name="register_line"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="register_number_once", fields=["series", "place"]),
            models.CheckConstraint(name="register_from_one", condition=models.Q(place__gte=1)),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """Return the number as it is printed: `RC-2026-0042`."""
        return f"{self.series}-{self.place:04d}"
