from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from protocols import questions

if TYPE_CHECKING:
    from protocols.models.protocol import Protocol
    from protocols.models.reading import Reading


class Party(models.TextChoices):
    HELPER = "helper", _("Peer helper")
    REFERENT = "referent", _("Referent")
    MANAGEMENT = "management", _("Management")
    WITNESS = "witness", _("Interpreter, as a witness")


SIGNATORIES = (Party.HELPER, Party.REFERENT, Party.MANAGEMENT)
"""Who always signs; the interpreter signs as well when the reading had one."""


class Signable:
    """A text that is signed: a protocol, or what amends one. Signatures bind to its hash.

    What is found for another hash (a signature, a reading, an answer) counts for nothing here.
    """

    text: Any
    text_sha256: str
    reference: UUID
    _meta: ClassVar[Any]

    noun: ClassVar[str]
    """How the addresses of its pages begin."""

    def awaits_signatures(self) -> bool:
        raise NotImplementedError

    def agreement(self) -> Protocol:
        """Return the protocol under which signatures, readings and answers are kept."""
        raise NotImplementedError

    def place(self, verb: str) -> str:
        return reverse(f"protocols:{self.noun}-{verb}", args=[self.reference])

    def signing_url(self) -> str:
        """Return the address of the page on which it is read and signed."""
        raise NotImplementedError

    def read_url(self) -> str:
        return self.place("read")

    def understand_url(self) -> str:
        return self.place("understand")

    def witness_url(self) -> str:
        return self.place("witness")

    def desk_url(self) -> str:
        return self.place("desk")

    def ask_url(self) -> str:
        """Return the address of the questions when they are answered at the desk."""
        return self.place("ask")

    def valid_signatures(self) -> list[Signature]:
        """Return the signatures given on the text as it stands now."""
        return [s for s in self.agreement().signatures.all() if s.text_sha256 == self.text_sha256]

    def signature_of(self, party: str) -> Signature | None:
        return next((s for s in self.valid_signatures() if s.party == party), None)

    def reading(self) -> Reading | None:
        """Return the last time this very text was read aloud or explained to the helper."""
        readings = [r for r in self.agreement().readings.all() if r.text_sha256 == self.text_sha256]
        return max(readings, key=lambda reading: (reading.read_at, reading.pk), default=None)

    def signatories(self) -> list[str]:
        """Return whom this text binds."""
        return [str(party) for party in SIGNATORIES]

    def parties(self) -> list[str]:
        """Return who is to sign: whom it binds, and the interpreter if it was read through one."""
        reading = self.reading()
        has_interpreter = bool(reading and reading.interpreter_name)
        return [*self.signatories(), *([str(Party.WITNESS)] if has_interpreter else [])]

    def named(self, party: str) -> dict[str, str]:
        """Return the name and function of who is to sign, as the text or the reading says them."""
        if party == Party.WITNESS:
            reading = self.reading()
            return {"name": reading.interpreter_name if reading else "", "function": ""}
        return next(p for p in (self.text or {})["parties"] if p["party"] == party)

    def missing_signatures(self) -> list[str]:
        """Return the parties who have not signed this text yet, to show and to check."""
        signed = {signature.party for signature in self.valid_signatures()}
        return [party for party in self.parties() if party not in signed]

    def understood(self) -> dict[str, Any]:
        """Return since when each point is understood, by its topic."""
        answers = self.agreement().understandings.all()
        return {a.topic: a.understood_at for a in answers if a.text_sha256 == self.text_sha256}

    def questions_left(self) -> list[questions.Question]:
        """Return the questions on this text that wait for the right answer."""
        known = self.understood()
        return [asked for asked in questions.asked_on(self.text) if asked.topic not in known]

    def missing_to_sign(self, party: str) -> list[str]:
        """Return what must happen before this party may sign, to show and to check (C7)."""
        if party != Party.HELPER:
            return []
        left = self.questions_left()
        missing = [] if self.reading() else [gettext("the text read aloud or explained by someone")]
        if left:
            names = ", ".join(str(asked.topic.label) for asked in left)
            missing.append(gettext("a question on: %s") % names)
        return missing


class Signature(models.Model):
    """Who signed which text, when and how: the hash binds the signature to the words (D4)."""

    class Means(models.TextChoices):
        SCREEN = "screen", _("on screen")
        LINK = "link", _("on screen, by a link")
        PAPER = "paper", _("on paper")
        DESK = "desk", _("on a colleague’s screen, at the desk")

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    protocol = models.ForeignKey("protocols.Protocol", models.PROTECT, related_name="signatures")
    amendment = models.ForeignKey(
        "protocols.Amendment", models.PROTECT, null=True, related_name="signatures"
    )
    party = models.CharField(choices=Party, max_length=12)
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    signer_name = models.CharField(max_length=120)
    signer_function = models.CharField(max_length=120, blank=True)
    statement = models.CharField(max_length=300)
    text_sha256 = models.CharField(max_length=64)
    means = models.CharField(choices=Means, default=Means.SCREEN, max_length=8)
    drawing = models.TextField(blank=True)
    typed_name = models.CharField(max_length=120, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    helper_account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    scan = models.ForeignKey(
        "protocols.PaperScan", models.PROTECT, null=True, related_name="signatures"
    )
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="signature_once_per_party_and_text",
                fields=["protocol", "party", "text_sha256"],
                violation_error_message=_("This party has already signed this text."),
            ),
            models.CheckConstraint(
                name="signature_party_known", condition=Q(party__in=Party.values)
            ),
            models.CheckConstraint(
                name="signature_without_account_is_recorded_by_one",
                condition=Q(signer__isnull=False)
                | Q(party=Party.WITNESS, recorded_by__isnull=False)
                | Q(party=Party.HELPER, means="desk", recorded_by__isnull=False),
            ),
            models.CheckConstraint(
                name="signature_at_desk_presented_by_another",
                condition=~Q(means="desk")
                | (
                    Q(party=Party.HELPER, recorded_by__isnull=False)
                    & (Q(signer=None) | ~Q(recorded_by=F("signer")))
                    & (Q(helper_account=None) | ~Q(recorded_by=F("helper_account")))
                ),
                violation_error_message=_("Someone else has to hand over the screen."),
            ),
            models.CheckConstraint(
                name="signature_at_desk_has_a_mark",
                condition=~Q(means="desk") | ~Q(drawing="") | ~Q(typed_name=""),
            ),
            models.CheckConstraint(
                name="signature_not_given_for_the_other_side",
                condition=Q(party=Party.HELPER)
                | Q(signer=None)
                | Q(helper_account=None)
                | ~Q(signer=F("helper_account")),
                violation_error_message=_("The peer helper signs for nobody else."),
            ),
            models.CheckConstraint(
                name="signature_on_paper_has_its_scan",
                condition=Q(means="paper", scan__isnull=False) | (~Q(means="paper") & Q(scan=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"Signature {self.reference}"

    def is_on_paper(self) -> bool:
        return self.means == self.Means.PAPER
