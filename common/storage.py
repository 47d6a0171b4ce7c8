"""Private files, named by their SHA-256. They leave the house through a permitted view only."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage


class Damaged(Exception):
    """What is stored under this name is not what was put there."""


class PrivateFileSystemStorage(FileSystemStorage):
    """Files in a folder that no web server knows of."""

    def url(self, name: str | None) -> str:
        raise ValueError("A private file is not accessible via a URL.")


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of these bytes, 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def store(content: bytes) -> str:
    """Keep these bytes and return their name. Storing the same twice keeps one file.

    A file left half-written by a crash is found by its hash and written again.
    """
    name = digest_of(content)
    path = path_of(name)
    if default_storage.exists(path):
        if is_sound(name):
            return name
        default_storage.delete(path)
    default_storage.save(path, ContentFile(content))
    return name


def read(name: str) -> bytes:
    """Return the bytes kept under this name.

    :raises Damaged: if they are not the bytes that were stored.
    """
    with default_storage.open(path_of(name)) as file:
        content: bytes = file.read()
    if digest_of(content) != name:
        raise Damaged(name)
    return content


def is_sound(name: str) -> bool:
    with default_storage.open(path_of(name)) as file:
        return digest_of(file.read()) == name


def path_of(name: str) -> str:
    return f"{name[:2]}/{name}"


def remove(name: str) -> None:
    """Delete the file of this name. Removing it twice is removing it once."""
    default_storage.delete(path_of(name))
