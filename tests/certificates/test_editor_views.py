"""The editor of a draft, by its pages: as its buttons and forms send."""

from dataclasses import asdict, fields
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from certificates.actions import create_template
from certificates.models import TemplateVersion
from certificates.verification import Verdict
from tests.factories.people import make_centre
from tests.factories.programme import Programme, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme(make_centre())


@pytest.fixture
def draft(programme: Programme) -> TemplateVersion:
    at = timezone.now()
    return create_template(programme.centre, title="Le nôtre", by=programme.referent, at=at)


@pytest.fixture
def editor(client: Client, programme: Programme) -> Client:
    client.force_login(programme.referent)
    return client


def address(draft: TemplateVersion, rest: str) -> str:
    return f"/templates/{draft.reference}/{rest}"


def test_the_recruiters_view_is_the_public_answer_on_an_issued_paper(
    editor: Client, draft: TemplateVersion
) -> None:
    page = editor.get(address(draft, "recruiter/"))

    verdict = page.context["verdict"]
    told = {name for name, value in asdict(verdict).items() if value}
    assert {each.name for each in fields(Verdict)} - told == {"paper_sha256"}
    assert "certificates/partials/verdict.html" in {each.name for each in page.templates}
    assert 'type="file"' not in page.content.decode()


def keys(draft: TemplateVersion) -> list[str]:
    draft.refresh_from_db()
    return [block["key"] for block in draft.blocks]


def add(editor: Client, draft: TemplateVersion, kind: str, **words: Any) -> Any:
    draft.refresh_from_db()
    posted = {"stamp": draft.stamp(), "place": "-", **words}
    return editor.post(address(draft, f"add/?kind={kind}"), posted)


def test_the_page_shows_each_block_with_its_buttons(editor: Client, draft: TemplateVersion) -> None:
    page = editor.get(address(draft, "edit/")).content.decode()

    assert page.count('value="up"') == len(draft.blocks) - 1  # the status note has its place
    assert "‹" in page
    assert "{{" not in page


def test_a_block_of_each_kind_is_added_by_its_form(editor: Client, draft: TemplateVersion) -> None:
    offered = editor.get(address(draft, "add/")).context["kinds"]
    for kind, _sense in offered:
        form = editor.get(address(draft, f"add/?kind={kind}")).context["form"]
        words = {name: form.get_initial_for_field(form.fields[name], name) for name in form.fields}
        words = {name: value for name, value in words.items() if value not in (None, False)}
        if kind == "columns":
            words |= {"count": 2}
        words |= {"text": words.get("text") or "Des mots."} if "text" in form.fields else {}
        answer = add(editor, draft, kind, **{**words, "place": "-"})
        assert answer.status_code == 302, (kind, answer.context["form"].errors)

    assert len(keys(draft)) == 5 + len(offered)


def test_words_are_written_with_names_and_kept_as_code(
    editor: Client, draft: TemplateVersion
) -> None:
    words = {"text": "Bravo ‹Prénom NOM, comme la personne l’écrit› !", "stamp": draft.stamp()}
    add(editor, draft, "paragraph", text="Avant.", place=keys(draft)[0])
    draft.refresh_from_db()
    words["stamp"] = draft.stamp()

    answer = editor.post(address(draft, "blocks/paragraph_1/"), words)

    assert answer.status_code == 302
    assert keys(draft)[1] == "paragraph_1"
    assert draft.blocks[1]["text"] == "Bravo {{holder_name}} !"


def test_buttons_move_hide_show_and_remove(editor: Client, draft: TemplateVersion) -> None:
    add(editor, draft, "paragraph", text="Merci.")
    for step in ("up", "hide", "show", "hide", "remove"):
        draft.refresh_from_db()
        posted = {"step": step, "stamp": draft.stamp()}
        editor.post(address(draft, "blocks/paragraph_1/step/"), posted)
        if step == "up":
            assert keys(draft)[-3:] == ["paragraph_1", "verification", "status_note"]

    assert "paragraph_1" not in keys(draft)


def test_the_second_of_two_editors_is_told_and_loses_nothing(
    editor: Client, draft: TemplateVersion
) -> None:
    add(editor, draft, "paragraph", text="Avant.")
    draft.refresh_from_db()
    read = draft.stamp()
    editor.post(address(draft, "blocks/paragraph_1/"), {"text": "La première.", "stamp": read})

    late = editor.post(address(draft, "blocks/paragraph_1/"), {"text": "Le second.", "stamp": read})
    draft.refresh_from_db()
    page = late.content.decode()

    words = {block["key"]: block.get("text") for block in draft.blocks}
    assert words["paragraph_1"] == "La première."
    assert "Le second." in page
    assert "La première." in page
    assert draft.stamp() in page


def test_a_pale_colour_is_refused_with_its_ratio(editor: Client, draft: TemplateVersion) -> None:
    look = {"design": "affiche", "orientation": "landscape", "own_colour": "on"}
    pale = look | {"accent": "#ffd54f", "stamp": draft.stamp()}
    dark = look | {"accent": "#1B5E20", "stamp": draft.stamp()}

    refused = editor.post(address(draft, "look/"), pale)
    kept = editor.post(address(draft, "look/"), dark)
    draft.refresh_from_db()

    assert "1.4" in str(refused.context["form"].errors)
    assert kept.status_code == 302
    assert (draft.design, draft.orientation, draft.accent) == ("affiche", "landscape", "#1b5e20")


def test_pages_are_one_image_for_each_sample(editor: Client, draft: TemplateVersion) -> None:
    for sample in ("usual", "short", "long", "arabic", "tigrinya", "sixty"):
        answer = editor.get(address(draft, f"pages/?sample={sample}"))
        assert answer["Content-Type"] == "image/png"
        assert answer.content.startswith(b"\x89PNG")


def test_only_a_draft_is_edited(editor: Client, draft: TemplateVersion) -> None:
    TemplateVersion.objects.filter(pk=draft.pk).update(state="shared")
    draft.refresh_from_db()

    page = editor.get(address(draft, "edit/"))
    posted = {"step": "down", "stamp": draft.stamp()}
    editor.post(address(draft, f"blocks/{keys(draft)[0]}/step/"), posted)

    assert page.status_code == 302
    assert keys(draft)[0] == draft.blocks[0]["key"]


def test_a_recruiter_view_shows_no_name(editor: Client, draft: TemplateVersion) -> None:
    page = editor.get(address(draft, "recruiter/")).content.decode()

    assert "C. E." in page
    assert "Camille Exemple" not in page
