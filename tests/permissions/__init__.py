"""Who gets what from each address: the cast × GET and POST, as answers in numbers.

200: shown. 302: done, or sent elsewhere (strangers to the sign-in page). 403: known of, but out
of reach. 404: not to be known of. 405: no such method. Each cell is asked by test_permissions.py,
and the table is printed in docs/permissions.md. The columns are those of `tests.cast.WHO`.
"""

from importlib import import_module
from pkgutil import iter_modules

MATRIX: dict[str, dict[str, str]] = {}
"""Every part of this package adds its own addresses."""
for part in iter_modules(__path__, f"{__name__}."):
    MATRIX |= import_module(part.name).MATRIX
