"""Copy the files in use out of the npm packages: none is committed, none fetched at run time.

    node_modules ─► build/vendor/vendor/<package>/…   served as {% static "vendor/…" %}
                    build/vendor/css/fonts.css        the web fonts, each for its own script
                    build/vendor/css/icons.css        one rule for each icon that the sources name
                    build/fonts/*.ttf                 the fonts of the paper

Bootstrap's style sheets carry small images as `data:` addresses, which our Content-Security-Policy
refuses: each becomes a file of its own.
"""

import json
import re
import shutil
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

STYLE_SHEETS = [
    "bootstrap/dist/css/bootstrap.min.css",
    "bootstrap/dist/css/bootstrap.rtl.min.css",
]

# package, name in CSS, subset, files: the weight in its name and the weights it stands for
TWO, ONE = {400: "400", 700: "700"}, {400: "400 700"}
WEB_FONTS = [
    ("atkinson-hyperlegible-next", "Atkinson Hyperlegible Next", "latin", TWO),
    ("atkinson-hyperlegible-next", "Atkinson Hyperlegible Next", "latin-ext", TWO),
    ("vazirmatn", "Vazirmatn", "arabic", TWO),
    ("noto-sans-ethiopic", "Noto Sans Ethiopic", "ethiopic", ONE),
    ("noto-sans-bengali", "Noto Sans Bengali", "bengali", ONE),
]

# Packages of which something is served: their licences go with them.
SERVED = ["bootstrap", "bootstrap-icons", *sorted({f"@fontsource/{font[0]}" for font in WEB_FONTS})]

PAPER_FONTS = {
    "noto-sans": ["400Regular", "400Regular_Italic", "700Bold"],
    "noto-sans-armenian": ["400Regular", "700Bold"],
    "noto-sans-bengali": ["400Regular", "700Bold"],
    "noto-sans-ethiopic": ["400Regular", "700Bold"],
    "noto-sans-georgian": ["400Regular", "700Bold"],
    "noto-serif-display": ["400Regular", "400Regular_Italic", "600SemiBold"],
    "vazirmatn": ["400Regular", "700Bold"],
    "fraunces": ["400Regular", "400Regular_Italic", "600SemiBold"],
    "atkinson-hyperlegible-next": ["400Regular", "400Regular_Italic", "700Bold", "800ExtraBold"],
}

# Where an icon is named beyond doubt: a name that the package has not is a mistake.
NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
QUOTED = rf"""["']({NAME})["']"""
WORD = r"""(?:"[^"]*"|'[^']*'|[^\s"'%}]+)"""
NAMED = {
    ".html": [
        rf"{{%\s*(?:icon|empty)\s+{QUOTED}",
        rf"{{%\s*note\s+{WORD}\s+{QUOTED}",
        rf"{{%\s*badge_text\s+{WORD}\s+{WORD}\s+{QUOTED}",
        rf"{{%\s*tile\s+{WORD}\s+{QUOTED}",
        rf"\bicon={QUOTED}",
        rf"""["\s]i i-({NAME})["\s]""",
    ],
    ".py": [
        rf"\bicon={QUOTED}",
        rf"""["']icon["']:\s*{QUOTED}""",
        rf"\bicon:\s*str\s*=\s*{QUOTED}",
    ],
    ".yaml": [
        rf"""^[\s-]*icon:\s*["']?({NAME})["']?\s*(?:#.*)?$""",
        rf"""\bicon:\s*["']?({NAME})""",
    ],
}
# Anywhere else a quoted word that happens to be an icon's name is taken along.
MENTIONED = {".html": [QUOTED], ".py": [QUOTED], ".yaml": []}


class Command(BaseCommand):
    help = "Copy the files in use from node_modules to build/vendor and build/fonts."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        root = Path(settings.BASE_DIR)
        new = root / "build" / "vendor.new"
        shutil.rmtree(new, ignore_errors=True)
        assets = Assets(root / "node_modules", new)
        for style_sheet in STYLE_SHEETS:
            assets.copy_style_sheet(style_sheet)
        assets.write_fonts()
        for package in SERVED:
            assets.copy(f"{package}/LICENSE")
        icons = assets.write_icons(icons_named_in(root, assets.icons))
        fonts = root / "build" / "fonts.new"
        shutil.rmtree(fonts, ignore_errors=True)
        assets.copy_paper_fonts(fonts)
        replace(root / "build" / "vendor", new)
        replace(Path(settings.PAPER_FONTS), fonts)
        self.stdout.write(f"{assets.count} files copied, {icons} icons among them.")


class Assets:
    """Files on their way from the packages to one folder of ours."""

    def __init__(self, packages: Path, target: Path) -> None:
        self.packages = packages
        self.target = target
        self.count = 0
        self.icons = {path.stem for path in self.source("bootstrap-icons/icons").glob("*.svg")}

    def source(self, name: str) -> Path:
        path = self.packages / name
        if not path.exists():
            raise CommandError(f"{path} does not exist: run `make setup` (npm ci) first.")
        return path

    def copy(self, name: str, target: Path | None = None) -> None:
        target = target or self.target / "vendor" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self.source(name), target)
        self.count += 1

    def write(self, name: str, content: bytes) -> None:
        path = self.target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def copy_style_sheet(self, name: str) -> None:
        """Copy a style sheet, its images taken out into files beside it.

        The source map goes: it would no longer be right, and hashed storage would look for it.
        """
        text = self.source(name).read_text(encoding="utf-8")
        text = re.sub(r"/\*# sourceMappingURL=\S+ \*/\s*$", "", text)
        folder = Path("vendor") / Path(name).parent

        def take_out(found: re.Match[str]) -> str:
            image = unquote_to_bytes(found["image"])
            file = f"{sha256(image).hexdigest()[:12]}.svg"
            self.write(str(folder / "images" / file), image)
            return f'url("images/{file}")'

        text = re.sub(r'url\("data:image/svg\+xml,(?P<image>[^"]*)"\)', take_out, text)
        if "data:" in text:
            raise CommandError(f"{name}: an image in it is written in a way not known here.")
        self.write(str(folder / Path(name).name), text.encode())
        self.count += 1

    def write_fonts(self) -> None:
        """Copy the web fonts; a browser fetches those whose script stands on the page."""
        rules = ["/* The web fonts, each for its own script. Generated by vendor_assets. */"]
        for package, family, subset, weights in WEB_FONTS:
            ranges = json.loads(self.source(f"@fontsource/{package}/unicode.json").read_text())
            for weight, stands_for in weights.items():
                file = f"@fontsource/{package}/files/{package}-{subset}-{weight}-normal.woff2"
                self.copy(file)
                rules.append(
                    f'@font-face {{ font-family: "{family}"; font-weight: {stands_for};'
                    f' font-display: swap; src: url("../vendor/{file}") format("woff2");'
                    f" unicode-range: {ranges[subset]}; }}"
                )
        self.write("css/fonts.css", "\n".join([*rules, ""]).encode())

    def write_icons(self, names: list[str]) -> int:
        """Copy these icons, with one rule for each that gives its image to `.i-<name>`."""
        rules = ["/* The icons in use, one small file each. Generated by vendor_assets. */"]
        for name in names:
            file = f"bootstrap-icons/icons/{name}.svg"
            self.copy(file)
            rules.append(f'.i-{name} {{ --i: url("../vendor/{file}"); }}')
        self.write("css/icons.css", "\n".join([*rules, ""]).encode())
        return len(names)

    def copy_paper_fonts(self, folder: Path) -> None:
        for package, cuts in PAPER_FONTS.items():
            for cut in cuts:
                found = self.source(f"@expo-google-fonts/{package}/{cut}").glob("*.ttf")
                file = next(found).relative_to(self.packages)
                self.copy(str(file), folder / file.name)


def icons_named_in(root: Path, known: set[str]) -> list[str]:
    """Return the icons that templates, modules and content of this project name.

    :raises CommandError: if one of them is not in the package.
    """
    wanted: set[str] = set()
    unknown: list[str] = []
    for path in sources(root):
        text = path.read_text(encoding="utf-8")
        for name in find(NAMED[path.suffix], text):
            wanted.add(name)
            if name not in known:
                unknown.append(f'{path.relative_to(root)}: no icon is called "{name}"')
        wanted |= known.intersection(find(MENTIONED[path.suffix], text))
    if unknown:
        raise CommandError("\n".join(sorted(set(unknown))))
    return sorted(wanted)


def sources(root: Path) -> list[Path]:
    apps = sorted(path.parent for path in root.glob("*/apps.py"))
    modules = chain.from_iterable(app.rglob("*.py") for app in apps)
    content = chain.from_iterable(app.glob("content/*.yaml") for app in apps)
    templates = chain((root / "templates").rglob("*.html"), (root / "static").rglob("*.html"))
    skipped = {"migrations", "commands"}
    return [
        path
        for path in sorted(chain(modules, content, templates))
        if not skipped.intersection(path.parts)
    ]


def find(patterns: list[str], text: str) -> set[str]:
    return {name for pattern in patterns for name in re.findall(pattern, text, re.MULTILINE)}


def replace(folder: Path, new: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)
