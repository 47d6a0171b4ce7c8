"""What is typed about needs, missions and protocols. Each form offers only what its author sees."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, LinesField, RecordForm
from helpers.models import PeerHelper
from people.languages import language_choices
from people.models import IN_CHARGE, Centre, User
from protocols.lifecycle import JobState, NeedState
from protocols.models import JobDescription, Need, Protocol

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
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("Several are possible: keep Ctrl pressed."),
    )


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
            "skills": forms.SelectMultiple({"size": 8}),
        }
        help_texts = {
            "description": _("Describe a need of the centre, not a person."),
            "skills": _("Several are possible: keep Ctrl pressed."),
        }

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_centres(self, author)


class JobForm(CentreOf, RecordForm):
    """A mission, while it is a draft."""

    tasks = LinesField(label=_("Tasks"), help_text=_("One per line."), required=False)
    not_tasks = LinesField(
        label=_("What is not the task either"),
        help_text=_("One per line. The list of what is never asked is always added."),
        required=False,
    )
    languages = languages_field(_("languages of the mission").capitalize())
    read_by = {"purpose": ALL_READ, "added_value": ALL_READ}

    class Meta:
        model = JobDescription
        fields = [
            "centre",
            "title",
            "status_kind",
            "needs",
            "purpose",
            "added_value",
            "approach",
            "tasks",
            "not_tasks",
            "referent",
            "supervision",
            "availability",
            "languages",
            "non_substitution_note",
            "authors",
        ]
        widgets = {
            "purpose": forms.Textarea({"rows": 3}),
            "added_value": forms.Textarea({"rows": 3}),
            "approach": forms.Textarea({"rows": 2}),
            "needs": forms.CheckboxSelectMultiple,
            "authors": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "added_value": _("The mission completes the work of the team, it does not replace it."),
            "supervision": _("How often and in what form: for example, monthly, in a group."),
            "non_substitution_note": _("What the team goes on doing itself."),
            "authors": _("Everyone who wrote it, the peer helper included."),
        }

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_centres(self, author)
        centres = author.centre_ids(*IN_CHARGE)
        needs = Need.objects.visible_to(author).exclude(state=NeedState.CLOSED)
        members = User.objects.filter(memberships__centre__in=centres).distinct().order_by("name")
        in_charge = members.filter(memberships__role__in=IN_CHARGE)
        self.offer("needs", needs.filter(centre__in=centres).order_by("priority", "pk"))
        self.offer("authors", members)
        self.offer("referent", in_charge)
        for name in ("authors", "referent"):
            self.fields[name].label_from_instance = lambda user: user.name  # type: ignore[attr-defined]
        self.fields["needs"].label_from_instance = lambda need: need.description  # type: ignore[attr-defined]


class ProtocolForm(RecordForm):
    """The terms of a protocol, while it is a draft."""

    read_by = {"availability": PARTIES_READ}

    class Meta:
        model = Protocol
        fields = [
            "helper",
            "job",
            "starts_on",
            "ends_on",
            "first_review_on",
            "availability",
            "deputy",
            "training_hours",
            "insurance",
            "explanation_language",
            "explained_by",
        ]
        widgets = {
            "starts_on": DayInput(),
            "ends_on": DayInput(),
            "first_review_on": DayInput(),
            "explanation_language": forms.Select(choices=[]),
        }
        help_texts = {
            "ends_on": _("The protocol is never renewed in silence."),
            "availability": _("As a wish: a volunteer is never bound to hours."),
            "insurance": _("Insurer and number: accident and liability."),
            "explained_by": _("Who reads it aloud or translates; the referent if left empty."),
        }

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        centres = author.centre_ids(*IN_CHARGE)
        helpers = PeerHelper.objects.visible_to(author).select_related("person")
        jobs = JobDescription.objects.filter(centre__in=centres, state=JobState.ADOPTED)
        deputies = User.objects.filter(
            memberships__centre__in=centres, memberships__role__in=IN_CHARGE
        )
        self.offer("helper", helpers.order_by("person__chosen_name"))
        self.offer("job", jobs.order_by("title", "-version"))
        self.offer("deputy", deputies.distinct().order_by("name"))
        label = "label_from_instance"
        setattr(self.fields["helper"], label, lambda helper: helper.person.chosen_name)
        setattr(self.fields["job"], label, lambda job: f"{job.title} ({job.version})")
        setattr(self.fields["deputy"], label, lambda user: user.name)
        self.fields["explanation_language"].widget = forms.Select(choices=language_choices())
