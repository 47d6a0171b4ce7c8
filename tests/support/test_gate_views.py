"""The gate on the phone: a clear sentence, and the button to do what lacks (C8, 3.23)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from support.models import SupportSession
from tests.factories.people import make_centre
from tests.factories.programme import make_programme
from tests.factories.ready import make_ready, make_signed, make_trained

pytestmark = pytest.mark.django_db
CREATE, CHARTER = reverse("support:session-create"), reverse("protocols:charter-mine")
GATE = "support/session_gate.html"


@pytest.fixture
def programme():
    return make_programme(make_centre())


@pytest.fixture
def protocol(programme):
    return programme.sign(programme.propose())


@pytest.fixture
def own(client, protocol):
    client.force_login(protocol.helper.person.user)
    return client


def missing(response):
    return [str(lack) for lack in response.context["answers"].missing]


def test_helper_is_sent_to_the_charter_first(own, protocol):
    response = own.get(CREATE)

    assert response.templates[0].name == GATE
    assert missing(response) == ["charter", "conf"]
    assert CHARTER in response.text


@pytest.mark.parametrize(("make", "lacks"), [(make_signed, ["conf"]), (make_trained, ["charter"])])
def test_gate_names_only_what_lacks(own, protocol, make, lacks):
    make(protocol.helper)

    assert missing(own.get(CREATE)) == lacks


def test_gate_is_open_with_both(own, protocol):
    make_ready(protocol.helper)

    assert own.get(CREATE).templates[0].name == "support/session_people.html"


def test_referent_is_sent_to_explain_the_charter(client, programme, protocol):
    client.force_login(programme.referent)

    response = client.get(CREATE)

    assert response.templates[0].name == GATE
    assert reverse("protocols:charter-explain", args=[protocol.helper.reference]) in response.text


def test_nothing_is_sent_through_the_gate(own, protocol):
    answers = f"?submission={uuid4()}&with=group&attendance=4&types=public_transport&minutes=45"

    response = own.post(CREATE + answers, {"mode": "individual", "language": "fra"})

    assert response.templates[0].name == GATE
    assert not SupportSession.objects.exists()


def test_day_before_the_charter_is_refused_at_its_field(own, protocol):
    now = timezone.now()
    make_ready(protocol.helper, at=now - timedelta(days=2))
    before = timezone.localdate() - timedelta(days=9)

    response = own.get(
        CREATE,
        {"with": "group", "attendance": "4", "types": "public_transport"}
        | {"minutes": "45", "on": before.isoformat()},
    )

    assert list(response.context["form"].errors) == ["on"]
