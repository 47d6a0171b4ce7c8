import pytest
from django.urls import reverse

from common.models import JournalEntry
from people.models import Role
from tests.factories.people import make_centre, make_user

pytestmark = pytest.mark.django_db

PAGE = reverse("people:organisation-update")
FACTS = {
    "issuer_name": "Rives Communes",
    "helper_title": "Pair-aidant·e",
    "third_party_name": "Maison de la médiation",
    "expenses_delay_days": "15",
    "bridge_level": "A2",
}


@pytest.mark.parametrize("role", [Role.MANAGER, Role.HEADQUARTERS])
def test_association_says_what_its_papers_need(client, role):
    centre = make_centre()
    client.force_login(make_user(role, centre))

    response = client.post(PAGE, FACTS)

    centre.organisation.refresh_from_db()
    assert response.status_code == 302
    assert centre.organisation.third_party_name == "Maison de la médiation"
    assert [entry.action for entry in JournalEntry.of(centre.organisation)] == ["rewrite"]


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.TEAM, Role.HELPER, Role.DPO])
def test_association_is_not_for_others_to_change(client, role):
    centre = make_centre()
    before = centre.organisation.third_party_name
    client.force_login(make_user(role, centre))

    response = client.post(PAGE, FACTS)

    centre.organisation.refresh_from_db()
    assert (response.status_code, centre.organisation.third_party_name) == (403, before)


def test_association_keeps_what_was_typed_when_something_is_wrong(client):
    centre = make_centre()
    client.force_login(make_user(Role.MANAGER, centre))

    response = client.post(PAGE, FACTS | {"expenses_delay_days": "soon"})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["expenses_delay_days"]
    assert "Maison de la médiation" in response.text
