"""How long a recording lasts, as its container tells; what lasts too long is not kept."""

import pytest

from common import audio
from common.duration import seconds_of
from common.errors import Refused
from tests.factories.candidacy import make_voice


def number(value: int, width: int) -> bytes:
    return value.to_bytes(width, "big")


def element(name: int, body: bytes) -> bytes:
    return (
        name.to_bytes((name.bit_length() + 7) // 8, "big") + number(1 << 28 | len(body), 4) + body
    )


def webm(*moments: int) -> bytes:
    """A WebM as a browser writes it while it records: no length, a segment that does not end."""
    unknown = b"\x01" + b"\xff" * 7
    head = element(0x1A45DFA3, element(0x4282, b"webm"))
    clusters = b"".join(
        b"\x1fC\xb6u"
        + unknown
        + element(0xE7, number(moment, 4))
        + element(0xA3, b"\x81\x00\x14\x80voice")
        for moment in moments
    )
    return head + b"\x18S\x80g" + unknown + clusters


def ogg(seconds: int) -> bytes:
    page = b"OggS\x00\x04" + (seconds * 48000).to_bytes(8, "little") + bytes(14)
    return b"OggS\x00\x02" + bytes(22) + b"OpusHead" + page


def mp4(seconds: int, *, wide: bool = False) -> bytes:
    width = 8 if wide else 4
    times = (
        bytes([wide, 0, 0, 0]) + bytes(2 * width) + number(1000, 4) + number(seconds * 1000, width)
    )
    return b"\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00" + b"\x00\x00\x00\x6cmvhd" + times + bytes(80)


def wav(seconds: int) -> bytes:
    """The head of a short tone, and as much silence as it takes."""
    return make_voice(seconds=0) + bytes(seconds * 16000)


LASTING = {
    "audio/wav": wav,
    "audio/ogg": ogg,
    "audio/mp4": mp4,
    "audio/webm": lambda seconds: webm(0, seconds * 1000 - 20),
}


@pytest.mark.parametrize("kind", LASTING)
@pytest.mark.parametrize("seconds", [1, 180, 1200])
def test_container_tells_how_long_it_lasts(kind, seconds):
    assert seconds_of(LASTING[kind](seconds), kind) == seconds


def test_container_may_tell_it_in_wide_numbers():
    assert seconds_of(mp4(90, wide=True), "audio/mp4") == 90


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"ID3\x03", "audio/mpeg"),
        (mp4(0), "audio/mp4"),
        (b"\x00\x00\x00\x18ftypM4A ", "audio/mp4"),
        (b"RIFF\x00\x00\x00\x00WAVE", "audio/wav"),
        (webm()[:20], "audio/webm"),
        (b"\x1aE\xdf\xa3", "audio/webm"),
        (webm() + b"\x00" * 9, "audio/webm"),
    ],
)
def test_container_that_tells_nothing_is_bounded_by_its_size(content, kind):
    assert seconds_of(content, kind) is None


@pytest.mark.parametrize("kind", LASTING)
def test_three_minutes_pass_and_four_do_not(kind):
    assert audio.is_too_long(LASTING[kind](180)) is False
    assert audio.is_too_long(LASTING[kind](240)) is True


def test_what_lasts_too_long_is_not_kept():
    with pytest.raises(Refused):
        audio.keep(webm(0, 3_600_000))
