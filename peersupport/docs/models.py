"""docs/models.md: what is kept, app by app, and what the database refuses."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import CharField, Model, TextField

from peersupport.docs.markdown import code, table
from peersupport.docs.markdown import page as markdown

TEXT = (CharField, TextField)
APPS = "common people helpers protocols support programmes certificates monitoring privacy".split()

INTRODUCTION = """Every kind of record, in the order in which apps may import each other. The
constraints hold whatever code runs, on both databases. How long each field is kept, and how it is
erased, stands in each app's `personal.py` and on the page « register of processing »."""


def our_models() -> list[type[Model]]:
    return [model for app in APPS for model in apps.get_app_config(app).get_models()]


def page() -> str:
    sections = (section(app) for app in APPS if list(apps.get_app_config(app).get_models()))
    return markdown("Models", INTRODUCTION, *sections)


def section(app: str) -> str:
    models = apps.get_app_config(app).get_models()
    return "\n\n".join([f"## {app}", *(part for model in models for part in told(model))])


def told(model: type[Model]) -> Iterator[str]:
    yield f"### {model._meta.label}"
    yield purpose_of(model)
    yield table(["Field", "Kind", "Label", "Notes"], map(field_line, fields_of(model)))
    if constraints := model._meta.constraints:
        yield table(["Constraint", "Said when broken"], map(constraint_line, constraints))


def purpose_of(model: type[Model]) -> str:
    """Return the first line of the docstring; Django's own list of fields is none."""
    text = (model.__doc__ or "").strip()
    return "" if text.startswith(f"{model.__name__}(") else text.split("\n\n")[0].replace("\n", " ")


def fields_of(model: type[Model]) -> list[Any]:
    own = [field for field in model._meta.fields if not field.auto_created]
    return [*own, *model._meta.many_to_many]


def field_line(field: Any) -> list[object]:
    return [code(field.name), kind_of(field), field.verbose_name, "; ".join(notes_on(field))]


def kind_of(field: Any) -> str:
    target = getattr(field, "related_model", None)
    name = field.get_internal_type().removesuffix("Field")
    return f"{name} → {target._meta.label}" if target else name


def notes_on(field: Any) -> Iterator[str]:
    if field.unique:
        yield "unique"
    if field.null:
        yield "may be empty"
    if field.max_length and not field.choices and isinstance(field, TEXT):
        yield f"at most {field.max_length} characters"
    if field.choices:
        yield ", ".join(code(key) for key, _label in field.flatchoices)


def constraint_line(constraint: Any) -> list[object]:
    message = constraint.violation_error_message
    default = constraint.default_violation_error_message
    return [code(constraint.name), "" if message == default else message]
