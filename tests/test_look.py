"""The look: colours one can read, sides that mirror, nothing that a strict policy would refuse."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
SCREEN = sorted((ROOT / "static" / "css").glob("*.css"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

TEXT, CONTROL = 4.5, 3.0
GROUNDS = ("page", "surface", "sunken")
PAIRS = [
    *[(ink, ground, TEXT) for ink in ("ink", "ink-soft", "brand") for ground in GROUNDS],
    *[(state, f"{state}-soft", TEXT) for state in ("done", "wait", "late", "info", "rest")],
    *[(state, "surface", TEXT) for state in ("done", "wait", "late", "info", "rest")],
    *[("ink", f"{state}-soft", TEXT) for state in ("done", "wait", "late", "info", "brand")],
    ("brand", "brand-soft", TEXT),
    ("brand-strong", "brand-soft", TEXT),
    ("brand-strong", "page", TEXT),
    ("ink-soft", "brand-soft", TEXT),
    ("wait", "honey-soft", TEXT),
    ("on-brand", "brand", TEXT),
    ("on-brand", "brand-strong", TEXT),
    ("on-shade", "shade", TEXT),
    ("on-rail", "rail", TEXT),
    ("on-rail", "rail-hover", TEXT),
    ("on-rail-soft", "rail", TEXT),
    ("on-honey", "honey", TEXT),
    ("on-honey", "honey-hover", TEXT),
    ("line-strong", "surface", CONTROL),
    ("line-strong", "page", CONTROL),
    ("late", "surface", CONTROL),
    ("focus", "page", CONTROL),
    ("focus", "surface", CONTROL),
    ("honey", "rail", CONTROL),
]


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--ps-([a-z-]+):\s*(#[0-9a-f]{6})\b", css))


LIGHT_CSS, DARK_CSS = TOKENS.split("@media screen and (prefers-color-scheme: dark)", 1)
LIGHT = colours(LIGHT_CSS)
THEMES = {"light": LIGHT, "dark": LIGHT | colours(DARK_CSS.split("@media print", 1)[0])}


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_the_known_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_colours_can_be_told_apart(theme, front, ground, least):
    shown = THEMES[theme]

    assert contrast(shown[front], shown[ground]) >= least


def found_in(paths: list[Path], *patterns: str) -> list[str]:
    """Return « file: what was found » for each match."""
    return [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in paths
        for pattern in patterns
        for match in re.finditer(pattern, path.read_text(encoding="utf-8"), re.IGNORECASE)
    ]


def test_no_style_sheet_but_the_tokens_names_a_colour():
    others = [path for path in SCREEN if path.name not in ("tokens.css", "print.css")]

    assert found_in(others, r"#[0-9a-f]{3,8}\b(?=[;\s,)])", r"\bhsla?\(") == []


def test_every_token_in_use_is_defined():
    used = {
        name for path in SCREEN for name in re.findall(r"var\(--ps-([a-z0-9-]+)", path.read_text())
    }

    assert used - set(re.findall(r"--ps-([a-z0-9-]+):", TOKENS)) == set()


def test_no_style_sheet_names_a_side():
    """Left and right do not mirror; start and end do. Print has page corners of its own."""
    sides = r"(?<![\w-])(margin|padding|border|inset)?-?(left|right)\s*:"

    assert found_in(SCREEN, sides, r"(text-align|float|clear)\s*:\s*(left|right)") == []


def test_no_template_holds_what_the_policy_refuses():
    """Browsers refuse inline scripts and styles, which paper never meets; `|safe` lets through
    what people typed.
    """
    inline = (
        r"<style\b",
        r"\sstyle\s*=",
        r"<script(?![^>]*\bsrc=)",
        r"\son[a-z]+\s*=",
        r"javascript:",
    )
    unsafe = (r"\|\s*safe\b", r"\bautoescape\s+off", r"\bsafeseq\b")

    assert found_in(TEMPLATES, *unsafe) == []
    assert found_in([path for path in TEMPLATES if path.parent.name != "paper"], *inline) == []


def test_no_template_refreshes_by_itself():
    assert found_in(TEMPLATES, r"http-equiv=.?refresh") == []


def test_every_component_and_partial_says_what_it_takes():
    parts = [path for path in TEMPLATES if {"components", "partials"} & set(path.parts)]
    silent = [
        str(path.relative_to(ROOT))
        for path in parts
        if not path.read_text(encoding="utf-8").startswith("{% comment %}")
    ]

    assert silent == []
