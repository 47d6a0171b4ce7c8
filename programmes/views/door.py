"""What the poster of a centre opens: « j’aimerais aider », without an account.

Whoever holds the address may say it; nothing of the centre is told there, neither its name nor
what kind of a place it is. Slowed down, and 404 for an address that opens nothing.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial, wraps
from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.answers import accepted
from common.audio import with_recorder
from common.lifecycle import OutOfTurn
from common.pace import tries_of
from programmes import wizard
from programmes.actions import candidacy as actions
from programmes.candidacy_words import content
from programmes.door import door_of
from programmes.forms.candidacy import TELLING, ContactForm
from programmes.models import Candidacy, InterestDoor

ASKED, ASKED_IN = 60, 60  # pages per address and minute
SENT, SENT_IN = 20, 10 * 60  # messages per address in ten minutes: a centre shares one address
FRAME = "base_asking.html"


def slowed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer 429 to whoever asks, or sends, too often."""

    @wraps(view)
    def slow_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        address = get_adapter().get_client_ip(request)
        asks = tries_of("interest", address, window=ASKED_IN) > ASKED
        sends = request.method == "POST" and tries_of("send", address, window=SENT_IN) > SENT
        if asks or sends:
            page = "programmes/interest_too_many.html"
            return render(request, page, {"frame": FRAME}, status=429)
        return view(request, *args, **kwargs)

    return slow_view


def open_door(token: str) -> InterestDoor:
    door = door_of(token)
    if door is None:
        raise Http404
    return door


def show(request: HttpRequest, page: str, door: InterestDoor, **context: Any) -> HttpResponse:
    context |= {"frame": FRAME, "said": content()}
    context["issuer"] = door.centre.organisation.issuer_name
    return render(request, page, context)


@login_not_required
@slowed
@with_recorder
@require_http_methods(["GET", "HEAD", "POST"])
def interest(request: HttpRequest, token: str) -> HttpResponse:
    """Ask one thing per page; the last page sends."""
    door = open_door(token)
    answers = wizard.read(request.GET, [door.centre])
    if Candidacy.objects.filter(reference=answers.submission, centre=door.centre).exists():
        return redirect("programmes:interest-thanks", token, answers.submission)
    if answers.step != "tell":
        return show(request, wizard.PAGES[answers.step], door, answers=answers, form=answers.form)
    form = TELLING[Candidacy.Channel(answers.channel)](request.POST or None, request.FILES or None)
    send = partial(actions.express_interest, door.centre, by=None, at=timezone.now())
    if form.is_valid():
        facts = answers.facts() | form.cleaned_data
        if candidacy := accepted(form, lambda: send(**facts)):
            then = "thanks" if candidacy.called else "contact"
            return redirect(f"programmes:interest-{then}", token, candidacy.reference)
    return show(request, wizard.PAGES["tell"], door, answers=answers, form=form)


def sent(door: InterestDoor, submission: UUID) -> Candidacy:
    """Return what was sent through this door; whoever sent it knows its mark."""
    return get_object_or_404(Candidacy, centre=door.centre, reference=submission)


@login_not_required
@slowed
@require_http_methods(["GET", "HEAD", "POST"])
def interest_contact(request: HttpRequest, token: str, submission: UUID) -> HttpResponse:
    """Ask a name and a way to reach; both may stay empty."""
    door = open_door(token)
    candidacy = sent(door, submission)
    form = ContactForm(request.POST or None)
    if form.is_valid():
        if any(form.cleaned_data.values()):
            add = partial(actions.add_contact, candidacy, at=timezone.now())
            accepted(form, lambda: add(**form.cleaned_data))
        return redirect("programmes:interest-thanks", token, submission)
    return show(request, "programmes/interest_contact.html", door, form=form)


@login_not_required
@slowed
@require_safe
def interest_thanks(request: HttpRequest, token: str, submission: UUID) -> HttpResponse:
    """Say what follows, and that one may change one's mind."""
    door = open_door(token)
    candidacy = sent(door, submission)
    context = {"candidacy": candidacy, "token": token}
    return show(request, "programmes/interest_thanks.html", door, **context)


@login_not_required
@slowed
@require_POST
def interest_withdraw(request: HttpRequest, token: str, submission: UUID) -> HttpResponse:
    """Take it back, for no reason; twice is once."""
    candidacy = sent(open_door(token), submission)
    if candidacy.is_waiting():
        with suppress(OutOfTurn):
            actions.withdraw(candidacy, by=None, at=timezone.now())
    return redirect("programmes:interest-thanks", token, submission)
