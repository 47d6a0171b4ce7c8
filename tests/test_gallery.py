"""The gallery shows every component, and nobody else but those who build pages sees it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test.signals import template_rendered

from peersupport.gallery import samples
from peersupport.views import gallery

COMPONENTS = Path(settings.BASE_DIR) / "templates" / "components"


@pytest.fixture
def rendered(rf):
    """The gallery, and the names of all templates it was made of."""
    names: set[str] = set()

    def note(sender, template, **kwargs):
        names.add(template.name)

    template_rendered.connect(note)
    page = render_to_string("gallery.html", samples(), request=rf.get("/gallery/"))
    template_rendered.disconnect(note)
    return page, names


def test_gallery_shows_every_component(rendered):
    _page, names = rendered
    components = {f"components/{path.name}" for path in COMPONENTS.glob("*.html")}

    assert components - names == set()


def test_gallery_has_one_heading_and_no_id_twice(rendered):
    page, _names = rendered
    ids = [part.split('"', 1)[0] for part in page.split(' id="')[1:]]

    assert page.count("<h1") == 1
    assert sorted(ids) == sorted(set(ids))


def test_gallery_is_not_there_in_real_life(client, settings):
    settings.DEBUG = False

    assert client.get("/gallery/").status_code == 404


def test_gallery_opens_for_those_who_build_pages(rf, settings):
    settings.DEBUG = True

    assert gallery(rf.get("/gallery/")).status_code == 200


def test_gallery_can_be_seen_mirrored(rf, settings):
    settings.DEBUG = True

    page = gallery(rf.get("/gallery/?rtl")).text

    assert 'dir="rtl"' in page.split(">", 2)[1]
    assert "bootstrap.rtl.min" in page
