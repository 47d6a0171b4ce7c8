"""The catalogue of skills, as anybody of the house reads it: no person stands in it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from helpers.models import Skill
from helpers.selectors import catalogue, page_of_skill
from people.requests import SignedInRequest


@require_safe
def skill_list(request: SignedInRequest) -> HttpResponse:
    return render(request, "helpers/skill_list.html", {"families": catalogue()})


@require_safe
def skill_detail(request: SignedInRequest, skill: str) -> HttpResponse:
    found = get_object_or_404(Skill, key=skill)
    context = page_of_skill(found, on=timezone.localdate())
    return render(request, "helpers/skill_detail.html", context)
