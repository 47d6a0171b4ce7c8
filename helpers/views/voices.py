"""The three voices of a discernment: ask a peer, speak without seeing the others."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from common.access import get_permitted
from common.answers import accepted, attempt, made
from helpers import actions, policies
from helpers.forms import CriteriaForm, NotedVoiceForm, PeerInviteForm
from helpers.models import Discernment, Side
from helpers.selectors import awaits, may_note, noted_levels, own_levels
from people.requests import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def discernment_invite(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Ask another helper of the centre what they see, with the helper's agreement."""
    discernments = Discernment.objects.for_page()
    one = get_permitted(discernments, policies.can_decide, request.user, reference=reference)
    form = PeerInviteForm(request.POST or None, discernment=one)
    act = partial(actions.invite_peer, one, by=request.user, at=timezone.now())
    if form.is_valid() and made(form, "peer", lambda: act(peer=form.cleaned_data["peer"])):
        messages.success(request, _("The peer is asked. They will find it on their first page."))
        return redirect(one)
    return render(request, "helpers/discernment_invite.html", {"form": form, "discernment": one})


@require_POST
def discernment_release(request: SignedInRequest, reference: UUID) -> HttpResponse:
    discernments = Discernment.objects.for_page()
    one = get_permitted(discernments, policies.can_decide, request.user, reference=reference)
    return attempt(
        request,
        partial(actions.release_peer, one, by=request.user, at=timezone.now()),
        _("The peer is waited for no longer."),
        then=one,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def discernment_speak(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Say what one sees: the page holds one's own answers, and nothing of what others said."""
    discernments = Discernment.objects.for_page()
    one = get_permitted(discernments, policies.can_speak, request.user, reference=reference)
    side = policies.side_of(request.user, one)
    then = "home" if side == Side.PEER else one
    if not awaits(request.user, one):
        messages.info(request, _("There is nothing more to say here. Thank you."))
        return redirect(then)
    known, mine = own_levels(request.user, one), side == Side.HELPER
    form = CriteriaForm(request.POST or None, known=known, plain=mine)
    act = partial(actions.speak, one, side=side, by=request.user, at=timezone.now())
    if form.is_valid() and accepted(form, lambda: act(levels=form.levels())) is not None:
        messages.success(request, _("Your voice is kept. Thank you."))
        return redirect(then)
    context = {"form": form, "discernment": one, "mine": mine, "is_peer": side == Side.PEER}
    return render(request, "helpers/discernment_speak.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def discernment_note(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Note what a helper without an account says, beside them; nothing of others is here."""
    discernments = Discernment.objects.for_page()
    one = get_permitted(discernments, policies.can_note, request.user, reference=reference)
    if not may_note(request.user, one):
        messages.info(request, _("There is nothing more to say here. Thank you."))
        return redirect(one)
    form = NotedVoiceForm(request.POST or None, known=noted_levels(request.user, one), plain=True)
    act = partial(actions.note_voice, one, by=request.user, at=timezone.now())
    if form.is_valid() and accepted(form, lambda: act(levels=form.levels())) is not None:
        messages.success(request, _("The helper’s voice is kept."))
        return redirect(one)
    context = {"form": form, "discernment": one, "noted": True}
    return render(request, "helpers/discernment_speak.html", context)
