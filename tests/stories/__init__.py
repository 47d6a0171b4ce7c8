"""The parts of the cast's story, each told after those before it."""

from tests.stories import (
    batches,
    candidacy,
    codesign,
    contract,
    desk,
    editor,
    experience,
    integration,
    jobs,
    needs,
    programme,
    recruiter,
    signing,
    writing,
)

PARTS = (
    programme,
    needs,
    candidacy,
    experience,
    jobs,
    contract,
    editor,
    signing,
    integration,
    writing,
    recruiter,
    codesign,
    batches,
    desk,
)
