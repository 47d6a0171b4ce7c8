"""What must hold for the whole project, whoever adds to it."""

import ast
import re
import unicodedata
from importlib import import_module
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils.translation import override

from peersupport.docs.models import APPS, fields_of, our_models

ROOT = Path(settings.BASE_DIR)
OURS = [*APPS, "peersupport"]
LONGEST_FILE, LONGEST_VIEW = 400, 20

# P01: nothing of this is ever asked, kept or shown.
FORBIDDEN = re.compile(
    r"national(it|ite)|(country|land) of (birth|origin)|birth (country|place)"
    r"|pays (de )?(naissance|d.?origine)|lieu de naissance|\borigins?\b|\borigines?\b"
    r"|\bethni|\brace\b|religi|\bpoliti[cq]|\bhealth\b|\bsante\b|medical|\basylum\b|\basile\b"
    r"|\bprocedure|ofpra|\bcnda\b|agdref|dn@|\bdna number\b|\bnumero (dna|etranger)\b"
)


def files(*suffixes: str) -> list[Path]:
    """Return the sources written by hand, those of the tests among them."""
    folders = [*OURS, "templates", "static", "tests", "scripts", "bench"]
    found = (path for folder in folders for path in (ROOT / folder).rglob("*"))
    return [
        path
        for path in found
        if path.suffix in suffixes and not {"migrations", "content"} & set(path.parts)
    ]


# Size


def test_no_file_is_longer_than_one_can_hold_in_mind():
    long = {
        str(path.relative_to(ROOT)): count
        for path in files(".py", ".html", ".css", ".js")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }

    assert long == {}


def views() -> list[tuple[str, ast.FunctionDef]]:
    """Return the functions that take a request, in the modules of views."""
    return [
        (f"{path.relative_to(ROOT)}:{node.name}", node)
        for path in files(".py")
        if path.parts[len(ROOT.parts)] in OURS and "views" in str(path.relative_to(ROOT))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and [a.arg for a in node.args.args[:1]] == ["request"]
    ]


def test_every_view_is_short():
    lengths = {name: node.end_lineno - node.lineno + 1 for name, node in views()}

    assert len(lengths) > 5
    assert {name: length for name, length in lengths.items() if length > LONGEST_VIEW} == {}


# In step


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True)


def test_generated_pages_are_up_to_date():
    call_command("write_docs", check=True, stdout=StringIO())


def test_stale_pages_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    (tmp_path / "peersupport").mkdir()
    source = (ROOT / "peersupport" / "settings.py").read_text(encoding="utf-8")
    (tmp_path / "peersupport" / "settings.py").write_text(source, encoding="utf-8")
    call_command("write_docs", stdout=StringIO())
    (tmp_path / "docs" / "models.md").write_text("An old page.")

    with pytest.raises(CommandError, match=r"^Out of date: docs/models\.md\. Run `make docs`\.$"):
        call_command("write_docs", check=True, stdout=StringIO())


# Asked for by packages under these names, and by Django when something goes wrong.
ASKED_FOR = re.compile(r"^(account|allauth|bootstrap5|django|usersessions)/|^\d{3}\.html$")


COMPOSED = re.compile(r'f"([\w/]*)\{[\w.]+\}([\w/]*\.html)"')


def test_every_template_is_used():
    """Each is named in another template or in Python: in full, or composed of quoted words."""
    folder = ROOT / "templates"
    sources = {path: path.read_text(encoding="utf-8") for path in files(".html", ".py")}
    names = [str(path.relative_to(folder)) for path in sources if folder in path.parents]
    quoted = set(re.findall(r"""["']([\w/.-]+)["']""", "\n".join(sources.values())))
    composed = {pair for text in sources.values() for pair in COMPOSED.findall(text)}

    unused = [
        name
        for name in names
        if not ASKED_FOR.match(name) and name not in quoted and not made_of(name, composed, quoted)
    ]

    assert unused == []


def made_of(name: str, composed: set[tuple[str, str]], quoted: set[str]) -> bool:
    """Tell whether a name is one of `f"a/b_{kind}.html"`, with a kind that stands somewhere."""
    return any(
        name.startswith(start) and name.endswith(end) and name[len(start) : -len(end)] in quoted
        for start, end in composed
    )


# What is never asked (P01)


def told(text: object) -> str:
    """Return a text as the pattern reads it: no accents, no capitals, words apart."""
    split = str(text).replace("’", " ")
    plain = unicodedata.normalize("NFKD", split).encode("ascii", "ignore").decode()
    return plain.replace("_", " ").replace("-", " ").lower()


def labels_of_models() -> list[tuple[str, object]]:
    return [
        (f"{model._meta.label}.{field.name}", text)
        for model in our_models()
        for field in fields_of(model)
        for text in (field.name, field.verbose_name)
    ]


def form_classes() -> list[type[forms.BaseForm]]:
    modules = [import_module(f"{app}.forms") for app in OURS if find_spec(f"{app}.forms")]
    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, forms.BaseForm)
    ]


def labels_of_forms() -> list[tuple[str, object]]:
    return [
        (f"{form.__module__}.{form.__name__}.{name}", text)
        for form in form_classes()
        for name, field in getattr(form, "base_fields", {}).items()
        for text in (name, field.label or "")
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_field_of_a_forbidden_kind(language):
    with override(language):
        wrong = [
            (where, str(text))
            for where, text in [*labels_of_models(), *labels_of_forms()]
            if FORBIDDEN.search(told(text))
        ]

    assert wrong == []


@pytest.mark.parametrize(
    "label",
    [
        "nationality", "Nationalité", "country_of_birth", "Pays de naissance", "Pays d’origine",
        "country of origin", "ethnicity", "Religion", "political opinion", "Opinion politique",
        "health", "Santé", "asylum_status", "Demande d’asile", "procedure_type", "Procédure",
        "ofpra_decision", "CNDA", "agdref", "Numéro AGDREF", "DN@",
    ],
)  # fmt: skip
def test_a_forbidden_field_would_be_found(label):
    assert FORBIDDEN.search(told(label))


@pytest.mark.parametrize(
    "label", ["trace", "Original", "Politesse", "policy", "healthz", "international"]
)
def test_a_common_word_is_no_forbidden_field(label):
    assert not FORBIDDEN.search(told(label))
