from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.access import get_permitted
from common.answers import accepted
from common.errors import Refused
from common.journal import history_of
from common.lists import listed
from common.qr import qr_svg
from people import actions, policies
from people.accounts import proposed_user_name
from people.forms import AccountForm, OrganisationForm, PersonCorrectForm, PersonWelcomeForm
from people.models import Person
from people.requests import SignedInRequest
from people.selectors import HISTORY_WORDS, own_person, person_shows, roles_of


@require_safe
def account(request: SignedInRequest) -> HttpResponse:
    """Show one's own name and roles, and what is kept about oneself."""
    context = {"roles_held": roles_of(request.user), "person": own_person(request.user)}
    return render(request, "people/account.html", context)


@require_safe
def person_list(request: SignedInRequest) -> HttpResponse:
    if not policies.is_in_charge(request.user):
        raise PermissionDenied
    persons = Person.objects.visible_to(request.user).for_list()
    shows = person_shows(on=timezone.localdate())
    return render(request, "people/person_list.html", listed(request, persons, shows))


@require_http_methods(["GET", "HEAD", "POST"])
def person_create(request: SignedInRequest) -> HttpResponse:
    if not policies.is_in_charge(request.user):
        raise PermissionDenied
    form = PersonWelcomeForm(request.POST or None, author=request.user, today=timezone.localdate())
    if form.is_valid():
        person = actions.welcome_person(**form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("The person is known to the centre. That is all we keep."))
        return redirect(person)
    return render(request, "people/person_form.html", {"form": form})


@require_safe
def person_detail(request: SignedInRequest, reference: UUID) -> HttpResponse:
    persons = Person.objects.for_list()
    person = get_permitted(persons, policies.can_view, request.user, reference=reference)
    context = {
        "person": person,
        "may_correct": policies.can_correct(request.user, person),
        "may_give_account": policies.can_give_account(request.user, person),
        "history": history_of(person),
        "history_words": HISTORY_WORDS,
    }
    return render(request, "people/person_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def person_update(request: SignedInRequest, reference: UUID) -> HttpResponse:
    persons = Person.objects.for_list()
    person = get_permitted(persons, policies.can_correct, request.user, reference=reference)
    form = PersonCorrectForm(request.POST or None, instance=person, today=timezone.localdate())
    if form.is_valid():
        actions.correct_person(person, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("What we keep is corrected."))
        return redirect(person)
    return render(request, "people/person_form.html", {"form": form, "person": person})


@require_http_methods(["GET", "HEAD", "POST"])
def person_account(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Open the account of a person, and show once the link to choose a passphrase."""
    persons = Person.objects.select_related("centre__organisation", "user")
    person = get_permitted(persons, policies.can_give_account, request.user, reference=reference)
    known = None if person.user_id else {"user_name": proposed_user_name(person)}
    form = AccountForm(request.POST or None, initial=known)
    act = partial(actions.open_account, person, by=request.user, at=timezone.now())
    if form.is_valid() and (link := accepted(form, lambda: act(**form.cleaned_data))):
        return show_link(request, person, link)
    return render(request, "people/account_form.html", {"form": form, "person": person})


@require_POST
def person_link(request: SignedInRequest, reference: UUID) -> HttpResponse:
    """Make a new link to choose a passphrase, and show it once."""
    persons = Person.objects.select_related("user")
    person = get_permitted(persons, policies.can_give_account, request.user, reference=reference)
    try:
        link = actions.renew_link(person, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect(person)
    return show_link(request, person, link)


def show_link(request: SignedInRequest, person: Person, link: str) -> HttpResponse:
    """Show a link that opens an account: in this answer only, and in no address."""
    context = {"person": person, "link": link, "code": qr_svg(link)}
    return render(request, "people/account_link.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def organisation_update(request: SignedInRequest) -> HttpResponse:
    """Set what the papers say of one's own association."""
    organisation = request.user.directed_organisation()
    if organisation is None:
        raise PermissionDenied
    form = OrganisationForm(request.POST or None, instance=organisation)
    if form.is_valid():
        form.keep(by=request.user, at=timezone.now())
        messages.success(request, _("What the papers say of the association is kept."))
        return redirect("people:organisation-update")
    return render(request, "people/organisation_form.html", {"form": form})
