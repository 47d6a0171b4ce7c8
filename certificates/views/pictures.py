from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from certificates import policies
from certificates.actions.pictures import upload
from certificates.forms.blocks import PictureForm
from certificates.models import Picture
from common import storage
from common.access import get_permitted
from common.answers import accepted, file_response
from people.models import Centre, Role
from people.requests import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def picture_list(request: SignedInRequest) -> HttpResponse:
    """Show the logos that one looks after, and take another."""
    if not policies.may_upload_logos(request.user):
        raise PermissionDenied
    mine = Centre.objects.filter(pk__in=request.user.centre_ids(Role.MANAGER))
    centres = list(mine.select_related("organisation").order_by("name"))
    form = PictureForm(request.POST or None, request.FILES or None, centres=centres)
    if form.is_valid() and accepted(
        form, lambda: upload(**form.told(), by=request.user, at=timezone.now())
    ):
        messages.success(request, _("The logo is kept, written anew."))
        return redirect("certificates:picture-list")
    pictures = Picture.objects.visible_to(request.user).for_list()
    context = {"form": form, "pictures": pictures}
    return render(request, "certificates/picture_list.html", context)


@require_safe
def picture_file(request: SignedInRequest, reference: UUID) -> HttpResponse:
    pictures = Picture.objects.for_list()
    policy = policies.can_see_logo
    picture = get_permitted(pictures, policy, request.user, reference=reference)
    content = storage.read(picture.sha256)
    return file_response(content, name="logo.png", inline=True, kind="image/png")
