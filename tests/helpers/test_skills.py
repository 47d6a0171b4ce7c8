"""The catalogue of skills, and the public frameworks a skill is aligned with."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse

from helpers.frameworks import alignments_of
from helpers.models import Skill
from people.models import Role
from tests.factories.helpers import make_skill
from tests.factories.people import make_user


@pytest.mark.parametrize(
    ("key", "day", "is_expired"),
    [
        ("rncp_msads", date(2027, 5, 16), False),
        ("rncp_msads", date(2027, 5, 17), True),
        ("rncp_msi", date(2030, 11, 27), False),
        ("rncp_msi", date(2030, 11, 28), True),
        ("rome", date(2099, 1, 1), False),
        ("rectec:team", date(2099, 1, 1), False),
    ],
)
def test_alignment_expires_after_its_last_day(key, day, is_expired):
    (found,) = alignments_of([key], on=day)

    assert found.is_expired == is_expired


def test_rectec_has_twelve_skills_of_four_levels():
    call = alignments_of(["rectec:team"], on=date(2026, 1, 1))

    assert [(one.name, one.label, one.levels) for one in call] == [
        ("RECTEC", "Travailler en équipe", (1, 2, 3, 4))
    ]


def test_unknown_alignment_is_left_out_and_a_free_link_kept():
    keys = ["nowhere", "rectec:storm", "esco:http://plain", "esco:https://example.org/skill"]

    found = alignments_of(keys, on=date(2026, 1, 1))

    assert [(one.name, one.url) for one in found] == [("ESCO", "https://example.org/skill")]


@pytest.mark.django_db
def test_every_alignment_of_the_starter_catalogue_is_known():
    call_command("load_content", verbosity=0)

    unknown = [
        key
        for skill in Skill.objects.all()
        for key in skill.alignments
        if not alignments_of([key], on=date(2026, 1, 1))
    ]

    assert unknown == []


@pytest.mark.django_db
def test_skill_page_shows_its_alignments_and_which_expired(client):
    client.force_login(make_user(Role.HELPER))
    skill = make_skill(alignments=["rncp_msads", "rectec:team"])

    page = client.get(skill.get_absolute_url())
    catalogue = client.get(reverse("helpers:skill-list"))

    assert [one.code for one in page.context["alignments"]] == ["RNCP36241", ""]
    assert skill.get_absolute_url() in catalogue.text


@pytest.mark.django_db
def test_unknown_skill_has_no_page(client):
    client.force_login(make_user(Role.HELPER))

    assert client.get(reverse("helpers:skill-detail", args=["nowhere"])).status_code == 404
