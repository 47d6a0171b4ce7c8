import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from common import storage


@pytest.fixture(autouse=True)
def private_root(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "common.storage.PrivateFileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        }
    }


def test_storing_the_same_bytes_twice_keeps_one_file(tmp_path):
    names = {storage.store(b"paper"), storage.store(b"paper")}

    assert len(names) == 1
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
    assert storage.read(names.pop()) == b"paper"


def test_storing_again_mends_a_file_left_half_written():
    name = storage.digest_of(b"whole paper")
    default_storage.save(storage.path_of(name), ContentFile(b"whole"))

    storage.store(b"whole paper")

    assert storage.read(name) == b"whole paper"


def test_reading_damaged_bytes_is_refused(tmp_path):
    name = storage.store(b"paper")
    (tmp_path / storage.path_of(name)).write_bytes(b"Paper")

    with pytest.raises(storage.Damaged):
        storage.read(name)


def test_a_private_file_has_no_address():
    storage.store(b"paper")

    with pytest.raises(ValueError, match="not accessible via a URL"):
        default_storage.url("anything")
