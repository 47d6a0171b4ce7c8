"""What the forms of this app share: who reads, whom and what is offered."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.languages import language_choices
from people.models import IN_CHARGE, Centre, Membership, User

TEAM_READS = _("Read by the team of the centre.")


ALL_READ = _("Read by the team, and by the person who takes the mission.")


PARTIES_READ = _("Read by the peer helper, the referent and management.")


class CentreOf:
    """Leaves out the choice of a centre where there is but one."""

    def offer_centres(self, form: Any, author: User) -> None:
        centres = Centre.objects.filter(pk__in=author.centre_ids(*IN_CHARGE)).order_by("name")
        form.fields["centre"].queryset = centres
        form.fields["centre"].label_from_instance = lambda centre: centre.name
        if len(centres) == 1:
            form.fields["centre"].initial = centres[0].pk
            form.fields["centre"].widget = forms.HiddenInput()


def languages_field(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=language_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def members_of(centres: set[int], *roles: str) -> QuerySet[User]:
    """Return who holds one of these roles today in these centres (any role if none)."""
    today = Membership.objects.current(on=timezone.localdate()).filter(centre__in=centres)
    today = today.filter(role__in=roles) if roles else today
    return User.objects.filter(pk__in=today.values("user")).order_by("name", "pk")
