"""The last page of « j’aimerais aider » for who is signed in: the words, and whose they are."""

from typing import Any

from common.forms import HouseForm
from people.models import Person
from programmes.forms.candidacy import IN_CHARGE_READ, CalledMixin, NameForm, VoiceForm, WordsForm
from programmes.models import Candidacy


class WordsAndNameForm(CalledMixin, WordsForm):
    read_by = WordsForm.read_by | {"reached": IN_CHARGE_READ}
    field_order = ("message", "called", "reached")


class VoiceAndNameForm(CalledMixin, VoiceForm):
    read_by = VoiceForm.read_by | {"reached": IN_CHARGE_READ}
    field_order = ("recording", "called", "reached")


FORMS: dict[str, type[HouseForm]] = {
    Candidacy.Channel.WRITTEN: WordsAndNameForm,
    Candidacy.Channel.AUDIO: VoiceAndNameForm,
    Candidacy.Channel.ORAL: NameForm,
}


def form_of(channel: str, *data: Any, person: Person | None) -> HouseForm:
    """Return the form of this way to tell; who is known is not asked their name."""
    form: HouseForm = FORMS[Candidacy.Channel(channel)](*data)
    if person:
        form.drop(["called", "reached"])
    return form
