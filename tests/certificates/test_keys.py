"""Keys: private halves in files of their own, public ones kept for ever."""

import stat
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from certificates import keys
from certificates.models import IssuingKey
from peersupport import fitness

pytestmark = pytest.mark.django_db


def test_trial_keys_are_made_once():
    now = timezone.now()

    assert keys.credential_key(at=now) == keys.credential_key(at=now)
    assert keys.seal_key(at=now) == keys.seal_key(at=now)
    assert IssuingKey.objects.count() == 2


def test_private_half_is_for_its_owner_only(settings):
    key = keys.credential_key(at=timezone.now())

    path = Path(settings.KEYS_ROOT) / f"{key.name}.pem"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "PRIVATE" not in IssuingKey.objects.get(name=key.name).public_pem


def test_only_one_key_is_in_use_for_a_purpose():
    key = keys.make_seal(at=timezone.now())
    key.pk, key.name = None, "another"

    with pytest.raises(IntegrityError), transaction.atomic():
        key.save()


def test_rotation_is_dry_unless_told():
    keys.seal_key(at=timezone.now())

    call_command("rotate_keys", stdout=StringIO())
    assert IssuingKey.objects.count() == 1
    call_command("rotate_keys", commit=True, stdout=StringIO())
    assert IssuingKey.objects.filter(until=None).count() == 2
    assert IssuingKey.objects.count() == 3


def test_doctor_tells_which_seal_is_in_use():
    assert fitness.seal().sentence == "No seal yet: one for trials is made with the first paper."
    keys.make_seal(at=timezone.now())
    assert fitness.seal().is_well
    keys.make_seal(at=timezone.now() - timedelta(days=365 * keys.TRIAL_YEARS))
    assert not fitness.seal().is_well


@pytest.mark.parametrize(("days", "is_well"), [(61, True), (60, False)])
def test_doctor_warns_sixty_days_before_the_seal_ends(days, is_well):
    life = timedelta(days=365 * keys.TRIAL_YEARS)
    keys.make_seal(at=timezone.now() - life + timedelta(days=days))

    assert fitness.seal().is_well == is_well


def test_doctor_misses_a_private_half(settings):
    key = keys.make_seal(at=timezone.now())
    (Path(settings.KEYS_ROOT) / f"{key.name}.p12").unlink()

    assert not fitness.seal().is_well
