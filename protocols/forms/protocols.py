"""What is typed about protocols."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput
from helpers.lifecycle import HelperState
from helpers.models import PeerHelper
from people.languages import language_choices
from people.models import IN_CHARGE, User
from protocols import rules
from protocols.forms.common import PARTIES_READ, members_of
from protocols.forms.status import ByStatus, day_widgets
from protocols.lifecycle import JobState
from protocols.models import JobDescription, Protocol


class ProtocolForm(ByStatus):
    """The terms of a protocol, while it is a draft. Whose it is, and on what, is said once."""

    read_by = {"availability": PARTIES_READ, "voluntary_statement": PARTIES_READ}

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
            "voluntary_statement",
            "freedom_to_stop",
            "expenses_repaid",
            "contract_ref",
            "contract_reason",
            "extension",
            "school_name",
            "tutor_name",
            "approval_ref",
            "weekly_hours",
            "timetable",
            "leave",
            "pay_basis",
            "compensation_amount",
            "income_told_on",
            "work_checked_by",
            "work_checked_on",
            "work_document",
            "work_valid_from",
            "work_valid_until",
        ]
        localized_fields = ["compensation_amount"]
        widgets = {
            "starts_on": DayInput(),
            "ends_on": DayInput(),
            "first_review_on": DayInput(),
            **day_widgets(),
        }
        help_texts = {
            "ends_on": _("The protocol is never renewed in silence."),
            "availability": _("As a wish: a volunteer is never bound to hours."),
            "deputy": _("Who answers when the referent is away."),
            "insurance": _("Insurer and number: accident and liability."),
            "explained_by": _("Who reads it aloud or translates; the referent if left empty."),
            "contract_ref": _("Its number or date. No copy is kept here."),
            "work_checked_by": _("No copy is kept here: only who, when, what and until when."),
        }

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        centres = author.centre_ids(*IN_CHARGE)
        self.offer("deputy", members_of(centres, *IN_CHARGE))
        self.offer("work_checked_by", members_of(centres, *IN_CHARGE))
        for name in ("deputy", "work_checked_by"):
            self.fields[name].label_from_instance = lambda user: user.name  # type: ignore[attr-defined]
        self.fields["explanation_language"] = forms.ChoiceField(
            label=_("explained in").capitalize(), choices=language_choices()
        )
        if self.instance.pk:
            self.drop(["helper", "job"])
            self.keep_to_its_status()
        else:
            self.offer_helpers_and_jobs(author, centres)

    def offer_helpers_and_jobs(self, author: User, centres: set[int]) -> None:
        self.drop(rules.all_fields())
        helpers = PeerHelper.objects.visible_to(author).exclude(state=HelperState.LEFT)
        helpers = helpers.filter(person__centre__in=centres).select_related("person")
        jobs = JobDescription.objects.filter(centre__in=centres, state=JobState.ADOPTED)
        self.offer("helper", helpers.order_by("person__chosen_name"))
        self.offer("job", jobs.order_by("title", "-version"))
        label = "label_from_instance"
        setattr(self.fields["helper"], label, lambda helper: helper.person.chosen_name)
        setattr(self.fields["job"], label, lambda job: f"{job.title} ({job.version})")

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
        checked_on = told.get("work_checked_on")
        if checked_on and checked_on > timezone.localdate():
            self.add_error("work_checked_on", _("This day is still to come."))
        if over_too_soon(told):
            self.add_error("work_valid_until", CHECK_ANOTHER)
        if self.instance.pk:
            self.refuse_what_was_sent()
            self.set_by_status(told)
        return told


FIRST_YEAR, LAST_YEAR = 2000, 2100


LONGEST = timedelta(days=3 * 366)

CHECK_ANOTHER = _(
    "It ends before the first day. Look at a document that is valid then, or change the first day."
)


def over_too_soon(told: dict[str, Any]) -> bool:
    """Tell whether the right to work that was looked at is over before the first day."""
    first, until = told.get("starts_on"), told.get("work_valid_until")
    return bool(first and until and until < first)
