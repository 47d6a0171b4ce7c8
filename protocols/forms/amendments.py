"""What is typed about amendments: only what changes; what stays is left as it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, HouseForm, RecordForm
from people.models import IN_CHARGE, User
from protocols.forms.common import PARTIES_READ, members_of
from protocols.forms.protocols import FIRST_YEAR, LAST_YEAR, LONGEST
from protocols.forms.status import keys_of
from protocols.lifecycle import JobState
from protocols.models import Amendment, Clause, JobDescription, Protocol


class AmendmentForm(RecordForm):
    """What changes in a protocol in force. An empty field changes nothing."""

    read_by = {"reason": PARTIES_READ, "availability": PARTIES_READ}
    also_kept: tuple[str, ...] = ("clauses_left_out",)

    class Meta:
        model = Amendment
        fields = [
            "ends_on",
            "first_review_on",
            "job",
            "availability",
            "training_hours",
            "deputy",
            "reason",
        ]
        widgets = {"ends_on": DayInput(), "first_review_on": DayInput()}
        help_texts = {
            "ends_on": _("Left empty, what is agreed stays."),
            "availability": _("As a wish: a volunteer is never bound to hours."),
        }

    def __init__(self, *args: Any, author: User, protocol: Protocol, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.protocol = protocol
        jobs = JobDescription.objects.filter(
            centre=protocol.job.centre, state=JobState.ADOPTED, status_kind=protocol.status
        )
        self.offer("job", jobs.exclude(pk=protocol.job_id).order_by("title", "-version"))
        self.offer("deputy", members_of(author.centre_ids(*IN_CHARGE), *IN_CHARGE))
        label = "label_from_instance"
        setattr(self.fields["job"], label, lambda job: f"{job.title} ({job.version})")
        setattr(self.fields["deputy"], label, lambda user: user.name)
        self.offer_clauses()

    def offer_clauses(self) -> None:
        clauses = [
            clause
            for clause in Clause.objects.of_centre(self.protocol.job.centre)
            if clause.kind == Clause.Kind.OPTIONAL and self.protocol.status in clause.statuses
        ]
        out = self.instance.clauses_left_out
        out = self.protocol.clauses_left_out if out is None else out
        self.fields["optional"] = forms.MultipleChoiceField(
            label=_("Optional clauses"),
            choices=[(clause.key, clause.title) for clause in clauses],
            initial=[clause.key for clause in clauses if clause.key not in out],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Those that are not ticked stay out of the text."),
        )
        self.lay_out()

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        last = told.get("ends_on")
        if last and not FIRST_YEAR <= last.year <= LAST_YEAR:
            self.add_error("ends_on", _("Check the year."))
        elif last and last - self.protocol.starts_on > LONGEST:
            self.add_error("ends_on", _("A protocol lasts three years at most."))
        self.instance.clauses_left_out = self.left_out(told)
        return told

    def left_out(self, told: dict[str, Any]) -> list[str] | None:
        """Return the optional clauses left out, or None where nothing changes."""
        offered = keys_of(self.fields["optional"])
        left_out = [key for key in offered if key not in told.get("optional", [])]
        return None if set(left_out) == set(self.protocol.clauses_left_out) else left_out

    def changes(self) -> dict[str, Any]:
        """Return what `amend` takes."""
        told = {name: self.cleaned_data[name] for name in self._meta.fields or ()}
        return told | {"clauses_left_out": self.instance.clauses_left_out}


class RenewalForm(HouseForm):
    """Until when a protocol goes on; it is never renewed in silence."""

    until = forms.DateField(label=_("New last day"), widget=DayInput())
    reason = forms.CharField(label=_("Why the protocol changes"), max_length=300, required=False)
    read_by = {"reason": PARTIES_READ}

    def __init__(self, *args: Any, protocol: Protocol, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.protocol = protocol

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until - self.protocol.starts_on > LONGEST:
            raise forms.ValidationError(_("A protocol lasts three years at most."))
        return until
