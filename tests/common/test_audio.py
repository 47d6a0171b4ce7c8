"""Voices: what is taken in, how it is played back, and when a recording goes."""

import re

import pytest
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path

from common import audio, storage
from common.errors import Refused
from tests.factories.candidacy import make_candidacy, make_voice

WEBM = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webmB\x87"
VOICES = {
    "audio/webm": WEBM,
    "audio/ogg": b"OggS\x00\x02" + bytes(22) + b"OpusHead",
    "audio/wav": make_voice(),
    "audio/mp4": b"\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00",
    "audio/mpeg": b"ID3\x03\x00\x00\x00\x00\x00\x00",
}
NOT_VOICES = {
    "html": b"<!DOCTYPE html><script>alert(1)</script>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "pdf": b"%PDF-1.7",
    "png": b"\x89PNG\r\n\x1a\n",
    "avi": b"RIFF\x24\x00\x00\x00AVI ",
    "matroska": b"\x1aE\xdf\xa3\x93B\x82\x88matroska",
    "empty": b"",
    "utf-16": b"\xff\xfe<\x00h\x00",
}


class VoiceForm(forms.Form):
    recording = audio.RecordingField()


def sent(content: bytes, name: str = "voice.webm", kind: str = "audio/webm") -> VoiceForm:
    return VoiceForm({}, {"recording": SimpleUploadedFile(name, content, content_type=kind)})


@login_not_required
@audio.with_recorder
def recorder(request):
    return HttpResponse("a page")


@login_not_required
@audio.with_player
def player(request):
    return HttpResponse("a page")


urlpatterns = [path("recorder", recorder), path("player", player)]


def asked(content: bytes, wanted: str = "") -> HttpResponse:
    headers = {"Range": wanted} if wanted else {}
    return audio.playback(RequestFactory().get("/", headers=headers), audio.keep(content))


@pytest.mark.parametrize("kind", VOICES)
def test_kind_is_told_by_the_bytes(kind):
    assert audio.type_of(VOICES[kind]) == kind


def test_mp3_without_tags_is_a_recording():
    assert audio.type_of(b"\xff\xfb\x90\x00") == "audio/mpeg"


@pytest.mark.parametrize("name", NOT_VOICES)
def test_what_is_no_voice_has_no_kind(name):
    assert audio.type_of(NOT_VOICES[name]) == ""


@pytest.mark.parametrize("kind", VOICES)
def test_form_takes_a_voice_whatever_it_is_called(kind):
    form = sent(VOICES[kind], name="../../etc/passwd", kind="text/html")

    assert form.is_valid()
    assert form.cleaned_data["recording"] == VOICES[kind]


@pytest.mark.parametrize("name", [name for name in NOT_VOICES if name != "empty"])
def test_form_refuses_what_only_says_it_is_a_voice(name):
    form = sent(NOT_VOICES[name])

    assert [error.code for error in form.errors.as_data()["recording"]] == ["kind"]


def test_form_refuses_what_is_too_large():
    form = sent(make_voice() + bytes(audio.LARGEST))

    assert [error.code for error in form.errors.as_data()["recording"]] == ["large"]


@pytest.mark.parametrize("content", [b"<html>", make_voice() + bytes(audio.LARGEST)])
def test_only_a_voice_is_kept(content):
    with pytest.raises(Refused):
        audio.keep(content)


def test_nothing_is_kept_as_nothing():
    assert audio.keep(b"") == ""


def test_input_works_without_javascript():
    page = str(VoiceForm()["recording"])

    (field,) = re.findall(r"<input[^>]+>", page)
    assert all(part in field for part in ('type="file"', 'accept="audio/*"', 'capture="user"'))
    assert re.search(r'<div class="recorder-tools" hidden>', page)


# Played back


def test_recording_is_handed_over_whole_and_kept_by_nobody():
    voice = make_voice()

    response = asked(voice)

    assert (response.status_code, response.content) == (200, voice)
    assert response.headers["Content-Type"] == "audio/wav"
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [("bytes=0-1", 0, 1), ("bytes=10-", 10, -1), ("bytes=-5", -5, -1), ("bytes=0-999999", 0, -1)],
)
def test_part_of_a_recording_is_handed_over(wanted, first, last):
    voice = make_voice()
    size = len(voice)

    response = asked(voice, wanted)

    start, end = first % size, last % size
    assert response.status_code == 206
    assert response.content == voice[start : end + 1]
    assert response.headers["Content-Range"] == f"bytes {start}-{end}/{size}"


@pytest.mark.parametrize("wanted", ["bytes=999999-", "bytes=5-2", "bytes=-0"])
def test_part_that_does_not_exist_is_refused(wanted):
    response = asked(make_voice(), wanted)

    assert (response.status_code, response.content) == (416, b"")


@pytest.mark.parametrize("wanted", ["bytes=-", "bytes=0-1,4-5", "lines=1-2", "bytes=a-b"])
def test_range_that_is_not_understood_is_left_aside(wanted):
    voice = make_voice()

    response = asked(voice, wanted)

    assert (response.status_code, response.content) == (200, voice)


@pytest.mark.urls(__name__)
def test_page_with_a_recorder_asks_for_the_microphone_alone(client):
    headers = client.get("/recorder").headers

    assert "microphone=(self)" in headers["Permissions-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]
    assert "media-src 'self' blob:" in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]


@pytest.mark.urls(__name__)
def test_page_with_a_player_asks_for_no_microphone(client):
    headers = client.get("/player").headers

    assert "microphone=()" in headers["Permissions-Policy"]
    assert "media-src 'self'" in headers["Content-Security-Policy"]
    assert "blob:" not in headers["Content-Security-Policy"]


# Deleted


@pytest.mark.django_db
def test_recording_goes_with_the_last_record_that_names_it(django_capture_on_commit_callbacks):
    voice = make_voice(pitch=331)
    one, other = (
        make_candidacy(channel="audio", recording=voice, message=""),
        make_candidacy(channel="audio", recording=voice, message=""),
    )
    name = one.audio

    with django_capture_on_commit_callbacks(execute=True):
        audio.forget(name)
        one.delete()
    assert storage.read(name) == voice

    with django_capture_on_commit_callbacks(execute=True):
        audio.forget(name)
        other.delete()
    with pytest.raises(FileNotFoundError):
        storage.read(name)


@pytest.mark.django_db
def test_recording_stays_until_the_deletion_holds(django_capture_on_commit_callbacks):
    name = audio.keep(make_voice(pitch=332))

    with django_capture_on_commit_callbacks():
        audio.forget(name)

    assert storage.is_sound(name)
