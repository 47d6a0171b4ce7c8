"""docs/settings.md and .env.example: what can be set from outside, read from the source."""

import ast
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from peersupport.docs.markdown import code, table
from peersupport.docs.markdown import page as markdown

SOURCE = Path("peersupport") / "settings.py"

INTRODUCTION = """Each can be set in the environment or in a file `.env` beside `manage.py`. A name
with `_FILE` behind it is read from that file instead, for secrets mounted as files. What is not
set has the value shown; `{NAME}` stands for the value of another setting."""

HEADER = """# Copy to .env and set what differs. All of it is told in docs/settings.md.
# A name with _FILE behind it is read from that file."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One value from outside: what kind, what it is without one, what it is for."""

    name: str
    kind: str
    default: str
    purpose: str


def page() -> str:
    rows = [
        [code(setting.name), setting.kind, code(setting.default), setting.purpose]
        for setting in settings_read()
    ]
    return markdown("Settings", INTRODUCTION, table(["Name", "Kind", "Default", "For"], rows))


def example() -> str:
    blocks = [f"# {entry.purpose}\n# {entry.name}={entry.default}" for entry in settings_read()]
    return "\n\n".join([HEADER, *blocks]) + "\n"


def settings_read() -> list[Setting]:
    """Return what settings.py reads by `env.<kind>("NAME", default=…)`, in its order."""
    source = (Path(settings.BASE_DIR) / SOURCE).read_text(encoding="utf-8")
    lines = source.splitlines()
    found: dict[str, Setting] = {}
    for statement in ast.parse(source).body:
        for call in ast.walk(statement):
            if isinstance(call, ast.Call) and (entry := setting_of(call, statement, lines)):
                found.setdefault(entry.name, entry)
    return list(found.values())


def setting_of(call: ast.Call, statement: ast.stmt, lines: list[str]) -> Setting | None:
    reads = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "env"
    name = call.args[0] if call.args else None
    if not (reads and isinstance(name, ast.Constant)):
        return None
    default = next((word.value for word in call.keywords if word.arg == "default"), None)
    return Setting(
        name=str(name.value),
        kind=call.func.attr,  # type: ignore[attr-defined]
        default=plain(default) if default is not None else "",
        purpose=comment_above(statement, lines),
    )


def comment_above(statement: ast.stmt, lines: list[str]) -> str:
    """Return the comment on the lines right above a statement, as one sentence."""
    comment: list[str] = []
    for line in reversed(lines[: statement.lineno - 1]):
        if not line.startswith("# "):
            break
        comment.insert(0, line.removeprefix("# "))
    return " ".join(comment)


def plain(value: ast.expr) -> str:
    """Return a default as one would write it in `.env`."""
    match value:
        case ast.Constant(value=bool(fact)):
            return str(fact).lower()
        case ast.Constant(value=constant):
            return str(constant)
        case ast.List(elts=items):
            return ",".join(map(plain, items))
        case ast.Name(id="BASE_DIR"):
            return "."
        case ast.Name(id=name):
            return f"{{{name}}}"
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return f"{plain(left)}/{plain(right)}"
        case ast.JoinedStr(values=parts):
            return "".join(map(plain, parts))
        case ast.FormattedValue(value=inner) | ast.Call(func=ast.Name(id="str"), args=[inner]):
            return plain(inner)
        case ast.Call(func=ast.Attribute(value=subject, attr="startswith"), args=[start]):
            return f"true when {plain(subject)} starts with {plain(start)}"
        case _:
            return ast.unparse(value)
