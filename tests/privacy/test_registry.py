"""Every field of every kind of record stands in its app's table."""

import pytest

from common.personal import About, Kept
from peersupport.docs.models import APPS, fields_of, our_models
from privacy import registry
from privacy.kinds import KINDS

MODELS = our_models()


def test_registry_and_documentation_know_the_same_apps():
    assert registry.APPS == APPS


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_field_is_declared(model):
    declared = registry.tables().get(model._meta.label, {})

    fields = {field.name for field in fields_of(model)}
    assert set(declared) - {"id"} == fields


def test_no_table_tells_of_a_record_that_does_not_exist():
    assert set(registry.tables()) - {model._meta.label for model in MODELS} == set()


def test_every_kind_of_record_has_a_name_for_people():
    assert set(KINDS) == {model._meta.label_lower for model in MODELS}


def test_what_is_about_somebody_says_how_long_and_how_it_is_erased():
    incomplete = [
        (entry.model, entry.label)
        for entry in registry.entries()
        if entry.kept.about is not About.NOBODY and not (entry.kept.kept and entry.kept.erased)
    ]

    assert incomplete == []


def test_register_leaves_out_what_is_about_nobody():
    chapters = registry.register_by_person()

    assert [chapter.about for chapter in chapters] == [About.HELPER, About.PERSON, About.STAFF]
    told: list[Kept] = [
        entry.kept for chapter in chapters for kind in chapter.kinds for entry in kind.entries
    ]
    assert {kept.about for kept in told} == {About.HELPER, About.PERSON, About.STAFF}
