"""Sign-in by user name or e-mail. Accounts are opened by the centre, never by oneself."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.http import HttpRequest

from people.models import User


class SignInAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        """Turn away who may not enter: allauth itself asks for an active account only."""
        if not may_enter(user):
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)


class SignInBackend(AuthenticationBackend):
    """Refuses the demonstration's people everywhere but in a demonstration."""

    def user_can_authenticate(self, user: Any) -> bool:
        return super().user_can_authenticate(user) and may_enter(user)

    def get_user(self, user_id: Any) -> Any:
        """Return the account of an open session, unless it may no longer enter."""
        user = super().get_user(user_id)
        return user if user and may_enter(user) else None


def may_enter(user: User) -> bool:
    return user.is_active and (settings.DEMO or not user.is_demo)
