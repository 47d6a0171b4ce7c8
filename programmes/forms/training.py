"""What is typed about trainings."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, HouseForm
from helpers.models import TrainingModule, TrainingRecord
from people.models import Role, User
from protocols.forms.common import members_of

READ_BY = _("Read by the person trained, and by those in charge in the centre.")


class TrainingForm(HouseForm):
    """A training of the house, held or to come."""

    module: forms.ModelChoiceField[TrainingModule] = forms.ModelChoiceField(
        TrainingModule.objects.none(), label=_("Training")
    )
    held_on = forms.DateField(label=_("Day of the training"), widget=DayInput())
    led_by = forms.ChoiceField(
        label=_("Led by"), choices=TrainingRecord.LedBy.choices, initial=TrainingRecord.LedBy.BOTH
    )
    peer_led_minutes = forms.IntegerField(
        label=_("Minutes led by peers"),
        required=False,
        min_value=0,
        help_text=_("Empty: as the programme of the training says."),
    )

    def __init__(self, *args: Any, audience: str, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"held_on": today}, **kwargs)
        meant = Q(audience=audience) | Q(audience=TrainingModule.Audience.BOTH)
        field = cast(Any, self.fields["module"])
        field.queryset = TrainingModule.objects.filter(meant).order_by("position")
        field.label_from_instance = lambda module: f"{module.code} – {module.title}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        module, minutes = cleaned.get("module"), cleaned.get("peer_led_minutes")
        if minutes is None:
            cleaned.pop("peer_led_minutes", None)
        elif module and minutes > 60 * module.hours:
            told = _("Peers cannot lead longer than the training lasts.")
            self.add_error("peer_led_minutes", told)
        return cleaned


class TeamTrainingForm(TrainingForm):
    """The same, of a member of the team."""

    member: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        User.objects.none(), label=_("Who")
    )
    field_order = ["member", "module", "held_on", "led_by", "peer_led_minutes"]

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, audience=TrainingModule.Audience.STAFF, **kwargs)
        team = members_of(
            author.centre_ids(Role.MANAGER), Role.MANAGER, Role.SOCIAL_WORKER, Role.TEAM
        )
        field = cast(Any, self.fields["member"])
        field.queryset = team
        field.label_from_instance = lambda user: user.name


class ElsewhereForm(HouseForm):
    """A training or a diploma from elsewhere (2.05)."""

    title = forms.CharField(label=_("Title of the training or diploma"), max_length=120)
    provider = forms.CharField(label=_("Who gave it"), max_length=120)
    level = forms.CharField(label=_("Level, as the paper says"), max_length=80, required=False)
    held_on = forms.DateField(label=_("Day of the training"), widget=DayInput())
    hours = forms.IntegerField(label=_("Hours"), min_value=1, max_value=2000)
    read_by = {"title": READ_BY, "provider": READ_BY, "level": READ_BY}
