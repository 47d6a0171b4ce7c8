import io
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from certificates import actions, pdf, sandbox
from certificates.models import TemplateVersion
from certificates.rendering import to_html
from common.errors import Refused
from tests.certificates.attacks import DEEP, SWALLOWING
from tests.factories.rounds import make_workshop
from tests.papers import FACTS, PROOF, TEMPLATES, pages_of

HTML = to_html(TEMPLATES["portfolio"], FACTS, PROOF)

# Whether it is cut off; what happens at a connection to a port that listens.
REACH = """
import socket
from certificates import press
server = socket.create_server(("127.0.0.1", 0))
print(press.cut_off_network())
print(socket.socket().connect_ex(server.getsockname()))
"""


def press_of_this_worker() -> int:
    sandbox.render("<p>x")
    assert sandbox._warm.process
    return sandbox._warm.process.pid


def test_a_draft_is_the_paper_that_the_same_words_make_when_issued():
    assert sandbox.render(HTML, design="chaleureux") == pdf.from_html(HTML, design="chaleureux")


def test_pictures_show_each_page_at_the_scale_asked():
    found = [Image.open(io.BytesIO(each)) for each in sandbox.pictures(HTML, scale=0.5)]

    assert len(found) == pages_of(sandbox.render(HTML))
    assert {(image.format, image.size) for image in found} == {("PNG", (298, 421))}


def test_a_drawing_stands_on_nothing():
    image = Image.open(io.BytesIO(sandbox.drawing("<style>@page{size:9mm}</style>")))

    assert image.convert("RGBA").getpixel((0, 0))[3] == 0


def test_several_threads_print_at_once():
    with ThreadPoolExecutor(4) as pool:
        papers = set(pool.map(sandbox.render, [HTML] * 4))

    assert papers == {sandbox.render(HTML)}


def test_a_press_that_was_killed_is_started_again_and_leaves_no_zombie():
    killed = press_of_this_worker()
    os.kill(killed, signal.SIGKILL)

    assert sandbox.render(HTML).startswith(b"%PDF")
    assert press_of_this_worker() != killed
    assert not Path(f"/proc/{killed}").exists()


def test_a_refused_draft_leaves_no_child_and_no_file():
    number = press_of_this_worker()
    home = Path(settings.DATA_DIR) / "press"
    before = sorted(home.rglob("*"))

    with pytest.raises(Refused):
        sandbox.render(SWALLOWING["counter"])

    children = Path(f"/proc/{number}/task/{number}/children")
    until = time.monotonic() + 5
    while children.read_text() and time.monotonic() < until:
        time.sleep(0.01)
    assert children.read_text() == ""
    assert sorted(home.rglob("*")) == before


def test_press_knows_no_secret_of_the_installation():
    known = Path(f"/proc/{press_of_this_worker()}/environ").read_bytes().split(b"\0")

    names = {entry.partition(b"=")[0].decode() for entry in known if entry}
    assert names == set(sandbox.surroundings())
    assert settings.SECRET_KEY.encode() not in b"".join(known)


def test_press_has_no_network_where_the_system_permits_it():
    command = [sys.executable, "-c", REACH]
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)

    is_cut, refused = said.stdout.split()
    assert (refused == "0") == (is_cut == "False")


def test_a_trial_of_a_nested_template_is_refused_with_a_sentence():
    version = TemplateVersion(blocks=[*TEMPLATES["one_page"], DEEP])

    with pytest.raises(Refused, match="cannot stand in a column"):
        actions.preview_of_version(version, at=timezone.now())


@pytest.mark.django_db
def test_page_of_a_trial_says_why_it_is_refused(client):
    workshop = make_workshop(opened=False)
    version = workshop.version
    nested = {"key": "c", "kind": "columns", "columns": [[], []]}
    version.blocks = [*version.blocks, nested | {"columns": [[nested], []]}]
    version.save()
    client.force_login(workshop.manager)

    answer = client.get(reverse("certificates:template-preview", args=[version.reference]))

    assert (answer.status_code, answer.url) == (302, version.get_absolute_url())
    (said,) = map(str, get_messages(answer.wsgi_request))
    assert "cannot stand in a column" in said
