"""What a share link shows. Opening it counts nothing; its button counts one reading."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from certificates.actions import facts_shared, link_of, open_link, passed
from certificates.leads import leads_of
from certificates.models import ShareLink
from certificates.verification import told
from certificates.views.public import answer, asked_language, for_strangers, slowed
from certificates.words import interview_leads_head, said_of


def closed() -> HttpResponse:
    """Answer for every link that shows nothing, whatever the reason (R44)."""
    return answer("shared_closed", said=said_of("link_expired"), status=410)


# Without a token against forgery: whoever has the link may read, no cookie tells them apart, and
# another site that sent this form in their name would have to know the link.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@for_strangers
@slowed
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """Tell what the link is; show what was chosen to whoever pressed the button."""
    now, lang = timezone.now(), asked_language(request)
    if request.method == "POST":
        pass_ = open_link(token, at=now)
        if pass_ is None:
            return closed()
        query = {"pass": pass_} | ({"lang": lang} if lang else {})
        return HttpResponseRedirect(f"{address_of(token)}?{urlencode(query)}", status=303)
    if given := request.GET.get("pass"):
        link = passed(token, given, at=now)
        return show(link, lang=lang, given=given) if link else closed()
    found = link_of(token, at=now)
    if found is None:
        return closed()
    return answer("shared", link=found, verdict=told(found.certificate), lang=lang)


def address_of(token: str) -> str:
    return reverse("certificates:shared", args=[token])


def show(link: ShareLink, **context: Any) -> HttpResponse:
    facts = facts_shared(link)
    return answer(
        "shared_paper",
        facts=facts,
        verdict=told(link.certificate),
        leads=leads_of(facts),
        leads_head=interview_leads_head(),
        link=link,
        **context,
    )
