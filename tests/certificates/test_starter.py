import pytest
from django.utils import timezone

from certificates import actions, starter
from certificates.models import Template, TemplateVersion
from common.errors import Refused
from tests.factories.people import make_organisation
from tests.papers import TEMPLATES, text_of

pytestmark = pytest.mark.django_db


def test_each_association_gets_the_templates_once_and_published():
    organisation = make_organisation()

    added = [starter.load(), starter.load()]

    versions = TemplateVersion.objects.filter(template__organisation=organisation)
    assert added == [3, 0]
    assert {(one.state, one.number, len(one.blocks_sha256)) for one in versions} == {
        ("published", 1, 64)
    }
    assert {one.template.key: one.design for one in versions.select_related("template")} == {
        "one_page": "sobre",
        "portfolio": "chaleureux",
        "recognition": "affiche",
    }


def test_what_an_association_changed_is_left_alone():
    organisation = make_organisation()
    starter.load()
    Template.objects.filter(key="one_page").update(title="La nôtre")

    starter.add_templates(organisation, at=timezone.now())

    assert organisation.templates.get(key="one_page").title == "La nôtre"


@pytest.mark.parametrize("key", TEMPLATES)
def test_each_template_shows_what_it_prints_with_a_watermark(key):
    starter.add_templates(make_organisation(), at=timezone.now())
    version = TemplateVersion.objects.get(template__key=key)

    paper = actions.preview_of_version(version, at=timezone.now())

    assert "Camille Exemple" in text_of(paper)
    assert "ni un diplôme ni une certification" in text_of(paper).replace("’", "'")


def test_blocks_that_cannot_be_printed_are_not_published():
    starter.add_templates(make_organisation(), at=timezone.now())
    good = TemplateVersion.objects.get(template__key="one_page")
    emoji = [dict(block) for block in good.blocks]
    emoji[1] = emoji[1] | {"text": "Attestation 😀"}

    for number, blocks in ((2, [{"key": "a", "kind": "script"}]), (3, emoji)):
        version = TemplateVersion.objects.create(
            template=good.template, number=number, blocks=blocks
        )
        with pytest.raises(Refused):
            actions.publish(version, by=None, at=timezone.now())
        version.refresh_from_db()
        assert (version.state, version.blocks_sha256) == ("draft", "")
