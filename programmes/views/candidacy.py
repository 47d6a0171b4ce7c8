"""Candidacies: said, heard, met, answered. One domain call each."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import accepted, attempt
from common.audio import playback, with_player, with_recorder
from common.lists import listed
from people.models import User
from people.requests import SignedInRequest
from people.selectors import own_person
from programmes import candidacy_words as wording
from programmes import policies, wizard
from programmes.actions import candidacy as actions
from programmes.forms.candidacy import AcceptForm, DeclineForm, InterviewForm, ProposeOtherForm
from programmes.forms.telling import form_of
from programmes.models import Candidacy
from programmes.selectors.candidacy import SHOWS, centres_to_help_in, page_of


@require_safe
def candidacy_list(request: SignedInRequest) -> HttpResponse:
    if not policies.may_meet_somewhere(request.user):
        raise PermissionDenied
    found = Candidacy.objects.visible_to(request.user).for_list()
    return render(request, "programmes/candidacy_list.html", listed(request, found, SHOWS))


@with_recorder
@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_create(request: SignedInRequest) -> HttpResponse:
    """Ask one thing per page, of who is signed in or of whoever sits beside them."""
    if not policies.may_say(request.user):
        raise PermissionDenied
    answers = wizard.read(request.GET, centres_to_help_in(request.user))
    context: dict[str, Any] = {"answers": answers, "form": answers.form}
    if answers.step == "tell" and answers.centre:
        person = own_person(request.user)
        form = form_of(answers.channel, request.POST or None, request.FILES or None, person=person)
        send = partial(actions.express_interest, answers.centre, by=request.user, person=person)
        facts = answers.facts() | {"at": timezone.now()}
        if form.is_valid() and (said := accepted(form, lambda: send(**facts, **form.cleaned_data))):
            return redirect(thanks_for(request.user, said))
        context["form"] = form
    context["said"] = wording.content()
    return render(request, wizard.PAGES[answers.step], context)


def thanks_for(user: User, candidacy: Candidacy) -> str:
    """Return where to thank: who only brought it reads nothing of it from then on."""
    if policies.can_follow(user, candidacy):
        return reverse("programmes:candidacy-thanks", args=[candidacy.reference])
    return reverse("programmes:candidacy-brought")


@require_safe
def candidacy_brought(request: SignedInRequest) -> HttpResponse:
    """Thank who brought somebody’s word; it holds nothing of what was said."""
    if not policies.may_say(request.user):
        raise PermissionDenied
    return render(request, "programmes/interest_brought.html", {"said": wording.content()})


@require_safe
def candidacy_thanks(request: SignedInRequest, reference: UUID) -> HttpResponse:
    found = Candidacy.objects.for_list()
    policy = policies.can_view_candidacy
    candidacy = get_permitted(found, policy, request.user, reference=reference)
    context = {"candidacy": candidacy, "said": wording.content()}
    return render(request, "programmes/interest_thanks.html", context)


@with_player
@require_safe
def candidacy_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Show all of it to those in charge; to the candidate, what they said and what follows."""
    found = Candidacy.objects.for_list()
    policy = policies.can_view_candidacy
    candidacy = get_permitted(found, policy, request.user, reference=reference)
    mine = policies.is_candidate(request.user, candidacy)
    page = "programmes/candidacy_mine.html" if mine else "programmes/candidacy_detail.html"
    return render(request, page, page_of(request.user, candidacy))


@require_safe
def candidacy_recording(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Hand over the recording, to whoever may read the candidacy."""
    found = Candidacy.objects.for_list()
    policy = policies.can_view_candidacy
    candidacy = get_permitted(found, policy, request.user, reference=reference)
    if not candidacy.audio:
        raise Http404
    return playback(request, candidacy.audio)


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_interview(request: SignedInRequest, reference: UUID) -> HttpResponse:
    found = Candidacy.objects.for_list()
    candidacy = get_permitted(found, policies.can_meet, request.user, reference=reference)
    form = InterviewForm(request.POST or None, candidacy=candidacy, today=timezone.localdate())
    note = partial(actions.note_interview, candidacy, by=request.user, at=timezone.now())
    if form.is_valid() and (_sheet := accepted(form, lambda: note(**form.told()))):
        messages.success(request, gettext("The sheet is kept."))
        return redirect(candidacy)
    context = {"form": form, "candidacy": candidacy, "never_ask": wording.never_ask()}
    return render(request, "programmes/candidacy_interview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_accept(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Say yes: the file opens. Goes on to it, where the account is opened."""
    found = Candidacy.objects.for_list()
    candidacy = get_permitted(found, policies.can_meet, request.user, reference=reference)
    form = AcceptForm(
        request.POST or None,
        candidacy=candidacy,
        author=request.user,
        today=timezone.localdate(),
    )
    act = partial(actions.accept, candidacy, by=request.user, at=timezone.now())
    if form.is_valid() and (helper := accepted(form, lambda: act(**form.cleaned_data))):
        messages.success(request, gettext("Accepted. The file is open."))
        return redirect(helper)
    context = {"form": form, "candidacy": candidacy, **wording.answer("accepted")}
    return render(request, "programmes/candidacy_answer.html", context)


def answer(name: str, form_class: Any, act: Callable[..., None], done: Any) -> Callable[..., Any]:
    """Return the view of an answer that is told by word of mouth, then written."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: SignedInRequest, reference: UUID) -> HttpResponse:
        found, now = Candidacy.objects.for_list(), timezone.now()
        candidacy = get_permitted(found, policies.can_meet, request.user, reference=reference)
        today = timezone.localdate(now)
        form = form_class(
            request.POST or None, candidacy=candidacy, author=request.user, today=today
        )
        if form.is_valid():
            told = form.told(at=now)
            return attempt(
                request,
                lambda: act(candidacy, **told, by=request.user, at=now),
                str(done),
                then=candidacy,
            )
        context = {"form": form, "candidacy": candidacy, **wording.answer(name)}
        return render(request, "programmes/candidacy_answer.html", context)

    return view


candidacy_propose_other = answer(
    "redirected", ProposeOtherForm, actions.propose_other, _("The other proposal is noted.")
)
candidacy_decline = answer(
    "declined", DeclineForm, actions.decline, _("The answer that was told is noted.")
)


@require_POST
def candidacy_withdraw(request: SignedInRequest, reference: UUID) -> HttpResponse:
    found = Candidacy.objects.for_list()
    candidacy = get_permitted(found, policies.can_withdraw, request.user, reference=reference)
    return attempt(
        request,
        lambda: actions.withdraw(candidacy, by=request.user, at=timezone.now()),
        gettext("It is withdrawn. No reason is asked, and the recording is deleted."),
        then=candidacy,
    )
