"""The end of a season: many certificates to sign at once, whose holders have an address."""

from itertools import count
from uuid import uuid4

from certificates.models import Certificate
from helpers.models import PeerHelper
from people.models import Person, User
from protocols.models import Protocol
from tests.factories.certificates import make_certificate
from tests.factories.programme import Programme
from tests.test_speed import clone

numbers = count(1)


def approved(programme: Programme, many: int, *, first: Certificate | None = None) -> list[int]:
    """Make certificates to sign, alike but for who holds them, and return their keys.

    One is led there by the real doors; the others are its twins, or those of `first`.
    """
    first = first or make_certificate(state="approved", programme=programme)
    holder = first.protocol.helper.person.user
    assert holder
    marks = [f"s{next(numbers)}" for _ in range(many)]
    twins = [clone(holder, username=m, email=f"{m}@example.org") for m in marks]
    User.objects.bulk_create(twins)
    users = User.objects.filter(username__in=marks).order_by("pk")
    person = first.protocol.helper.person
    Person.objects.bulk_create(clone(person, user=u, code=u.username.upper()) for u in users)
    persons = Person.objects.filter(user__in=users).order_by("pk")
    PeerHelper.objects.bulk_create(clone(first.protocol.helper, person=one) for one in persons)
    helpers = PeerHelper.objects.filter(person__in=persons).order_by("pk")
    Protocol.objects.bulk_create(
        clone(first.protocol, helper=helper, number=f"S{uuid4().hex[:12]}") for helper in helpers
    )
    protocols = Protocol.objects.filter(helper__in=helpers).order_by("pk")
    alike = dict.fromkeys(("number", "code_sha256", "token_sha256", "paper_sha256"))
    Certificate.objects.bulk_create(clone(first, protocol=one, **alike) for one in protocols)
    return list(Certificate.objects.filter(protocol__in=protocols).values_list("pk", flat=True))
