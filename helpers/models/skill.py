from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Skill(models.Model):
    """One entry of the catalogue of skills: what a peer helper may be recognised for."""

    class Family(models.TextChoices):
        EXPERIENTIAL = "experiential", _("Knowledge from experience")
        TECHNICAL = "technical", _("Know-how")
        SOFT = "soft", _("Way of being")
        LANGUAGE = "language", _("Languages")

    key = models.SlugField(unique=True, max_length=60)
    family = models.CharField(choices=Family, max_length=12)
    label = models.CharField(max_length=200)
    plain_label = models.CharField(max_length=200, blank=True)
    alignments = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("helpers:skill-detail", args=[self.key])
