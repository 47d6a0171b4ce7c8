from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import attempt
from common.errors import Refused
from people.requests import SignedInRequest
from programmes import actions, policies
from programmes.models import Notice, Programme
from programmes.selectors.notices import page_of_notice, words_to_send


@require_http_methods(["GET", "HEAD", "POST"])
def notice_create(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Show the words as they would be sent; send them."""
    programmes = Programme.objects.for_list()
    programme = get_permitted(programmes, policies.can_manage, request.user, reference=reference)
    if request.method != "POST":
        context = words_to_send(programme)
        return render(request, "programmes/notice_send.html", context)
    try:
        notice = actions.send_notice(programme, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect(programme)
    messages.success(request, _("The note is before the whole team."))
    return redirect(notice)


@require_safe
def notice_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    notices = Notice.objects.select_related("programme__centre", "sent_by")
    notice = get_permitted(notices, policies.can_view_notice, request.user, reference=reference)
    return render(request, "programmes/notice_detail.html", page_of_notice(request.user, notice))


@require_POST
def notice_confirm(request: SignedInRequest, reference: UUID) -> HttpResponse:
    notices = Notice.objects.select_related("programme")
    notice = get_permitted(notices, policies.can_view_notice, request.user, reference=reference)
    return attempt(
        request,
        lambda: actions.confirm_notice(notice, by=request.user, at=timezone.now()),
        _("Thank you for reading."),
        then=notice,
    )
