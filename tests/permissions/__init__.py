"""Who gets what from each address: the cast × GET and POST, as answers in numbers.

200: shown. 302: done, or sent elsewhere (strangers to the sign-in page). 403: known of, but out
of reach. 404: not to be known of. 405: no such method. Each cell is asked by test_permissions.py,
and the table is printed in docs/permissions.md. The columns are those of `tests.cast.WHO`.
"""

from tests.permissions import (
    batches,
    candidacy,
    certificates,
    codesign,
    contract,
    desk,
    editor,
    experience,
    helpers,
    integration,
    jobs,
    monitoring,
    needs,
    people,
    privacy,
    programme,
    project,
    protocols,
    recruiter,
    signing,
    support,
    writing,
)

MATRIX: dict[str, dict[str, str]] = {}
for part in (
    batches,
    candidacy,
    certificates,
    codesign,
    contract,
    desk,
    editor,
    experience,
    helpers,
    integration,
    jobs,
    monitoring,
    needs,
    people,
    privacy,
    programme,
    project,
    protocols,
    recruiter,
    signing,
    support,
    writing,
):
    MATRIX |= part.MATRIX
