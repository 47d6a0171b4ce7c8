"""Pages where a certificate is told, in words of one's own and of others."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates import actions, policies
from certificates.coverage import languages_not_covered, scripts_covered
from certificates.forms import (
    AskForWordsForm,
    GiveWordsForm,
    IssuerForm,
    NoteWordsForm,
    TellForm,
)
from certificates.lifecycle import DRAFTING, IN_PREPARATION, REVIEW
from certificates.models import Certificate, Endorsement, Wording
from certificates.selectors.words import (
    MOST_SHOWN,
    achievements_page,
    endorsements_page,
    question_of,
    team_of,
    words_awaited_from,
)
from common.access import get_permitted
from common.answers import accepted, attempt
from people.requests import SignedInRequest

ASKING = ["GET", "HEAD", "POST"]
LIST, OTHERS = "certificates:certificate-achievements", "certificates:certificate-endorsements"


@require_safe
def certificate_achievements(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Show both wordings of each achievement, and which one is printed."""
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(certificates, policies.can_view, request.user, reference=reference)
    context = achievements_page(request.user, certificate)
    return render(request, "certificates/certificate_achievements.html", context)


@require_http_methods(ASKING)
def certificate_tell(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Ask the helper one question about one achievement; then the next."""
    certificates, policy = Certificate.objects.for_list(), policies.can_approve
    certificate = get_permitted(certificates, policy, request.user, reference=reference)
    if certificate.state != DRAFTING:
        return redirect(certificate)
    asked = {key: request.GET.get(key, "") for key in ("place", "part")}
    question = question_of(certificate, **asked)
    form = TellForm(request.POST or None, part=question.part, initial={"text": question.said})

    def keep() -> Wording:
        text, by, at = form.cleaned_data["text"], request.user, timezone.now()
        place, part = question.place, question.part
        return actions.tell(certificate, place=place, part=part, text=text, by=by, at=at)

    if form.is_valid() and accepted(form, keep) is not None:
        return redirect(after(certificate, question.place, question.part))
    context = {"form": form, "certificate": certificate, "question": question}
    return render(request, "certificates/certificate_tell.html", context)


def after(certificate: Certificate, place: int, part: str) -> str:
    """Return where the telling goes on: the next question, or the list when all is told."""
    following = {"situation": "action", "action": "result"}.get(part)
    if following is None:
        return reverse(LIST, args=[certificate.reference])
    address = reverse("certificates:certificate-tell", args=[certificate.reference])
    return f"{address}?place={place}&part={following}"


@require_POST
def certificate_print_words(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Choose whose words of one achievement are printed."""
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(certificates, policies.can_view, request.user, reference=reference)
    sent, side = request.POST.get("place", ""), request.POST.get("side", "")
    place = int(sent) if sent.isdecimal() and len(sent) < 3 else 0
    return attempt(
        request,
        lambda: actions.print_words_of(
            certificate, place=place, side=side, by=request.user, at=timezone.now()
        ),
        gettext("It is kept."),
        then=reverse(LIST, args=[certificate.reference]),
    )


@require_http_methods(ASKING)
def certificate_issuer(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Let the holder choose how the association is named."""
    certificates, policy = Certificate.objects.for_list(), policies.can_approve
    certificate = get_permitted(certificates, policy, request.user, reference=reference)
    if certificate.state not in (DRAFTING, REVIEW):
        return redirect(certificate)
    form = IssuerForm(request.POST or None, certificate=certificate)

    def keep() -> bool:
        actions.choose_issuer(certificate, **form.cleaned_data, by=request.user, at=timezone.now())
        return True

    if form.is_valid() and accepted(form, keep):
        messages.success(request, gettext("It is kept."))
        return redirect(certificate)
    context = {"form": form, "certificate": certificate}
    return render(request, "certificates/certificate_issuer.html", context)


@require_http_methods(ASKING)
def certificate_endorsements(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Show what others say, and ask one more of them."""
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(certificates, policies.can_view, request.user, reference=reference)
    team = team_of(certificate, at=timezone.now())
    form = AskForWordsForm(request.POST or None, team=team)

    def ask() -> Endorsement:
        return actions.ask_for_words(
            certificate, **form.cleaned_data, by=request.user, at=timezone.now()
        )

    if form.is_valid() and accepted(form, ask) is not None:
        messages.success(request, gettext("They are asked. They may also say no."))
        return redirect(OTHERS, certificate.reference)
    context = endorsements_page(request.user, certificate) | {"form": form}
    return render(request, "certificates/certificate_endorsements.html", context)


@require_http_methods(ASKING)
def certificate_note_words(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Note what a person supported or a volunteer says; of the first, no name."""
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(certificates, policies.can_write, request.user, reference=reference)
    if certificate.state not in IN_PREPARATION:
        return redirect(certificate)
    form = NoteWordsForm(request.POST or None)

    def note() -> Endorsement:
        return actions.note_words(
            certificate, **form.cleaned_data, by=request.user, at=timezone.now()
        )

    if form.is_valid() and accepted(form, note) is not None:
        messages.success(request, gettext("It is kept."))
        return redirect(OTHERS, certificate.reference)
    context = {"form": form, "certificate": certificate}
    return render(request, "certificates/certificate_note_words.html", context)


@require_POST
def certificate_choose_words(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Let the holder choose which words of others appear; then management may sign."""
    certificates, policy = Certificate.objects.for_list(), policies.can_approve
    certificate = get_permitted(certificates, policy, request.user, reference=reference)
    chosen = request.POST.getlist("chosen")
    return attempt(
        request,
        lambda: actions.choose_words(
            certificate, chosen=chosen, by=request.user, at=timezone.now()
        ),
        gettext("Thank you. Management can sign it now."),
        then=certificate,
    )


@require_POST
def certificate_skip(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Go on without waiting for words of others."""
    certificates = Certificate.objects.for_list()
    certificate = get_permitted(certificates, policies.can_view, request.user, reference=reference)
    return attempt(
        request,
        lambda: certificate.move("skip", by=request.user, at=timezone.now()),
        gettext("Management can sign it now."),
        then=certificate,
    )


@require_safe
def endorsement_list(request: SignedInRequest) -> HttpResponse:
    """Show what one is asked to write."""
    awaited = words_awaited_from(request.user).for_list()[:MOST_SHOWN]
    return render(request, "certificates/endorsement_list.html", {"endorsements": awaited})


@require_http_methods(ASKING)
def endorsement_give(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Write the words one is asked for."""
    endorsements = Endorsement.objects.for_list()
    endorsement = get_permitted(endorsements, policies.is_asked, request.user, reference=reference)
    form = GiveWordsForm(request.POST or None)

    def give() -> bool:
        text = form.cleaned_data["text"]
        actions.give_words(endorsement, text=text, by=request.user, at=timezone.now())
        return True

    if endorsement.is_asked() and form.is_valid() and accepted(form, give):
        messages.success(request, gettext("Thank you. The peer helper chooses whether it appears."))
        return redirect("home")
    context = {"form": form, "endorsement": endorsement}
    return render(request, "certificates/endorsement_give.html", context)


@require_POST
def endorsement_decline(request: SignedInRequest, reference: UUID) -> HttpResponse:
    endorsements = Endorsement.objects.for_list()
    endorsement = get_permitted(endorsements, policies.is_asked, request.user, reference=reference)
    return attempt(
        request,
        lambda: endorsement.decline(by=request.user, at=timezone.now()),
        gettext("It is kept. Nobody asks you why."),
        then="home",
    )


@require_safe
def printable_scripts(request: SignedInRequest) -> HttpResponse:
    """Show which scripts and languages the paper can print."""
    context = {"scripts": scripts_covered(), "others": languages_not_covered()}
    return render(request, "certificates/printable_scripts.html", context)
