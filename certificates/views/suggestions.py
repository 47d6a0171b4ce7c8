"""What is proposed in a round: said, heard, answered. One domain call each."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates import actions, asking, policies
from certificates.forms.rounds import CommentForm, SuggestionForm, WriteDownForm
from certificates.selectors.rounds import (
    next_for,
    page_of_suggestion,
    rounds_with_people,
    suggestions_with_people,
)
from common.access import get_permitted
from common.answers import accepted, attempt
from common.audio import playback, with_player, with_recorder
from people.requests import SignedInRequest


@with_recorder
@require_http_methods(["GET", "HEAD", "POST"])
def round_suggest(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Propose one change, one question per page; or something else than what another proposed."""
    rounds = rounds_with_people()
    round_ = get_permitted(rounds, policies.takes_part, request.user, reference=reference)
    ask = asking.read(round_, request.GET)
    context: dict[str, Any] = {"asking": ask, "round": round_}
    if ask.step == "words":
        form = SuggestionForm(request.POST or None, request.FILES or None, asking=ask)
        say = partial(actions.suggest, round_, by=request.user, at=timezone.now(), **ask.told())
        if form.is_valid() and (said := accepted(form, lambda: say(**form.told()))):
            messages.success(request, gettext("Your proposal is sent. The others answer it."))
            return redirect(said)
        context["form"] = form
    return render(request, asking.PAGES[ask.step], context)


@with_player
@require_safe
def suggestion_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    found, policy = suggestions_with_people(), policies.can_view_suggestion
    suggestion = get_permitted(found, policy, request.user, reference=reference)
    context = page_of_suggestion(request.user, suggestion) | {"form": CommentForm()}
    return render(request, "certificates/suggestion_detail.html", context)


@require_safe
def suggestion_listen(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Hand over the recording, to those of the round."""
    found, policy = suggestions_with_people(), policies.can_view_suggestion
    suggestion = get_permitted(found, policy, request.user, reference=reference)
    if not suggestion.audio:
        raise Http404
    return playback(request, suggestion.audio)


@require_POST
def suggestion_consent(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Say yes, and go on to the next that waits."""
    found, policy = suggestions_with_people(), policies.can_answer
    suggestion = get_permitted(found, policy, request.user, reference=reference)
    consent = partial(actions.consent, suggestion, by=request.user, at=timezone.now())
    answer = attempt(request, consent, gettext("You have said yes."), then=suggestion.round)
    following = next_for(request.user, suggestion.round)
    return redirect(following) if following != suggestion else answer


@require_POST
def suggestion_comment(request: SignedInRequest, reference: UUID) -> HttpResponse:
    found, policy = suggestions_with_people(), policies.can_answer
    suggestion = get_permitted(found, policy, request.user, reference=reference)
    form = CommentForm(request.POST)
    say = partial(actions.comment, suggestion.round, suggestion=suggestion, by=request.user)
    if form.is_valid() and accepted(form, lambda: say(**form.cleaned_data, at=timezone.now())):
        return redirect(suggestion)
    context = page_of_suggestion(request.user, suggestion) | {"form": form}
    return render(request, "certificates/suggestion_detail.html", context)


@with_player
@require_http_methods(["GET", "HEAD", "POST"])
def suggestion_write(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Write down what was spoken."""
    found, policy = suggestions_with_people(), policies.can_write_down
    suggestion = get_permitted(found, policy, request.user, reference=reference)
    form = WriteDownForm(request.POST or None)
    write = partial(actions.write_down, suggestion, by=request.user, at=timezone.now())

    def keep() -> bool:
        write(text=form.written())
        return True

    if form.is_valid() and accepted(form, keep):
        messages.success(request, gettext("It is written down."))
        return redirect(suggestion)
    context = page_of_suggestion(request.user, suggestion) | {"form": form}
    return render(request, "certificates/suggestion_write.html", context)


def of_author(act: Callable[..., None], done: Any) -> Callable[..., HttpResponse]:
    """Return the view of a step that is its author's own."""

    @require_POST
    def view(request: SignedInRequest, reference: UUID) -> HttpResponse:
        found = suggestions_with_people()
        suggestion = get_permitted(found, policies.is_author, request.user, reference=reference)
        step = partial(act, suggestion, by=request.user, at=timezone.now())
        return attempt(request, step, str(done), then=suggestion)

    return view


suggestion_confirm = of_author(actions.confirm, _("The others may now answer you."))
suggestion_unwrite = of_author(actions.unwrite, _("It is to be written down again."))
suggestion_take_back = of_author(actions.take_back, _("Your proposal is taken back."))
