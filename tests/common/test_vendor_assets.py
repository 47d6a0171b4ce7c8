"""Third-party files: the icons that the sources name, and style sheets without `data:` images."""

import pytest
from django.core.management.base import CommandError

from common.management.commands.vendor_assets import Assets, icons_named_in

KNOWN = {"check-lg", "people", "pen", "translate", "x-lg", "award", "flag"}


@pytest.fixture
def sources(tmp_path):
    """Return a function that writes one file of a project with one app."""

    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    write("helpers/apps.py", "")
    return write


@pytest.mark.parametrize(
    ("name", "text", "icons"),
    [
        ("templates/a.html", '{% icon "check-lg" %} {% icon name %}', ["check-lg"]),
        ("templates/a.html", '{% empty "people" _("Nobody") %}{% endempty %}', ["people"]),
        ("templates/a.html", '{% note "is-done" "pen" %}{% endnote %}', ["pen"]),
        ("templates/a.html", '{% tile there "award" title %}', ["award"]),
        ("templates/a.html", '{% badge_text label "is-late" "flag" %}', ["flag"]),
        ("templates/a.html", '<span class="i i-x-lg" aria-hidden="true"></span>', ["x-lg"]),
        ("helpers/lifecycle.py", 'State("draft", icon="pen")', ["pen"]),
        ("helpers/lifecycle.py", 'ICONS = {"draft": "pen"}', ["pen"]),
        ("helpers/content/skills.yaml", "- {key: a, icon: translate, kind: b}", ["translate"]),
        ("helpers/content/skills.yaml", "- icon: translate # languages", ["translate"]),
    ],
)
def test_icon_is_found_where_it_is_named(sources, tmp_path, name, text, icons):
    sources(name, text)

    assert icons_named_in(tmp_path, KNOWN) == icons


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("templates/a.html", '{% icon "chek-lg" %}'),
        ("templates/a.html", '{% note "is-done" "penn" %}{% endnote %}'),
        ("helpers/lifecycle.py", 'State("draft", icon="penn")'),
        ("helpers/content/skills.yaml", "- {key: a, icon: translat}"),
    ],
)
def test_icon_that_does_not_exist_stops_the_set_up(sources, tmp_path, name, text):
    sources(name, text)

    with pytest.raises(CommandError, match="no icon is called"):
        icons_named_in(tmp_path, KNOWN)


def test_style_sheet_loses_its_images_to_files(tmp_path):
    source = tmp_path / "node_modules" / "box" / "css" / "box.css"
    source.parent.mkdir(parents=True)
    (tmp_path / "node_modules" / "bootstrap-icons" / "icons").mkdir(parents=True)
    image = "%3csvg xmlns='http://www.w3.org/2000/svg' fill='%23fff'/%3e"
    source.write_text(
        f'a{{background:url("data:image/svg+xml,{image}")}}\n/*# sourceMappingURL=box.css.map */\n'
    )

    Assets(tmp_path / "node_modules", tmp_path / "out").copy_style_sheet("box/css/box.css")

    [file] = (tmp_path / "out/vendor/box/css/images").iterdir()
    assert file.read_text() == "<svg xmlns='http://www.w3.org/2000/svg' fill='#fff'/>"
    style_sheet = (tmp_path / "out/vendor/box/css/box.css").read_text()
    assert style_sheet == f'a{{background:url("images/{file.name}")}}\n'
