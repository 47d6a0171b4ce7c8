"""What is printed and what a share link may show are two choices of the holder."""

import pytest
from django.utils import timezone

from certificates import actions
from common.errors import Refused
from tests.factories.certificates import make_certificate

pytestmark = pytest.mark.django_db


def approve(certificate, **choice):
    holder = certificate.protocol.helper.person.user
    certificate.approve(by=holder, at=timezone.now(), **choice)


def test_shareable_is_what_is_neither_hidden_nor_private():
    certificate = make_certificate(state="review")

    approve(certificate, hidden=["skills.0"], private=["hours"])

    assert certificate.shareable() == ["activities.0"]


def test_shareable_leaves_out_every_item_of_a_private_list():
    certificate = make_certificate(state="review")

    approve(certificate, hidden=[], private=["activities"])

    assert [key for key in certificate.shareable() if key.startswith("activities")] == []


def test_approve_refuses_a_private_key_that_is_unknown():
    certificate = make_certificate(state="review")

    with pytest.raises(Refused, match="cannot be hidden"):
        approve(certificate, hidden=[], private=["holder"])


def test_a_private_item_stays_private_when_it_moves():
    certificate = make_certificate(state="review")
    approve(certificate, hidden=[], private=["activities.0"])
    referent = certificate.protocol.helper.referent
    certificate.return_(change_wanted="Ajouter le bus.", by=referent, at=timezone.now())
    activity = certificate.facts["activities"][0]
    other = {**activity, "title": "Autre"}

    actions.amend(certificate, activities=[other, activity], by=referent, at=timezone.now())

    assert certificate.private == ["activities.1"]
