"""The forms of the door: those of allauth, in the words of this house."""

from typing import Any

from allauth.account import forms as theirs
from django.utils.translation import gettext_lazy as _

from common.forms import missing_answer

LABELS = {
    "login": _("User name or e-mail"),
    "email": _("E-mail address"),
    "oldpassword": _("Current passphrase"),
    "password": _("Passphrase"),
    "password1": _("New passphrase"),
    "password2": _("New passphrase, once more"),
}


class InOurWords:
    """Says « passphrase », because a sentence is asked for; a label is read, a placeholder goes."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS[name]
            field.error_messages["required"] = missing_answer(field.label)
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)


class SignInForm(InOurWords, theirs.LoginForm):
    pass


class PassphraseChangeForm(InOurWords, theirs.ChangePasswordForm):
    pass


class PassphraseSetForm(InOurWords, theirs.SetPasswordForm):
    pass


class PassphraseResetForm(InOurWords, theirs.ResetPasswordForm):
    pass


class PassphraseRenewForm(InOurWords, theirs.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(InOurWords, theirs.ReauthenticateForm):
    pass
