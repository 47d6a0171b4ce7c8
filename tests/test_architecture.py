"""The import rules of docs/architecture.md, kept honest."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Each may import those before it, never those after it. Other modules are leaves.
APPS = "common people helpers protocols support programmes".split()
APPS += "certificates monitoring privacy peersupport".split()
LAYERS = "lifecycle models policies selectors tasks actions forms views management admin".split()

MODULES = [
    path
    for app in APPS
    for path in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in path.parts
]


def imports(path: Path) -> list[list[str]]:
    """Return the dotted names a module imports, split; those for types only count as well."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{name.name}" for name in node.names]
        elif isinstance(node, ast.Import):
            names += [name.name for name in node.names]
    return [name.split(".") for name in names]


def wrong_imports(app: str, layer: str, imported: list[list[str]]) -> list[str]:
    """Return the imports that point to the left, or up, from this layer of this app."""
    wrong = []
    for other_app, *rest in imported:
        if other_app not in APPS:
            continue
        other_layer = rest[0] if rest else ""
        leftwards = APPS.index(other_app) > APPS.index(app)
        # The kernel has no layers: its lifecycle.py is the machine, not a table.
        same_app = other_app == app != "common" and {layer, other_layer} <= set(LAYERS)
        upwards = same_app and LAYERS.index(other_layer) > LAYERS.index(layer)
        if leftwards or upwards:
            wrong.append(".".join([other_app, *rest]))
    return wrong


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_imports_only_downwards(path):
    app, layer, *_ = path.relative_to(ROOT).with_suffix("").parts

    assert wrong_imports(app, layer, imports(path)) == []


@pytest.mark.parametrize(
    ("app", "layer", "name"),
    [
        ("people", "models", "protocols.models.Protocol"),
        ("protocols", "models", "protocols.actions.sign"),
        ("support", "policies", "support.selectors.hours"),
        ("common", "models", "people.models.User"),
        ("privacy", "views", "peersupport.settings"),
    ],
)
def test_an_import_against_the_order_is_found(app, layer, name):
    assert wrong_imports(app, layer, [name.split(".")]) == [name]


def test_imports_for_types_only_are_found(tmp_path):
    module = tmp_path / "models.py"
    module.write_text("if TYPE_CHECKING:\n    from certificates.models import Certificate\n")

    assert imports(module) == [["certificates", "models", "Certificate"]]


def test_only_one_module_knows_the_pdf_maker():
    knowing = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if any(name[0] == "weasyprint" for name in imports(path))
    ]

    assert knowing == ["common/paper.py"]
