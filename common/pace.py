"""Slowing down whoever asks too often. The address is counted for a while and never kept."""

from django.core.cache import cache


def tries_of(what: str, address: str, *, window: int) -> int:
    """Count this try and return how many there were in the same window of seconds."""
    key = f"{what}:{address}"
    if cache.add(key, 1, window):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # the window ended in between
        return 1
