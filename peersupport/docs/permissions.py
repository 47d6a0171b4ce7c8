"""docs/permissions.md: who gets which answer at which address, from the table under test."""

from importlib import import_module
from importlib.util import find_spec

from peersupport.docs.markdown import code, table
from peersupport.docs.markdown import page as markdown

TABLE = "tests.permissions"

INTRODUCTION = """Each line is tested: `tests/test_permissions.py` asks each address as each person
of the cast. 200: shown. 302: done, or sent elsewhere (strangers to the sign-in page). 403: known
of, but out of reach. 404: not to be known of. 405: no such method here."""

WHO = "anonymous amina bruno chloe driss elise farid".split()

Matrix = dict[str, dict[str, str]]
"""URL name → method → the answers to each of WHO, separated by spaces."""


def page() -> str:
    matrix = matrix_under_test()
    if not matrix:
        return markdown("Permissions", "No table is under test here.")
    rows = [
        [code(name), method, *answers.split()]
        for name, methods in sorted(matrix.items())
        for method, answers in methods.items()
    ]
    return markdown("Permissions", INTRODUCTION, table(["Address", "Method", *WHO], rows))


def matrix_under_test() -> Matrix:
    if not find_spec(TABLE):
        return {}
    matrix: Matrix = import_module(TABLE).MATRIX
    return matrix
