from uuid import UUID, uuid4

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
from common.models import AccessEntry
from people.requests import SignedInRequest
from support import actions, policies, selectors, wizard
from support.forms import SessionCorrectForm, SessionSendForm
from support.models import SupportSession


@require_safe
def session_list(request: SignedInRequest) -> HttpResponse:
    if not selectors.may_log(request.user):
        raise PermissionDenied
    sessions = SupportSession.objects.visible_to(request.user).for_list()
    context = listed(request, sessions, selectors.SESSION_SHOWS)
    if not policies.may_match_somewhere(request.user):
        context["hours"] = selectors.own_hours(request.user)
        return render(request, "support/session_mine.html", context)
    return render(request, "support/session_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def session_create(request: SignedInRequest) -> HttpResponse:
    """Ask one thing per page; the last page sends."""
    if not selectors.may_log(request.user):
        raise PermissionDenied
    answers = wizard.read(request.user, request.GET, today=timezone.localdate())
    if answers.step == "send":
        return session_send(request, answers)
    context: dict[str, object] = {"answers": answers, "last": None, "submission": uuid4()}
    if not request.GET:
        context["last"] = selectors.last_session_for(request.user)
    if answers.step == "types" and answers.protocol:
        context["usual"], context["others"] = selectors.usual_types(answers.protocol)
    return render(request, f"support/session_{answers.step}.html", context)


def session_send(request: SignedInRequest, answers: wizard.Answers) -> HttpResponse:
    """Show what will be kept and, once sent, keep it; a second sending keeps nothing more."""
    first_words = {"held_on": timezone.localdate(), "language": "fra"}
    form = SessionSendForm(
        request.POST or None,
        initial=first_words,
        names=actions.names_in(answers.match),
        submission=uuid4(),
    )
    if form.is_valid():
        try:
            session = actions.log_session(
                **wizard.facts_of(answers), **form.answers(), by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The session is noted."))
            return redirect(session)
    return render(request, "support/session_send.html", {"answers": answers, "form": form})


@require_POST
def session_repeat(request: SignedInRequest, reference: UUID) -> HttpResponse:
    sessions = SupportSession.objects.for_list()
    session = get_permitted(sessions, policies.can_correct, request.user, reference=reference)
    submission = wizard.submission_in(request.POST)
    return attempt(
        request,
        lambda: actions.repeat(session, submission=submission, by=request.user, at=timezone.now()),
        _("The same session is noted, today."),
        then="home",
    )


@require_safe
def session_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    sessions = SupportSession.objects.for_list()
    session = get_permitted(sessions, policies.can_view, request.user, reference=reference)
    return render(request, "support/session_detail.html", page_of(request, session))


def page_of(request: SignedInRequest, session: SupportSession) -> dict[str, object]:
    return {
        "session": session,
        "sees_note": policies.sees_note(request.user, session),
        "may_read": policies.can_read(request.user, session) and session.state == "submitted",
        "may_correct": policies.can_correct(request.user, session) and session.is_draft(),
        "history": history_of(session),
    }


@require_POST
def session_note(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Show a note to who gives the reason why; the reading is logged (P12)."""
    sessions = SupportSession.objects.for_list()
    session = get_permitted(sessions, policies.can_read, request.user, reference=reference)
    context = page_of(request, session)
    if request.POST.get("reason", "").strip():
        AccessEntry.record(session, by=request.user, action="read the note, with a reason")
        context["sees_note"] = True
    else:
        messages.warning(request, _("Say why you need to read this note."))
    return render(request, "support/session_detail.html", context)


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
    reason = request.POST.get("reason", "")
    return attempt(
        request,
        lambda: session.send_back(reason=reason, by=request.user, at=timezone.now()),
        _("The session is sent back with your question."),
        then=session,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def session_update(request: SignedInRequest, reference: UUID) -> HttpResponse:
    sessions = SupportSession.objects.for_list()
    session = get_permitted(sessions, policies.can_correct, request.user, reference=reference)
    if not session.is_draft():
        messages.warning(request, _("This session was not sent back: it stays as it is."))
        return redirect(session)
    form = SessionCorrectForm(request.POST or None, session=session)
    if form.is_valid():
        try:
            actions.correct(session, **form.answers(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Corrected and sent."))
            return redirect(session)
    return render(request, "support/session_form.html", {"form": form, "session": session})
