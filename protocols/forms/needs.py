"""What is typed about needs."""

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common.forms import HouseForm, RecordForm
from people.models import User
from protocols.forms.common import TEAM_READS, CentreOf, languages_field
from protocols.lifecycle import NeedState
from protocols.models import Need


class NeedForm(CentreOf, RecordForm):
    """What the centre lacks; never a person's own need."""

    languages = languages_field(_("languages needed").capitalize())
    read_by = {
        "description": TEAM_READS,
        "environment_barrier": TEAM_READS,
        "peer_reason": TEAM_READS,
    }

    class Meta:
        model = Need
        fields = [
            "centre",
            "domain",
            "description",
            "target_public",
            "environment_barrier",
            "frequency",
            "current_answer",
            "staff_time_week_h",
            "expertise_gap",
            "expected_change",
            "peer_suitable",
            "peer_reason",
            "priority",
            "languages",
            "skills",
        ]
        widgets = {
            "description": forms.Textarea({"rows": 3}),
            "environment_barrier": forms.Textarea({"rows": 2}),
            "peer_reason": forms.Textarea({"rows": 2}),
            "skills": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "description": _("Describe a need of the centre, not a person."),
            "environment_barrier": _("Opening hours, distance, forms, signs: never the people."),
            "peer_reason": _("Asked when a peer cannot help; useful when only in part."),
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


class NeedCloseForm(HouseForm):
    """Why a need is closed: answered otherwise, or no more."""

    reason = forms.CharField(label=_("why it is closed").capitalize(), max_length=300)
    read_by = {"reason": TEAM_READS}
