"""A line that will be printed: every character can be, and no word tells too much."""

from typing import Any

from django import forms
from django.utils.translation import gettext

from certificates.coverage import missing_glyphs
from certificates.reveal import telling_word


class PrintableField(forms.CharField):
    """A line that will be printed: every character must be one that the paper can show."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if unknown := missing_glyphs([text]):
            character = unknown[0][0]
            raise forms.ValidationError(
                gettext("No paper can show “%(character)s” (U+%(code)04X): write it otherwise.")
                % {
                    "character": character if character.isprintable() else "?",
                    "code": ord(character),
                }
            )
        if word := telling_word(text):
            raise forms.ValidationError(
                gettext("“%s” tells in what kind of place you were: say it otherwise.") % word
            )
        return text


def printable(label: Any, length: int, *, required: bool = False, rows: int = 0) -> PrintableField:
    return PrintableField(
        label=label,
        max_length=length,
        required=required,
        widget=forms.Textarea({"rows": rows}) if rows else None,
    )
