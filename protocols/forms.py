"""What is typed about needs, missions and protocols. Each form offers only what its author sees."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, LinesField, RecordForm
from helpers.lifecycle import HelperState
from helpers.models import PeerHelper
from people.languages import language_choices
from people.models import IN_CHARGE, Centre, Membership, User
from protocols.lifecycle import JobState, NeedState
from protocols.models import EngagementStatus, JobDescription, Need, Protocol

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
        members = members_of(centres)
        in_charge = members_of(centres, *IN_CHARGE)
        self.offer("needs", needs.filter(centre__in=centres).order_by("priority", "pk"))
        self.offer("authors", members)
        self.offer("referent", in_charge)
        for name in ("authors", "referent"):
            self.fields[name].label_from_instance = lambda user: user.name  # type: ignore[attr-defined]
        self.fields["needs"].label_from_instance = lambda need: need.description  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if any(need.centre != told.get("centre") for need in told.get("needs", [])):
            self.add_error("needs", _("These needs are not all of this centre."))
        return told


class ProtocolForm(RecordForm):
    """The terms of a protocol, while it is a draft. Whose it is, and on what, is said once."""

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
            "contract_ref",
            "weekly_hours",
            "pay_basis",
            "school_name",
            "tutor_name",
        ]
        widgets = {
            "starts_on": DayInput(),
            "ends_on": DayInput(),
            "first_review_on": DayInput(),
        }
        help_texts = {
            "ends_on": _("The protocol is never renewed in silence."),
            "availability": _("As a wish: a volunteer is never bound to hours."),
            "deputy": _("Who answers when the referent is away."),
            "insurance": _("Insurer and number: accident and liability."),
            "explained_by": _("Who reads it aloud or translates; the referent if left empty."),
            "contract_ref": _("Its number or date. No copy is kept here."),
        }

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        centres = author.centre_ids(*IN_CHARGE)
        self.offer("deputy", members_of(centres, *IN_CHARGE))
        self.fields["deputy"].label_from_instance = lambda user: user.name  # type: ignore[attr-defined]
        self.fields["explanation_language"] = forms.ChoiceField(
            label=_("explained in").capitalize(), choices=language_choices()
        )
        if self.instance.pk:
            self.keep_to_its_status()
        else:
            self.offer_helpers_and_jobs(author, centres)

    def offer_helpers_and_jobs(self, author: User, centres: set[int]) -> None:
        self.drop(name for names in ASKED.values() for name in names)
        helpers = PeerHelper.objects.visible_to(author).exclude(state=HelperState.LEFT)
        helpers = helpers.filter(person__centre__in=centres).select_related("person")
        jobs = JobDescription.objects.filter(centre__in=centres, state=JobState.ADOPTED)
        self.offer("helper", helpers.order_by("person__chosen_name"))
        self.offer("job", jobs.order_by("title", "-version"))
        label = "label_from_instance"
        setattr(self.fields["helper"], label, lambda helper: helper.person.chosen_name)
        setattr(self.fields["job"], label, lambda job: f"{job.title} ({job.version})")

    def keep_to_its_status(self) -> None:
        """Ask what the clauses of this status need, and nothing of the others."""
        asked = ASKED.get(self.instance.job.status_kind, ())
        others = {name for names in ASKED.values() for name in names} - set(asked)
        self.drop(["helper", "job", *others])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for name in ("starts_on", "ends_on", "first_review_on"):
            if told.get(name) and not FIRST_YEAR <= told[name].year <= LAST_YEAR:
                self.add_error(name, _("Check the year."))
        first, last = told.get("starts_on"), told.get("ends_on")
        if first and last and last - first > LONGEST:
            self.add_error("ends_on", _("A protocol lasts three years at most."))
        helper = told.get("helper") or (self.instance.helper if self.instance.pk else None)
        if helper and told.get("deputy") and told["deputy"].pk == helper.referent_id:
            self.add_error("deputy", _("The deputy is another person than the referent."))
        return told


FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST = timedelta(days=3 * 366)

ASKED: dict[str, tuple[str, ...]] = {
    EngagementStatus.INTERN: ("contract_ref", "school_name", "tutor_name", "pay_basis"),
    EngagementStatus.CIVIC_SERVICE: ("contract_ref", "tutor_name", "weekly_hours"),
    EngagementStatus.FIXED_TERM: ("contract_ref", "weekly_hours", "pay_basis"),
    EngagementStatus.PERMANENT: ("contract_ref", "weekly_hours", "pay_basis"),
}
"""What only some statuses say (C7); asked once the mission, hence the status, is known."""


def members_of(centres: set[int], *roles: str) -> QuerySet[User]:
    """Return who holds one of these roles today in these centres (any role if none)."""
    today = Membership.objects.current(on=timezone.localdate()).filter(centre__in=centres)
    today = today.filter(role__in=roles) if roles else today
    return User.objects.filter(pk__in=today.values("user")).order_by("name", "pk")
