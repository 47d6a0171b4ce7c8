"""What is typed for the map of competences."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import HouseForm
from helpers.models import PeerHelper, Skill
from people.models import IN_CHARGE, STAFF, Centre, Person, User
from protocols.forms.common import members_of
from protocols.models import PersonGroup

STAFF_GROUPS = [
    (PersonGroup.EMPLOYEES.value, _("As an employee")),
    (PersonGroup.VOLUNTEERS.value, _("As a volunteer")),
]


class DeclaredSkillForm(HouseForm):
    """One skill of one's own; for those in charge, also of somebody who agreed."""

    user: forms.ModelChoiceField = forms.ModelChoiceField(  # type: ignore[type-arg]
        label=_("Who, in the team"), queryset=User.objects.none(), required=False
    )
    group = forms.ChoiceField(
        label=_("In the team"), choices=STAFF_GROUPS, required=False, widget=forms.RadioSelect
    )
    person: forms.ModelChoiceField = forms.ModelChoiceField(  # type: ignore[type-arg]
        label=_("Or who, among the residents"), queryset=Person.objects.none(), required=False
    )
    skill: forms.ModelChoiceField = forms.ModelChoiceField(  # type: ignore[type-arg]
        label=_("Skill"), queryset=Skill.objects.order_by("position", "pk")
    )
    agreed = forms.BooleanField(label=_("This person agrees to be on the map"))

    def __init__(self, *args: Any, author: User, centre: Centre, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.author, self.centre = author, centre
        if centre.pk in author.centre_ids(*IN_CHARGE):
            self.offer_everybody()
        else:
            self.fields["agreed"].label = _("I agree to be on the map")
            self.drop(["user", "person"])

    def offer_everybody(self) -> None:
        users: Any = self.fields["user"]
        users.queryset = members_of({self.centre.pk}, *STAFF)
        users.label_from_instance = lambda user: user.name
        users.initial = self.author.pk
        persons: Any = self.fields["person"]
        persons.queryset = Person.objects.filter(centre=self.centre).order_by("chosen_name", "pk")
        persons.label_from_instance = lambda person: person.chosen_name

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        person = told.get("person")
        if person is not None:
            told["user"] = None
            is_helper = PeerHelper.objects.filter(person=person).exists()
            told["group"] = PersonGroup.HELPERS if is_helper else PersonGroup.RESIDENTS
        elif not told.get("group"):
            self.add_error("group", _("Say in which group."))
        else:
            told["person"] = None
            told["user"] = told.get("user") or self.author
        return told
