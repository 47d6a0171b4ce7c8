"""What is typed about needs."""

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common.forms import RecordForm
from people.models import User
from protocols.forms.common import TEAM_READS, CentreOf, languages_field
from protocols.lifecycle import NeedState
from protocols.models import Need


class NeedForm(CentreOf, RecordForm):
    """What the centre lacks; never a person's own need."""

    languages = languages_field(_("languages needed").capitalize())
    read_by = {"description": TEAM_READS}

    class Meta:
        model = Need
        fields = [
            "centre",
            "domain",
            "description",
            "target_public",
            "expected_change",
            "frequency",
            "priority",
            "peer_suitable",
            "languages",
            "skills",
        ]
        widgets = {
            "description": forms.Textarea({"rows": 3}),
            "skills": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "description": _("Describe a need of the centre, not a person."),
        }

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_centres(self, author)

    def keep(self, *, by: User, at: datetime) -> Need:  # type: ignore[override]
        """Save the need; a first priority counts as setting it."""
        with transaction.atomic():
            need: Need = super().keep(by=by, at=at)
            if need.priority and need.state == NeedState.IDENTIFIED:
                need.prioritise(priority=need.priority, by=by, at=at)
        return need
