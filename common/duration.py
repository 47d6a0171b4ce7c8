"""How long a recording lasts, as its container tells: nothing is decoded.

A browser writes WebM and Ogg as it records, without a length at the head: what counts there is
the moment of the last piece. Where a container tells nothing, the size alone bounds it.
"""

from collections.abc import Iterator
from itertools import islice

OPUS_RATE = 48000
SEGMENT, CLUSTER, MOMENT = 0x18538067, 0x1F43B675, 0xE7
BLOCKS = (0xA3, 0xA1)
INSIDE = (SEGMENT, CLUSTER, 0xA0)
"""What holds other elements: a segment, a cluster, a group of blocks."""
MOST_ELEMENTS = 100_000
"""Ten times what three minutes hold: nobody makes this count for ever."""


def seconds_of(content: bytes, media_type: str) -> float | None:
    """Return the seconds that a recording of this type lasts, None if it does not tell."""
    reader = READERS.get(media_type)
    try:
        return reader(content) if reader else None
    except (IndexError, ZeroDivisionError):
        return None


def of_wav(content: bytes) -> float:
    """A WAV tells its bytes per second; what follows the head is sound."""
    return (len(content) - 44) / int.from_bytes(content[28:32], "little")


def of_ogg(content: bytes) -> float:
    """The last page of an Ogg bears the number of samples up to there; Opus counts 48,000."""
    last = content.rindex(b"OggS") if b"OggS" in content else len(content)
    return int.from_bytes(content[last + 6 : last + 14], "little", signed=True) / OPUS_RATE


def of_mp4(content: bytes) -> float | None:
    """The movie header, or in an MP4 written as one records the sum of its pieces, if told."""
    head = content.find(b"mvhd") + 4
    if head < 4:
        return None
    wide = content[head] == 1
    rate_at, size = (head + 20, 8) if wide else (head + 12, 4)
    rate = int.from_bytes(content[rate_at : rate_at + 4], "big")
    length = int.from_bytes(content[rate_at + 4 : rate_at + 4 + size], "big")
    return length / rate or None


def of_webm(content: bytes) -> float | None:
    """The moment of the last block, in milliseconds: what browsers and phones write."""
    start, last = 0, None
    for element, body in islice(elements_of(content), MOST_ELEMENTS):
        if element == MOMENT:
            start = int.from_bytes(body, "big")
        elif element in BLOCKS:
            tail = skip_number(body, 0)
            after = int.from_bytes(body[tail : tail + 2], "big", signed=True)
            last = max(last or 0, start + after)
    return None if last is None else last / 1000


def elements_of(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk the elements of an EBML file, into those that hold others (RFC 8794)."""
    at = 0
    while at < len(content):
        after_id = skip_number(content, at)
        element = int.from_bytes(content[at:after_id], "big")
        body = skip_number(content, after_id)
        width = body - after_id
        size = int.from_bytes(content[after_id:body], "big") & ((1 << 7 * width) - 1)
        if element in INSIDE:
            at = body
        else:
            yield element, content[body : body + size]
            at = body + size


def skip_number(content: bytes, at: int) -> int:
    """Return where a number of variable width ends: the zeros before its first one tell."""
    return at + 9 - content[at].bit_length() if content[at] else at + 9


READERS = {
    "audio/wav": of_wav,
    "audio/ogg": of_ogg,
    "audio/mp4": of_mp4,
    "audio/webm": of_webm,
}
