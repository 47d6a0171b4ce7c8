"""Sign-in by user name or e-mail. Accounts are opened by the centre, never by oneself."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.models import User

MISMATCH = _("This name and this passphrase do not go together.")


class SignInAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "enter_current_password": _("This is not your current passphrase."),
        "incorrect_password": _("This is not your passphrase."),
        "username_password_mismatch": MISMATCH,
        "email_password_mismatch": MISMATCH,
        "too_many_login_attempts": _("Too many tries. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        """Turn away who may not enter: allauth itself asks for an active account only."""
        if not may_enter(user):
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the address to send by mail. It never comes from the request: a host can lie."""
        account, _dash, token = key.partition("-")
        place = {"uidb36": account, "key": token}
        address: str = reverse("account_reset_password_from_key", kwargs=place)
        return f"{settings.SITE_URL}{address}"


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
