"""Questions for an interview, from what a certificate shows (« pistes d'entretien »).

Three to five: one for each of two achievements, one for a skill, then two that always serve.
"""

import re

from certificates import words
from certificates.facts import Facts

MOST = 5
ALWAYS = ("limit", "transfer")
HIGH = 3  # a skill from this degree on has been adapted
HINTS = {
    "misunderstanding": r"médiat|décod|interpr|malentendu|traduc",
    "discretion": r"discr|confid|secret",
    "organise": r"prépar|organis",
    "team": r"coop|équipe|anim",
}
"""Words of a skill or achievement that one question goes with."""


def leads_of(facts: Facts) -> list[str]:
    """Return three to five questions, in the language of the page."""
    patterns = words.interview_leads()
    told = [one for one in facts["activities"] if one["situation"]]
    asked = [
        patterns["sar"].replace("{{activity_situation}}", one["situation"].rstrip(" ."))
        for one in told[:2]
    ]
    high = [skill for skill in facts["skills"] if skill["level"] >= HIGH]
    asked += [patterns["level_up"].replace("{{skill_label}}", skill["label"]) for skill in high[:1]]
    asked += [patterns[key] for key in hinted(facts)]
    return [*asked[: MOST - len(ALWAYS)], *(patterns[key] for key in ALWAYS)]


def hinted(facts: Facts) -> list[str]:
    """Return the keys of the questions that what is shown calls for."""
    titles = [one["title"] for one in facts["activities"]]
    said = " ".join(titles + [skill["label"] for skill in facts["skills"]])
    return [key for key, pattern in HINTS.items() if re.search(pattern, said, re.IGNORECASE)]
