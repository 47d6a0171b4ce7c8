"""The request of somebody signed in: removes every cast from the views."""

from django.http import HttpRequest

from people.models import User


class SignedInRequest(HttpRequest):
    user: User
