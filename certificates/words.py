"""The words one chooses from when a certificate is written: starter content, by key."""

from typing import Any, cast

from django.utils.translation import get_language

from certificates.facts import Facts
from common.content import load_yaml


def content() -> dict[str, Any]:
    return load_yaml("certificates", "certificate_templates")


def titles() -> list[str]:
    return [row["label"] for row in content()["certificate_titles"]]


def mission_titles() -> list[str]:
    return [row["label"] for row in content()["mission_titles"]]


def mission_contexts() -> list[str]:
    return [row["label"] for row in content()["mission_contexts"]]


def issuer_wordings(issuer_name: str) -> list[str]:
    """Return how the issuer may be worded; never so that it tells of the kind of centre (P27)."""
    rows = content()["issuer_wordings"]["items"]
    return [in_words(row["label"], issuer_name) for row in rows if not row.get("opt_in")]


def naming_wording(issuer_name: str, centre_name: str) -> str:
    """Return the one wording that names the place: only its holder may choose it (P27)."""
    return f"{issuer_name}, {centre_name}"


def naming_warning() -> str:
    """Return what is told before the place is named, in simple words."""
    rows = content()["issuer_wordings"]["items"]
    return str(next(row["warning_a2"] for row in rows if row.get("opt_in")))


def in_words(label: str, issuer_name: str) -> str:
    return label.replace("{{issuer_name}}", issuer_name)


def autonomy_labels() -> list[str]:
    """Return the four degrees, the least autonomous first: the n-th goes with skills of level n."""
    return [row["label"] for row in content()["autonomy_levels"]]


def usual(rows: str) -> str:
    """Return the default of a list of words; it tells nothing of where one lived (P27)."""
    return str(next(row["label"] for row in content()[rows] if row.get("default")))


def usual_wording(issuer_name: str) -> str:
    rows = content()["issuer_wordings"]["items"]
    return in_words(str(next(row["label"] for row in rows if row.get("default"))), issuer_name)


def status_note() -> str:
    note: str = content()["status_note"]["text"]
    return note


def endorsement_groups() -> dict[str, str]:
    return {row["key"]: row["label"] for row in content()["endorsement_groups"]}


def for_recruiters() -> dict[str, Any]:
    """Return the words of the pages for strangers, in the language they are read in."""
    return load_yaml("certificates", "recruiter_en") if get_language() == "en" else content()


def said_of(verdict: str) -> dict[str, str]:
    """Return icon, title, sentence and next step of a verdict."""
    return next(row for row in for_recruiters()["verdicts"] if row["key"] == verdict)


def recruiter_page() -> dict[str, Any]:
    """Return what such a paper is, in three sentences, and what not to ask."""
    page: dict[str, Any] = for_recruiters()["recruiter_page"]
    return page


def interview_leads() -> dict[str, str]:
    """Return the patterns of questions for an interview, by key."""
    return {row["key"]: row["text"] for row in for_recruiters()["interview_leads"]["patterns"]}


def interview_leads_head() -> dict[str, str]:
    """Return the title of the questions, and where they come from."""
    leads = for_recruiters()["interview_leads"]
    return {"title": leads["title"], "intro": leads["intro"]}


def skill_levels() -> dict[int, str]:
    levels = load_yaml("helpers", "skills")["levels"]["items"]
    return {level["value"]: level["label"] for level in levels}


def alignment(key: str) -> str:
    """Return a reference frame in words: `rectec:speak` → « RECTEC : Communiquer à l'oral »."""
    skills = load_yaml("helpers", "skills")
    frame, _, part = key.partition(":")
    row = next(one for one in skills["frameworks"] if one["key"] == frame)
    if part:
        labels = {one["key"]: one["label"] for one in skills["rectec_labels"]}
        return f"{row['label']} : {labels[part]}"
    code, title = row["code"], row["title"].split(",")[0]
    return f"{code if code.startswith(row['label']) else row['label'] + ' ' + code} : {title}"


def sample_facts() -> Facts:
    """Return the facts of a person who does not exist, to show what a template prints."""
    return cast(Facts, load_yaml("certificates", "sample_facts") | {"status_note": status_note()})
