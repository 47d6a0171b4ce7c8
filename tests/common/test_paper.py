import base64
import io
import socket
import threading

import pikepdf
import pytest
from django.core.management import call_command

from common import checks, paper
from tests.papers import problems_of, text_of

SENTINEL = "the-secret-of-this-machine"


@pytest.fixture
def listener():
    """A server that counts who knocks."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    hits, done = [], threading.Event()

    def answer():
        while not done.is_set():
            try:
                connection, _ = server.accept()
            except TimeoutError:
                continue
            hits.append(1)
            connection.close()

    thread = threading.Thread(target=answer)
    thread.start()
    yield server.getsockname()[1], hits
    done.set()
    thread.join()
    server.close()


def make_pdf(body="<h1>Un</h1><p>Deux</p>", head=""):
    html = f'<html lang="fr"><head><title>Papier</title>{head}</head><body>{body}</body></html>'
    return paper.from_html(html, css=())


VECTORS = """
<img src="URL" alt="x">
<object data="URL">x</object>
<embed src="URL">
<iframe src="URL"></iframe>
<a rel="attachment" href="URL">x</a>
<link rel="attachment" href="URL">
<link rel="stylesheet" href="URL">
<style>@import "URL";</style>
<style>@font-face { font-family: x; src: url("URL"); } p { font-family: x; }</style>
<p style="background: url('URL')">x</p>
<p style="border-image: url('URL') 1">x</p>
<ul><li style="list-style-image: url('URL')">x</li></ul>
<style>p::before { content: url("URL"); }</style>
<svg xmlns="http://www.w3.org/2000/svg"><image href="URL" width="9" height="9"/></svg>
<svg xmlns="http://www.w3.org/2000/svg"><use href="URL#a"/></svg>
<base href="URL"><img src="x.png" alt="x">
<picture><source srcset="URL"><img src="URL" alt="x"></picture>
""".strip().splitlines()


@pytest.mark.parametrize("vector", VECTORS)
def test_paper_reaches_no_network_and_no_file(listener, tmp_path, vector):
    port, hits = listener
    secret = tmp_path / "secret.txt"
    secret.write_text(SENTINEL)
    urls = [f"http://127.0.0.1:{port}/x", secret.as_uri(), str(secret), f"FILE:{secret}"]
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{urls[0]}"/></svg>'
    urls.append("data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode())

    for url in urls:
        content = make_pdf(vector.replace("URL", url))

        with pikepdf.open(io.BytesIO(content)) as pdf:
            kept = [found.get_file().read_bytes() for found in pdf.attachments.values()]
        assert SENTINEL.encode() not in b"".join(kept)
        assert SENTINEL not in text_of(content)
        assert SENTINEL.encode() not in content
    assert hits == []


@pytest.mark.parametrize(
    "url",
    [
        "asset:../settings.py",
        "asset:..%2fsettings.ttf",
        "asset:/etc/passwd",
        "asset:NotoSans_400Regular.ttf.py",
        "data:text/html,x",
        "data:image/png," + "x" * 200_000,
        "http://localhost/",
        "//localhost/",
        "",
    ],
)
def test_fetcher_refuses_all_but_what_it_knows(url):
    from weasyprint.urls import URLFetchingError

    with pytest.raises(URLFetchingError):
        paper._press().fetcher.fetch(url)


def test_fetcher_opens_fonts_images_of_ours_and_small_images():
    fetch = paper._press().fetcher.fetch

    assert fetch("asset:NotoSans_400Regular.ttf").read()[:4] == b"\0\1\0\0"
    assert fetch("asset:mark.svg").read()[:4] == b"<svg"
    assert fetch("data:image/svg+xml,%3Csvg/%3E").read() == b"<svg/>"


def test_paper_without_its_fonts_is_not_made(settings, tmp_path):
    settings.PAPER_FONTS = tmp_path
    paper._press.cache_clear()

    with pytest.raises(FileNotFoundError):
        make_pdf()

    paper._press.cache_clear()


def test_reader_of_papers_tells_what_is_missing():
    from weasyprint import HTML

    plain = HTML(string="<h1>a</h1><h3>b</h3>").write_pdf()

    assert {"marked", "tagged", "language", "titled", "claims PDF/A-3a", "fonts are ours"} < {
        *problems_of(plain)
    }
    assert problems_of(make_pdf()) == []
    assert problems_of(make_pdf("<h1>a</h1><h3>b</h3>")) == ["headings in order"]
    assert problems_of(make_pdf("<h1>a</h1><p>李</p>")) != []


def test_same_html_gives_the_same_bytes():
    assert make_pdf() == make_pdf()


def test_check_finds_this_machine_fit():
    assert checks.paper_can_be_printed(None) == []


def test_check_tells_of_missing_fonts(settings, tmp_path, capsys):
    settings.PAPER_FONTS = tmp_path

    (warning,) = checks.missing_fonts()
    call_command("check")

    assert warning.id == "common.W002"
    assert "NotoSans_400Regular.ttf" in capsys.readouterr().err


def test_check_tells_of_a_missing_subsetter(monkeypatch):
    monkeypatch.setattr(checks, "find_library", {}.get)

    assert [warning.id for warning in checks.missing_subsetter()] == ["common.W001"]
