"""What the tags and filters of the look put on a page."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.urls import ResolverMatch
from django.utils.translation import override

from common.templatetags import ui
from peersupport.gallery import SampleForm, SampleState

NBSP = "\N{NO-BREAK SPACE}"


def rendered(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context)).strip()


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(None, "0 min"), (45, "45 min"), (60, "1 h"), (65, "1 h 05"), (90, "1 h 30"), (6000, "100 h")],
)
def test_duration_is_said_in_hours_and_minutes(minutes, said):
    assert ui.duration(minutes).replace(NBSP, " ") == said


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 11, 12), "12 novembre 2026"),
        (date(2026, 12, 1), "1er décembre 2026"),
        (date(2026, 12, 31), "31 décembre 2026"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "1er janvier 2027"),
        (None, ""),
    ],
)
def test_day_is_said_in_letters(on, said):
    with override("fr"):
        assert ui.day(on).replace(NBSP, " ") == said


def test_when_gives_the_hour_of_the_place():
    with override("en"):
        said = ui.when(datetime(2026, 11, 12, 9, 20, tzinfo=UTC))

    assert "10:20" in said


def test_when_says_nothing_of_what_has_not_happened():
    assert ui.when(None) == ""


def test_typo_puts_spaces_that_do_not_break_in_french_only():
    with override("fr"):
        assert ui.typo("« L'eau ? »") == f"«{NBSP}L’eau{NBSP}?{NBSP}»"
    with override("en"):
        assert ui.typo("Really ?") == "Really ?"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Amina Rahimi", "AR"), ("Tesfay", "T"), ("ana de la cruz", "AC"), ("", "")],
)
def test_face_holds_initials(name, letters):
    assert ui.face(name).endswith(f">{letters}</span>")


def test_tags_escape_what_people_typed():
    evil = "<script>"
    page = rendered(
        "{% face evil %}{% badge_text evil %}{% page_title evil %}{% endpage_title %}"
        "{% panel evil %}{{ evil }}{% endpanel %}{% empty 'people' evil %}{% endempty %}"
        "{% fact evil %}{{ evil }}{% endfact %}{% todo_line 1 evil evil evil %}"
        "{% tile evil 'people' evil %}{% endtile %}{% read_by evil %}",
        evil=evil,
    )

    assert evil not in page
    assert page.count("&lt;script&gt;") == 13


def test_badge_shows_the_state_with_icon_and_word():
    assert rendered("{% badge record %}", record=SampleState()) == (
        '<span class="badge-state is-done">'
        '<span class="i i-check-lg" aria-hidden="true"></span> actif</span>'
    )


def test_pager_keeps_what_was_asked(rf):
    page = Paginator(range(60), 20).page(2)
    shown = rendered("{% pager page %}", page=page, request=rf.get("/?state=open&page=2"))

    assert 'href="?state=open&amp;page=1"' in shown
    assert 'href="?state=open&amp;page=3"' in shown


def test_pager_of_a_single_page_is_nothing(rf):
    page = Paginator(range(3), 20).page(1)

    assert rendered("{% pager page %}", page=page, request=rf.get("/")) == ""


def test_history_says_actions_in_words():
    entry = SimpleNamespace(at=None, actor=SimpleNamespace(name="Chloé"), action="sign")

    assert "Signed" in rendered("{% history e l %}", e=[entry], l={"sign": "Signed"})


@pytest.mark.parametrize(
    ("url_name", "here"),
    [("need-list", True), ("need-detail", True), ("job-list", False)],
)
def test_menu_marks_the_noun_one_is_at(url_name, here):
    match = ResolverMatch(
        lambda: None, (), {}, url_name=url_name, app_names=["protocols"], namespaces=["protocols"]
    )

    assert ui.is_here(match, "protocols:need-list") is here


def test_menu_marks_a_noun_that_stands_under_another():
    match = ResolverMatch(
        lambda: None,
        (),
        {},
        url_name="batch-detail",
        app_names=["certificates"],
        namespaces=["certificates"],
    )

    assert ui.is_here(match, "certificates:certificate-list", "batch")
    assert not ui.is_here(match, "certificates:certificate-list")


def test_menu_marks_nothing_on_a_page_that_is_lost():
    assert not ui.is_here(None, "home")


@pytest.mark.parametrize(
    ("name", "place"),
    [("title", "id_title"), ("status", "id_status_0"), ("languages", "id_languages_0")],
)
def test_summary_leads_to_what_can_be_answered(name, place):
    assert ui.place(SampleForm()[name]) == place


def test_steps_say_in_words_where_one_is():
    with override("en"):
        shown = ui.steps(2, 4)

    assert "2 of 4" in shown
    assert shown.count("<i") == 4
    assert shown.count('class="on"') == 2
