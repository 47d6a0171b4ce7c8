"""Starter content: YAML files that ship with the app they belong to."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps


@cache
def load_yaml(app: str, name: str) -> dict[str, Any]:
    """Return `<app>/content/<name>.yaml`, read once per process. Do not change what it returns."""
    path = Path(apps.get_app_config(app).path) / "content" / f"{name}.yaml"
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def fill(model: Any, rows: Iterable[Mapping[str, Any]]) -> int:
    """Add the rows whose `key` is not there yet; what exists is left as it is. Return how many."""
    known = set(model.objects.values_list("key", flat=True))
    new = [model(**row) for row in rows if row["key"] not in known]
    model.objects.bulk_create(new)
    return len(new)
