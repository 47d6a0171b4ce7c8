"""Reading copies of the clauses: entered by one person, read again by another."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import accepted, attempt
from people.requests import SignedInRequest
from protocols import actions, policies
from protocols.forms import TranslationForm, TranslationLanguageForm
from protocols.models import Clause, ClauseTranslation
from protocols.selectors.translations import (
    clause_page_of,
    language_or_404,
    place_of,
    translation_list_of,
)


@require_safe
def translation_list(request: SignedInRequest) -> HttpResponse:
    if not policies.may_write_somewhere(request.user):
        raise PermissionDenied
    form = TranslationLanguageForm(request.GET or None)
    language = form.cleaned_data["language"] if form.is_valid() else ""
    page = translation_list_of(request.user, language) | {"form": form}
    return render(request, "protocols/translation_list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def translation_update(request: SignedInRequest, language: str, reference: UUID) -> HttpResponse:
    clauses, policy = Clause.objects.active(), policies.can_translate_clause
    french = get_permitted(clauses, policy, request.user, reference=reference)
    code = language_or_404(language)
    page = clause_page_of(request.user, french, code)
    form = TranslationForm(request.POST or None, initial=page["initial"], **page["writing"])

    def enter() -> Any:
        return actions.enter_translation(
            french, language=code, **form.cleaned_data, by=request.user, at=timezone.now()
        )

    if form.is_valid() and accepted(form, enter):
        messages.success(request, gettext("The reading copy is kept. Someone else reads it."))
        return redirect(place_of(code))
    return render(request, "protocols/translation_update.html", page | {"form": form})


@require_POST
def translation_confirm(request: SignedInRequest, language: str, reference: UUID) -> HttpResponse:
    clauses, policy = Clause.objects.active(), policies.can_translate_clause
    clause = get_permitted(clauses, policy, request.user, reference=reference)
    known = ClauseTranslation.objects.select_related("clause")
    translation = get_object_or_404(known, clause=clause, language=language)
    return attempt(
        request,
        lambda: actions.confirm_translation(
            translation, seen=request.POST.get("seen", ""), by=request.user, at=timezone.now()
        ),
        gettext("The reading copy is confirmed."),
        then=place_of(language),
    )
