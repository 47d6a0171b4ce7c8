"""Languages by their names: {% load people_words %}."""

from django import template

from people.languages import language_name, language_names

register = template.Library()


@register.filter
def spoken_name(code: str) -> str:
    return language_name(code) if code else ""


@register.filter
def spoken_names(codes: list[str]) -> str:
    return language_names(codes or [])
