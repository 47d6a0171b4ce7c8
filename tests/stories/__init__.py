"""The parts of the cast's story, each told after those before it."""

from tests.stories import (
    batches,
    candidacy,
    contract,
    experience,
    integration,
    jobs,
    needs,
    programme,
    signing,
)

PARTS = (programme, needs, candidacy, experience, jobs, contract, signing, integration, batches)
