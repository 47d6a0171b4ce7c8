"""A form as the house shows it: what is asked, what is wrong, and who reads it."""

import re

import pytest
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

from peersupport.gallery import SampleForm

TAG = re.compile(r"<(input|select|textarea|fieldset)\b([^>]*)>")


class PlainForm(forms.Form):
    """A form of another package: no layout, no helper."""

    word = forms.CharField()

    def clean(self):
        raise forms.ValidationError("Both do not agree.")


def shown(form: forms.Form, **context: object) -> str:
    return render_to_string("components/form.html", {"form": form, "submit": "Send"} | context)


def attributes(page: str, name: str) -> dict[str, str]:
    """Return the attributes of the first tag of this name, or of this id."""
    for _tag, text in TAG.findall(page):
        found = dict(re.findall(r'([\w-]+)="([^"]*)"', text))
        if name in (found.get("name"), found.get("id")):
            return found
    raise LookupError(name)


@pytest.fixture
def refused():
    return shown(SampleForm(QueryDict("title=Premiers+pas&domain=school")))


def test_form_to_fill_shows_no_error():
    page = shown(SampleForm())

    assert 'class="summary' not in page
    assert "aria-invalid" not in page
    assert "wrong" not in page


@pytest.mark.parametrize("form", [SampleForm, PlainForm])
def test_form_is_one_form_with_one_button(form):
    page = shown(form())

    assert page.count("<form") == 1
    assert page.count("<button") == 1


def test_form_leads_back_when_told_where():
    assert 'href="/back/"' in shown(SampleForm(), cancel="/back/")


def test_form_marks_what_is_optional_and_nothing_else():
    page = shown(SampleForm())

    assert page.count("fw-normal") == 2  # languages, place
    assert "*" not in page


def test_refused_form_keeps_what_was_typed(refused):
    assert attributes(refused, "title")["value"] == "Premiers pas"


def test_refused_form_leads_from_each_error_to_its_field(refused):
    targets = re.findall(r'<a href="#([^"]+)">', refused)
    ids = set(re.findall(r' id="([^"]+)"', refused))

    assert targets == ["id_adds", "id_status_0", "id_starts_on", "id_ends_on", "id_insured"]
    assert set(targets) <= ids


def test_refused_field_is_described_by_its_hint_and_its_error(refused):
    adds = attributes(refused, "adds")
    ids = set(re.findall(r' id="([^"]+)"', refused))

    assert adds["aria-invalid"] == "true"
    assert adds["aria-describedby"].split() == ["id_adds_helptext", "id_adds_error"]
    assert set(re.findall(r"[\w-]+", adds["aria-describedby"])) <= ids


def test_refused_group_is_described_by_its_error(refused):
    assert attributes(refused, "div_id_status")["aria-describedby"] == "id_status_error"


def test_field_says_who_reads_it():
    page = shown(SampleForm())

    assert page.count('class="read-by"') == 1
    assert str(SampleForm.read_by["adds"]) in page


def test_error_of_the_whole_form_stands_in_the_summary_once():
    page = shown(PlainForm(QueryDict("word=x")))

    assert page.count("Both do not agree.") == 1
    assert page.index("summary") < page.index("Both do not agree.") < page.index("<form")


def test_missing_answer_is_named(refused):
    assert refused.count("Début.</a>") == 1
