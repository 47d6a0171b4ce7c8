"""What a view does after its one domain call: say how it went, and go on."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from common.errors import Refused


def accepted(form: forms.BaseForm, step: Callable[[], Any]) -> Any:
    """Take the step of a valid form; a refusal is told on top of it, and nothing typed is lost."""
    try:
        return step()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def attempt(request: HttpRequest, step: Callable[[], Any], done: str, *, then: Any) -> HttpResponse:
    """Take one step; tell that it is done, or why it is refused; go to the page of `then`."""
    try:
        step()
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(then)


def made(form: Any, field: str, step: Callable[[], Any]) -> Any:
    """Make what the form asks for and return it; if refused, say why at the field: nothing."""
    try:
        return step()
    except Refused as refusal:
        form.add_error(field, str(refusal))
        return None


def file_response(
    content: bytes, *, name: str, inline: bool = False, kind: str = "application/pdf"
) -> HttpResponse:
    """Hand over a private file, a PDF if nothing else is said; its name holds no person's name."""
    response = HttpResponse(content, content_type=kind)
    place = "inline" if inline else "attachment"
    response["Content-Disposition"] = f'{place}; filename="{name}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
