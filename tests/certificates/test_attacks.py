"""What a user can write reaches nothing, tells nothing, and keeps no worker.

Each attack is tried on the fetcher alone, in this process, where the network is open and each
connection, name and file that Python asks for is noted; then in the child; then as users' words.
"""

import io
import re
import sys
import threading
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from certificates import sandbox
from certificates.blocks import check_blocks, check_printable
from certificates.rendering import to_html
from common import paper
from common.errors import Refused
from tests.certificates.attacks import DEEP, REACHING, SWALLOWING, SYNTAXES
from tests.papers import FACTS, PROOF, TEMPLATES, make_facts, text_of

SECRET = "sentinel-4f1c9a-of-this-machine"
HEAD = '<!DOCTYPE html><html lang="fr"><title>x</title>'
KEPT = ("language", "native_language", "period_start", "period_end")
WORDS = REACHING | SYNTAXES


class Watch:
    """A server that listens, a file to guard, and a note of each attempt at them."""

    def __init__(self, folder: Path) -> None:
        self.seen: list[str] = []
        self.is_on = False
        self.file = folder / "sentinel.txt"
        self.file.write_text(SECRET)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.answerer())
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        sys.addaudithook(self.note)

    def answerer(self) -> type[BaseHTTPRequestHandler]:
        watch = self

        class Answerer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                watch.seen.append(self.path)
                self.send_response(302 if self.path == "/redirect" else 200)
                self.send_header("Location", watch.file.as_uri())
                self.end_headers()
                self.wfile.write(SECRET.encode())

            def log_message(self, *_words: Any) -> None:
                pass

        return Answerer

    def note(self, event: str, details: tuple[Any, ...]) -> None:
        asks = event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname")
        reads = event == "open" and self.file.name in str(details[0])
        if self.is_on and (asks or reads):
            self.seen.append(event)

    def aim(self, attack: str) -> str:
        """Return the attack with its targets in it."""
        port, path = self.server.server_port, str(self.file)
        return attack.format(
            url=f"http://127.0.0.1:{port}/x",
            redirect=f"http://127.0.0.1:{port}/redirect",
            port=port,
            file=self.file.as_uri(),
            path=path,
            encoded="".join(f"%{ord(letter):02x}" for letter in path),
        )

    def leaks(self, content: bytes) -> list[str]:
        """Return where the guarded words are found in a PDF, however it is packed."""
        with pikepdf.open(io.BytesIO(content)) as pdf:
            streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
            found = {
                "bytes": SECRET.encode() in content,
                "attachments": len(pdf.attachments) > 0,
                "streams": any(SECRET.encode() in unpacked(each) for each in streams),
                "text": SECRET in text_of(content),
            }
        return [place for place, is_there in found.items() if is_there]


def unpacked(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # an image in a packing of its own
        return stream.read_raw_bytes()


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    paper.from_html(HEAD, css=())  # fonts and modules are read before anything is noted
    watch = Watch(tmp_path_factory.mktemp("guarded"))
    yield watch
    watch.is_on = False
    watch.server.shutdown()
    watch.server.server_close()


@pytest.fixture
def watch(watched: Watch) -> Iterator[Watch]:
    watched.seen.clear()
    watched.is_on = True
    yield watched
    watched.is_on = False


@pytest.mark.parametrize("name", REACHING)
def test_fetcher_alone_reaches_nothing(watch, name):
    html = HEAD + watch.aim(REACHING[name])

    content = given(lambda: paper.from_html(html, css=()), unless=OSError)

    assert (watch.seen, watch.leaks(content)) == ([], [])


@pytest.mark.parametrize("name", REACHING)
def test_child_reaches_nothing_and_the_press_goes_on(watch, name):
    html = HEAD + watch.aim(REACHING[name])
    before = pid_of_press()

    content = given(lambda: sandbox.render(html), unless=Refused)

    assert (watch.seen, watch.leaks(content)) == ([], [])
    assert pid_of_press() == before


def given(make: Callable[[], bytes], *, unless: type[Exception]) -> bytes:
    """Return the paper; a harmless one if this is refused whole, as a colour profile is."""
    try:
        return make()
    except unless:
        return paper.from_html(HEAD, css=())


def pid_of_press() -> int:
    if not sandbox._warm.is_alive():
        sandbox.render(HEAD)
    assert sandbox._warm.process
    return sandbox._warm.process.pid


@pytest.mark.parametrize("name", WORDS)
def test_words_of_users_stay_words(watch, name):
    attack = watch.aim(WORDS[name]) if name in REACHING else WORDS[name]

    html = paper_of(attack)

    assert tags_of(html) == tags_of(paper_of("mot"))
    assert letters_of(attack) in letters_of(unescape(re.sub(r"<[^>]*>", " ", html)))
    assert "SECRET_KEY" not in html or "SECRET_KEY" in attack
    assert watch.seen == []


@pytest.mark.parametrize("name", [name for name in SYNTAXES if "{{" in SYNTAXES[name]])
def test_syntax_of_a_template_language_in_a_block_is_refused_with_a_sentence(name):
    with pytest.raises(Refused, match=r"^p: .*(not known here|braces)"):
        check_blocks([*TEMPLATES["one_page"], paragraph(SYNTAXES[name])])


@pytest.mark.parametrize("start", range(0, len(WORDS), 24))
def test_papers_with_users_words_hold_no_more_than_them(watch, start):
    attacks = [watch.aim(WORDS[n]) if n in REACHING else WORDS[n] for n in WORDS]
    rows = [dict.fromkeys(FACTS["activities"][0], said) for said in attacks[start : start + 24]]

    content = sandbox.render(paper_of(attacks[start], activities=rows))

    assert (watch.seen, watch.leaks(content)) == ([], [])
    assert "49" not in text_of(content)


def paper_of(said: str, **changes: Any) -> str:
    """Return the HTML of a paper where all that anyone writes is said so, in every door."""
    facts = poisoned(make_facts(holder={"native_name": "x", "native_language": "ara"}), said)
    words = "mot" if re.search(r"\{\{|\}\}", said) else said
    blocks = [
        poisoned_block(block, words)
        for block in [*TEMPLATES["portfolio"], {"kind": "hours", "text": "Volume : x"}]
    ]
    check_printable(blocks)
    return to_html(blocks, facts | changes, PROOF)


def poisoned(value: Any, said: str) -> Any:
    if isinstance(value, dict):
        return {k: v if k in KEPT else poisoned(v, said) for k, v in value.items()}
    if isinstance(value, list):
        return [poisoned(each, said) for each in value]
    return said if isinstance(value, str) else value


def poisoned_block(block: dict[str, Any], said: str) -> dict[str, Any]:
    if block["kind"] == "columns":
        columns = [[poisoned_block(each, said) for each in one] for one in block["columns"]]
        return block | {"columns": columns}
    if block["kind"] == "activities":
        return block | {"item": f"{said} {{{{activity_situation}}}}", "max": 12}
    return block | ({"text": f"Volume : {said}"} if block["kind"] == "hours" else {"text": said})


def paragraph(text: str) -> dict[str, Any]:
    return {"key": "p", "kind": "paragraph", "text": text}


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, *(name for name, _value in attrs)))


def tags_of(html: str) -> list[tuple[str, ...]]:
    reader = Tags()
    reader.feed(html)
    return reader.found


def letters_of(text: str) -> str:
    return re.sub(r"\W", "", text)


@pytest.mark.parametrize("name", SWALLOWING)
def test_a_draft_that_asks_for_too_much_is_refused_and_the_next_is_printed(name):
    before = pid_of_press()

    with pytest.raises(Refused, match="This draft "):
        sandbox.render(HEAD + SWALLOWING[name])

    assert sandbox.render(HEAD + "<p>x").startswith(b"%PDF")
    assert pid_of_press() == before


def test_five_thousand_rows_are_refused_before_they_are_printed():
    rows = FACTS["activities"] * 2500

    with pytest.raises(Refused, match="Make it shorter"):
        sandbox.render(to_html([{"kind": "activities"}], make_facts(activities=rows), PROOF))


@pytest.mark.parametrize("check", [check_blocks, check_printable])
def test_five_hundred_nested_blocks_are_refused_with_a_sentence(check):
    with pytest.raises(Refused, match="cannot stand in a column"):
        check([*TEMPLATES["one_page"], DEEP])
