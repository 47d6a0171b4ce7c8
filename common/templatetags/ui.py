"""The components of the look (templates/components/), as tags: {% load ui %}."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import langcodes
from babel.dates import format_time
from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.urls import ResolverMatch, reverse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from common import typography
from common.lifecycle import LifecycleModel
from common.models import JournalEntry

register = template.Library()

NO_BREAK = typography.NBSP


# Small things


@register.simple_tag
def icon(name: str, turns: bool = False) -> SafeString:
    """An icon beside a word; `turns` when it points somewhere and mirrors right to left."""
    return format_html(
        '<span class="i i-{}{}" aria-hidden="true"></span>', name, " i-turns" if turns else ""
    )


@register.simple_tag
def badge(record: LifecycleModel) -> SafeString:
    """The state of a record: icon, word and colour."""
    look, sign = record.lifecycle.look_of(record.state)
    return badge_text(record.get_state_display(), look, sign)  # type: ignore[attr-defined]


@register.simple_tag
def badge_text(text: str, look: str = "is-rest", sign: str = "circle") -> SafeString:
    return format_html('<span class="badge-state {}">{} {}</span>', look, icon(sign), text)


@register.simple_tag
def face(name: str, kind: int = 1) -> SafeString:
    """The initials of somebody, in a circle."""
    words = name.split()
    letters = "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
    return format_html('<span class="face face-{}" aria-hidden="true">{}</span>', kind, letters)


@register.simple_tag
def own_name(person: Any) -> SafeString:
    """A person's name in its own script, with its language and direction; nothing without one."""
    if not person.native_name:
        return SafeString("")
    code = person.native_language
    turned = "rtl" if code in RIGHT_TO_LEFT else "ltr"
    return format_html(
        '<bdi class="own-name" lang="{}" dir="{}">{}</bdi>',
        lang_tag(code),
        turned,
        person.native_name,
    )


@register.filter
def lang_tag(code: str) -> str:
    """A language as browsers know it (BCP 47): `ara` → `ar`; unknown: `und`."""
    return langcodes.standardize_tag(code) if code else "und"


RIGHT_TO_LEFT = frozenset({"ara", "prs", "pes", "fas", "pus", "urd", "ckb", "heb", "div"})


# Blocks


def component(name: str, **context: Any) -> SafeString:
    return SafeString(render_to_string(f"components/{name}.html", context))


@register.simple_block_tag
def page_title(content: str, title: str, sign: str = "") -> SafeString:
    """The head of a page: its one h1; inside, the lead line and the page's actions."""
    return component("page_title", title=title, sign=sign, content=content)


@register.simple_block_tag
def panel(content: str, title: str = "", kind: str = "", sign: str = "") -> SafeString:
    return component("panel", title=title, kind=kind, sign=sign, content=content)


@register.simple_block_tag
def note(content: str, look: str = "", sign: str = "info-circle") -> SafeString:
    """One fact or one refusal, which stays on the page."""
    return component("note", look=look, sign=sign, content=content)


@register.simple_block_tag
def empty(content: str, sign: str, text: str) -> SafeString:
    """A list with nothing in it: what will come, and the next action inside."""
    return component("empty", sign=sign, text=text, content=content)


@register.simple_block_tag
def fact(content: str, label: str) -> SafeString:
    """One term and its value, inside <dl class="facts">."""
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", label, conditional_escape(content))


@register.simple_tag
def todo_line(count: int, url: str, title: str, detail: str = "", over: bool = False) -> SafeString:
    """One line of a to-do list; its count opens exactly the list it counts."""
    return component("todo_line", count=count, url=url, title=title, detail=detail, over=over)


@register.simple_block_tag
def tile(content: str, url: str, sign: str, title: str, kind: str = "") -> SafeString:
    """One destination of a phone page: picture, word, and inside its state."""
    return component("tile", url=url, sign=sign, title=title, kind=kind, content=content)


@register.simple_tag
def read_by(text: str) -> SafeString:
    """Who reads what is typed here (P36)."""
    return format_html('<p class="read-by">{}<span>{}</span></p>', icon("eye"), text)


@register.simple_tag
def history(entries: list[JournalEntry], labels: Mapping[str, str] | None = None) -> SafeString:
    """What happened to a record, newest first; `labels` says each action in words."""
    lines = [(entry, (labels or {}).get(entry.action, entry.action)) for entry in entries]
    return component("history", lines=lines)


@register.simple_tag
def thread(steps: list[Mapping[str, Any]]) -> SafeString:
    """The way of a record: each step has `state` (done, now, next), `title`, `detail`, `sign`."""
    return component("thread", steps=steps)


@register.simple_tag
def steps(here: int, total: int) -> SafeString:
    """« 2 sur 4 », with as many marks: where one is in a short series of questions."""
    marks = format_html_join(
        "", "<i{}></i>", [(SafeString(' class="on"') if n < here else "",) for n in range(total)]
    )
    words = gettext("%(here)s of %(total)s") % {"here": here, "total": total}
    return format_html('<p class="steps">{}<span>{}</span></p>', marks, words)


@register.simple_tag(takes_context=True)
def pager(context: template.Context, page: Page[Any]) -> SafeString:
    """Links to the other pages of a list, keeping what is asked of it."""
    if not page.has_other_pages():
        return SafeString("")
    asked = context["request"].GET.copy()
    asked.pop("page", None)
    return component("pager", page=page, asked=asked.urlencode())


# French as it is printed


@register.filter
def typo(text: object) -> str:
    """Put the spaces and apostrophes that French asks for, so that no line breaks at a sign."""
    return typography.typo(str(text), spoken())


@register.filter
def duration(minutes: int | None) -> str:
    """45 → « 45 min », 90 → « 1 h 30 »."""
    hours, rest = divmod(minutes or 0, 60)
    if not hours:
        return f"{rest}{NO_BREAK}min"
    return f"{hours}{NO_BREAK}h" + (f"{NO_BREAK}{rest:02d}" if rest else "")


@register.filter
def day(value: date | datetime | None) -> str:
    """« 12 novembre 2026 »; the first of a month is « 1er »."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return typography.day(value, spoken())


@register.filter
def when(moment: datetime | None) -> str:
    """« 12 novembre 2026 à 10 h 20 »."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    if spoken() != "fr":
        return f"{day(local)}, {format_time(local, 'short', locale=spoken())}"
    return gettext("%(day)s at %(hour)s") % {
        "day": day(local),
        "hour": f"{local.hour}{NO_BREAK}h{NO_BREAK}{local.minute:02d}",
    }


def spoken() -> str:
    return (get_language() or "fr").split("-")[0]


@register.simple_tag
def reader_of(field: Any) -> str | SafeString:
    """Who reads this field, as its form says (`read_by`); nothing when it does not say."""
    text = getattr(field.form, "read_by", {}).get(field.name)
    return read_by(text) if text else ""


@register.filter
def place(field: Any) -> str:
    """The id of what answers this field: its input, or the first of its buttons."""
    first = field.subwidgets[0].id_for_label if field.use_fieldset and field.subwidgets else ""
    return first or field.id_for_label or field.auto_id


@register.simple_tag(takes_context=True)
def rail_link(
    context: template.Context, name: str, sign: str, words: str, also: str = ""
) -> SafeString:
    """One line of the menu, marked when one is there; `also` names other nouns under it."""
    return format_html("<li>{}</li>", tab_link(context, name, sign, words, also))


@register.simple_tag(takes_context=True)
def tab_link(
    context: template.Context, name: str, sign: str, words: str, also: str = ""
) -> SafeString:
    """A link to a page of the house, marked when one is on it or on one of its kind."""
    here = is_here(getattr(context["request"], "resolver_match", None), name, *also.split())
    mark = SafeString(' aria-current="page"' if here else "")
    return format_html('<a href="{}"{}>{} {}</a>', reverse(name), mark, icon(sign), words)


def is_here(match: ResolverMatch | None, name: str, *also: str) -> bool:
    """Tell whether a page is the one named, or another one of the same noun or of those."""
    if match is None:
        return False
    namespace, _, verb = name.rpartition(":")
    noun = verb.rpartition("-")[0] or verb
    return match.namespace == namespace and (match.url_name or "").startswith((noun, *also))
