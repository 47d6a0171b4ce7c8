"""Sessions: log, list, read, correct. One domain call each."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import attempt
from common.errors import Refused
from common.journal import history_of
from common.lists import listed
from people.requests import SignedInRequest
from support import actions, policies, selectors, wizard
from support.forms import NoteReasonForm, SendBackForm, SessionCorrectForm, SessionForm
from support.models import SupportSession
from support.words import ACTIONS


@require_safe
def session_list(request: SignedInRequest) -> HttpResponse:
    user = request.user
    if not policies.may_log(user):
        raise PermissionDenied
    sessions = SupportSession.objects.visible_to(user).for_list()
    context = listed(request, sessions, selectors.SESSION_SHOWS)
    if policies.may_match_somewhere(user):
        context["rows"] = [(one, policies.can_read(user, one)) for one in context["page"]]
        return render(request, "support/session_list.html", context)
    months = selectors.own_hours_by_month(user)
    context["hours"] = selectors.in_all(months)
    context["months"] = selectors.by_month(context["page"], months)
    return render(request, "support/session_mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def session_create(request: SignedInRequest) -> HttpResponse:
    """Ask one thing per page; the last page sends."""
    if not policies.may_log(request.user):
        raise PermissionDenied
    answers = wizard.read(request.user, request.GET, today=timezone.localdate())
    if answers.session:
        messages.info(request, _("This session is noted, once. For another one, start again."))
        return redirect(answers.session)
    if answers.step == "send" and answers.protocol:
        return session_send(request, answers, language=selectors.last_language(answers.protocol))
    last = None if request.GET else selectors.last_session_for(request.user)
    context = {"answers": answers, "form": answers.form, "last": last}
    return render(request, wizard.PAGES[answers.step], context)


def session_send(
    request: SignedInRequest, answers: wizard.Answers, *, language: str
) -> HttpResponse:
    """Show what will be kept and, once sent, keep it."""
    now = timezone.now()
    form = SessionForm(request.POST or None, initial={"language": language}, match=answers.match)
    if form.is_valid():
        try:
            session = actions.log_session(
                **answers.facts(), **form.cleaned_data, by=request.user, at=now
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The session is noted. Thank you."))
            return redirect(session)
    context = {"answers": answers, "form": form, "note_refused": "note" not in form.fields}
    return render(request, "support/session_send.html", context)


@require_POST
def session_repeat(request: SignedInRequest, reference: UUID) -> HttpResponse:
    sessions = SupportSession.objects.for_list()
    session = get_permitted(sessions, policies.can_repeat, request.user, reference=reference)
    mark, user = wizard.mark_in(request.POST), request.user
    try:
        again = actions.repeat(session, submission=mark, by=user, at=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("support:session-create")
    messages.success(request, _("The same session is noted, today. Thank you."))
    return redirect(again)


@require_POST
def session_discard(request: SignedInRequest, reference: UUID) -> HttpResponse:
    sessions = SupportSession.objects.for_list()
    session = get_permitted(sessions, policies.is_author, request.user, reference=reference)
    return attempt(
        request,
        lambda: session.discard(by=request.user, at=timezone.now()),
        _("The session is taken back: nothing of it is kept."),
        then="support:session-list",
    )


@require_safe
def session_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    sessions = SupportSession.objects.for_list()
    session = get_permitted(sessions, policies.can_view, request.user, reference=reference)
    return session_page(request, session)


def session_page(request: SignedInRequest, session: SupportSession, **forms: Any) -> HttpResponse:
    """Show a session with what this person may do now; a form that was refused stays filled in."""
    user = request.user
    is_author = policies.is_author(user, session)
    context = {
        "session": session,
        "sees_note": policies.sees_note(user, session),
        "may_read": policies.can_read(user, session) and session.is_to_read(),
        "may_correct": is_author and session.is_draft(),
        "may_discard": is_author and session.may_be_discarded(at=timezone.now()),
        "send_back_form": SendBackForm(),
        "note_form": NoteReasonForm(),
        "history": history_of(session),
        "actions": ACTIONS,
    }
    return render(request, "support/session_detail.html", context | forms)


@require_POST
def session_note(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Show a note to who gives the reason why; the reading is logged (P12)."""
    sessions = SupportSession.objects.for_list()
    session = get_permitted(sessions, policies.can_read, request.user, reference=reference)
    form = NoteReasonForm(request.POST)
    if not form.is_valid():
        return session_page(request, session, note_form=form)
    reason = form.cleaned_data["reason"]
    actions.open_note(session, reason=reason, by=request.user, at=timezone.now())
    return session_page(request, session, sees_note=True)


@require_POST
def session_validate(request: SignedInRequest, reference: UUID) -> HttpResponse:
    sessions = SupportSession.objects.for_list()
    session = get_permitted(sessions, policies.can_read, request.user, reference=reference)
    return attempt(
        request,
        lambda: session.validate(by=request.user, at=timezone.now()),
        _("Read. Thank you."),
        then=wizard.place_after_reading(request.POST, session),
    )


@require_POST
def session_send_back(request: SignedInRequest, reference: UUID) -> HttpResponse:
    sessions = SupportSession.objects.for_list()
    session = get_permitted(sessions, policies.can_read, request.user, reference=reference)
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return session_page(request, session, send_back_form=form)
    reason = form.cleaned_data["reason"]
    return attempt(
        request,
        lambda: session.send_back(reason=reason, by=request.user, at=timezone.now()),
        _("The session is sent back with your question."),
        then=session,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def session_update(request: SignedInRequest, reference: UUID) -> HttpResponse:
    sessions = SupportSession.objects.for_list()
    session = get_permitted(sessions, policies.is_author, request.user, reference=reference)
    if not session.is_draft():
        messages.warning(request, _("This session was not sent back: it stays as it is."))
        return redirect(session)
    today = timezone.localdate()
    form = SessionCorrectForm(request.POST or None, session=session, today=today)
    if form.is_valid():
        try:
            actions.correct(session, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Corrected and sent."))
            return redirect(session)
    return render(request, "support/session_form.html", {"form": form, "session": session})
