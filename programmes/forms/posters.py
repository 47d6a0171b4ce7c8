"""For which centre a first poster is made."""

from typing import Any, cast

from django import forms

from common.forms import HouseForm
from people.models import IN_CHARGE, Centre, User


class PosterForm(HouseForm):
    centre = forms.ModelChoiceField(Centre.objects.none())

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        centres = Centre.objects.filter(pk__in=author.centre_ids(*IN_CHARGE))
        cast(Any, self.fields["centre"]).queryset = centres
