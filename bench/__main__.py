"""Run every bench, or those named: `python -m bench [certificate …]`. One line of JSON per find."""

import json
import os
import pkgutil
import sys
from importlib import import_module

import django

import bench


def main(wanted: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peersupport.settings")
    os.environ.setdefault("SECRET_KEY", "only-for-measures")
    django.setup()
    names = [found.name for found in pkgutil.iter_modules(bench.__path__)]
    for name in names:
        if name != "__main__" and (not wanted or name in wanted):
            for find in import_module(f"bench.{name}").measure():
                print(json.dumps({"bench": name} | find), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
