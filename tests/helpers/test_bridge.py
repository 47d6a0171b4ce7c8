"""Whether a language is of use in a centre: the bridge rule (domain.md 3.03)."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.errors import Refused
from common.models import JournalEntry
from helpers.actions import add_language, assess_language
from helpers.models import LanguageSkill
from helpers.selectors import bridge
from people.models import Role
from tests.factories import NOW
from tests.factories.helpers import make_helper
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def make_speaker(shared=(), level="A2", **languages):
    helper = make_helper()
    organisation = helper.person.centre.organisation
    organisation.bridge_languages, organisation.bridge_level = list(shared), level
    organisation.save()
    for code, oral in languages.items():
        add_language(helper, language=code, oral=oral, by=helper.referent, at=NOW)
    return helper, organisation


@pytest.mark.parametrize(
    ("languages", "shared", "level", "of_use"),
    [
        ({"pus": "C2"}, [], "A2", False),
        ({"pus": "C2", "fra": "A1"}, [], "A2", False),
        ({"pus": "C2", "fra": "A2"}, [], "A2", True),
        ({"pus": "C2", "fra": "A2"}, [], "B1", False),
        ({"pus": "C2", "fra": "B1"}, [], "B1", True),
        ({"pus": "C2", "eng": "B2"}, [], "A2", False),
        ({"pus": "C2", "eng": "B2"}, ["eng"], "A2", True),
        ({"pus": "C2", "eng": "A1"}, ["eng"], "A2", False),
    ],
)
def test_language_is_of_use_when_helper_and_team_share_another(languages, shared, level, of_use):
    helper, organisation = make_speaker(shared, level, **languages)
    skill = helper.language_skills.get(language="pus")

    assert bridge.is_mobilisable(skill, organisation) == of_use
    assert bridge.needs_french(helper, organisation) != of_use


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        ({"pus": "C2"}, "A2"),
        ({"pus": "C2", "fra": "B1"}, "français (B1)"),
        ({"pus": "C2", "fra": "B1", "eng": "C2"}, "français (B1)"),
        ({"pus": "C2", "fra": "A1", "eng": "C2"}, "anglais (C2)"),
        ({"pus": "C2", "eng": "C2"}, "anglais (C2)"),
    ],
)
def test_reason_is_said_in_one_sentence(languages, said):
    helper, organisation = make_speaker(["eng"], **languages)

    told = bridge.explain(helper.language_skills.get(language="pus"), organisation)

    assert said in told
    assert told.count(". ") == 0


def test_bridge_itself_says_that_the_team_speaks_it():
    helper, organisation = make_speaker(fra="B2")

    told = bridge.explain(helper.language_skills.get(), organisation)

    assert "B2" in told
    assert "A2" in told


def test_helper_without_a_language_is_not_sent_to_a_course():
    helper, organisation = make_speaker()

    assert not bridge.needs_french(helper, organisation)


def test_file_says_why_and_proposes_french(client):
    helper, _ = make_speaker(pus="C2")
    client.force_login(helper.referent)

    context = client.get(helper.get_absolute_url()).context

    assert [(of_use, "A2" in why) for _, of_use, why in context["languages"]] == [(False, True)]
    assert context["needs_french"]


# Declared or assessed


def test_level_is_assessed_by_somebody_in_charge(client):
    helper, _ = make_speaker(fra="C1")
    skill = helper.language_skills.get()
    address = reverse("helpers:language-assess", args=[skill.reference])
    client.force_login(helper.referent)

    client.get(address)
    client.post(address, {"oral": "B1", "written": "A2", "assessed_on": "2026-01-05"})

    skill.refresh_from_db()
    assert (skill.oral, skill.written, skill.basis) == ("B1", "A2", "assessed")
    assert (skill.assessed_by, skill.assessed_on.isoformat()) == (helper.referent, "2026-01-05")
    assert JournalEntry.of(helper).last().action == "assess_language"


@pytest.mark.parametrize("day", ["", "2999-01-01", "x"])
def test_assessment_has_a_day_that_has_come(client, day):
    helper, _ = make_speaker(fra="C1")
    skill = helper.language_skills.get()
    client.force_login(helper.referent)

    response = client.post(
        reverse("helpers:language-assess", args=[skill.reference]),
        {"oral": "B1", "written": "", "assessed_on": day},
    )

    assert list(response.context["form"].errors) == ["assessed_on"]
    skill.refresh_from_db()
    assert skill.basis == "declared"


def test_action_refuses_a_day_to_come():
    helper, _ = make_speaker(fra="C1")
    later = NOW.date().replace(year=NOW.year + 1)

    with pytest.raises(Refused):
        assess_language(
            helper.language_skills.get(),
            oral="B1",
            written="",
            assessed_on=later,
            by=helper.referent,
            at=NOW,
        )


@pytest.mark.parametrize("wrong", [{"basis": "assessed"}, {"assessed_on": "2026-01-05"}])
def test_database_refuses_an_assessment_by_nobody(wrong):
    make_speaker(fra="C1")

    with pytest.raises(IntegrityError, match="language_skill_assessed"), transaction.atomic():
        LanguageSkill.objects.update(**wrong)


# Any language of the register


@pytest.mark.parametrize(
    ("typed", "code"), [("soninké", "snk"), ("SNK", "snk"), (" Dari ", "prs"), ("ger", "deu")]
)
def test_any_language_of_the_register_can_be_added(client, typed, code):
    helper = make_helper()
    client.force_login(helper.person.user)

    client.post(
        reverse("helpers:language-add", args=[helper.reference]), {"other": typed, "oral": "C2"}
    )

    assert [skill.language for skill in LanguageSkill.objects.all()] == [code]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"other": "langue inconnue", "oral": "C2"}, "other"),
        ({"other": "zxx", "oral": "C2"}, "other"),
        ({"other": "qaa", "oral": "C2"}, "other"),
        ({"oral": "C2"}, "language"),
        ({"language": "xxx", "oral": "C2"}, "language"),
    ],
)
def test_what_is_no_language_is_refused(client, sent, field):
    helper = make_helper()
    client.force_login(helper.person.user)

    response = client.post(reverse("helpers:language-add", args=[helper.reference]), sent)

    assert list(response.context["form"].errors) == [field]
    assert LanguageSkill.objects.count() == 0


def test_level_asked_is_set_by_the_association(client):
    helper, organisation = make_speaker(pus="C2", fra="A2")
    call_command("load_content", verbosity=0)
    manager = make_user(Role.MANAGER, helper.person.centre)
    client.force_login(manager)
    address = reverse("people:organisation-update")
    form = client.get(address).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}

    client.post(address, sent | {"bridge_level": "B1", "bridge_languages": ["eng"]})

    organisation.refresh_from_db()
    assert (organisation.bridge_level, organisation.bridge_languages) == ("B1", ["eng"])
