"""After the end: a folder of files, a web server that knows nothing, a page without a network."""

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pikepdf
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT
from tests.papers import codes_on, text_of

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Files(SimpleHTTPRequestHandler):
    """A web server of files, which answers with 404.html where there is none."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory) / "404.html"
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(lost.read_bytes())

    def log_message(self, *told: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(open_site):
    return open_site("certified")


@pytest.fixture(scope="module")
def folder(site, grounds, tmp_path_factory) -> Path:
    """What the installation leaves behind."""
    folder: Path = tmp_path_factory.mktemp("closed") / "site"
    manage = [sys.executable, "manage.py", "export_registry", str(folder)]
    subprocess.run(manage, cwd=ROOT, env=grounds[site], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def papers(site, grounds, folder) -> dict[str, bytes]:
    """One paper of each state, as its holder has it."""
    private = Path(grounds[site]["DATA_DIR"]) / "private"
    lines = json.loads((folder / "register.json").read_text())["papers"]
    return {
        line["state"]: (private / line["paper_sha256"][:2] / line["paper_sha256"]).read_bytes()
        for line in lines
    }


@pytest.fixture(scope="module")
def closed(folder) -> Iterator[str]:
    """The address of the folder, served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def printed(site, papers) -> str:
    """The text in the square of a paper, as a camera reads it."""
    with pikepdf.open(BytesIO(papers["genuine"])) as pdf:
        pages = range(1, len(pdf.pages) + 1)
    found = [code for page in pages for code in codes_on(papers["genuine"], page)]
    return next(code for code in found if code.startswith(f"{site}/verify/"))


def shown(visitor, kind="answer") -> list[str]:
    """Return which answers stand on the page, in the language that is shown."""
    page = visitor.page
    found = page.locator(f"[data-{kind}]:visible")
    expect(found.first).to_be_visible()
    visitor.look()
    return [one.get_attribute(f"data-{kind}") for one in found.all()]


def check(visitor, text: str) -> list[str]:
    visitor.page.locator("[data-text]:visible").fill(text)
    visitor.page.locator("form[data-words]:visible button").click()
    return shown(visitor)


def give(visitor, content: bytes) -> list[str]:
    file = {"name": "attestation.pdf", "mimeType": "application/pdf", "buffer": content}
    visitor.page.locator("input[type=file]:visible").set_input_files(file)
    return shown(visitor, "state")


DROP = """
([selector, bytes]) => {
  const file = new File([Uint8Array.from(bytes)], "attestation.pdf", {type: "application/pdf"});
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  const form = Array.from(document.querySelectorAll(selector)).find((one) => one.offsetParent);
  form.dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true}));
}
"""


def drop(visitor, content: bytes) -> list[str]:
    visitor.page.evaluate(DROP, ["form[data-file]", list(content)])
    return shown(visitor, "state")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_dropped_file_is_known_by_the_closed_register(closed, papers, visit, width):
    recruiter = visit(closed, width=width)
    changed = bytearray(papers["genuine"])
    changed[len(changed) // 2] ^= 1

    recruiter.go("/")

    assert drop(recruiter, papers["genuine"]) == ["genuine"]
    assert give(recruiter, bytes(changed)) == ["unknown"]
    assert give(recruiter, papers["revoked"]) == ["revoked"]
    assert give(recruiter, papers["withdrawn"]) == ["withdrawn"]
    assert recruiter.page.locator("[data-month]:visible").count() == 0
    assert recruiter.context.cookies() == []


def test_the_link_of_a_paper_still_leads_to_an_answer(closed, papers, printed, visit):
    recruiter = visit(closed)
    asked = urlsplit(printed)

    recruiter.page.goto(f"{asked.path}#{asked.fragment}")
    told = (shown(recruiter, "state"), shown(recruiter))
    recruiter.page.goto(f"/verify/{'0' * 26}/")

    assert told == (["genuine"], ["genuine"])
    assert shown(recruiter, "state") == ["unknown"]


def test_the_text_of_a_square_tells_both_words_and_state(closed, printed, visit):
    recruiter = visit(closed)
    recruiter.go("/")

    assert check(recruiter, printed) == ["genuine"]
    assert shown(recruiter, "state") == ["genuine"]


@pytest.fixture
def saved(site, visit, tmp_path) -> Path:
    """The page, saved from the site while it stood."""
    recruiter = visit(site, width=360)
    recruiter.go("/verify/")
    recruiter.page.locator("a[data-offline]").click()
    recruiter.look()
    return recruiter.download(recruiter.page.locator("[data-save]:visible a"), tmp_path)


def open_saved(visit, site, path: Path, text: str = "", **options):
    recruiter = visit(site, **options)
    recruiter.context.set_offline(True)
    recruiter.page.goto(path.as_uri() + text)
    return recruiter


@pytest.mark.parametrize("width", [360, 1280])
def test_the_saved_page_checks_real_words_without_a_network(
    site, saved, papers, printed, visit, width
):
    recruiter = open_saved(visit, site, saved, width=width)

    assert check(recruiter, printed) == ["genuine"]
    for word in ("name", "number", "issuer"):
        told = recruiter.page.locator(f"[data-word={word}]:visible").inner_text()
        assert told.strip()
        assert told in text_of(papers["genuine"])
    assert recruiter.page.locator("[data-online]:visible").get_attribute("href") == printed
    assert check(recruiter, printed.lower()) == ["genuine"]


def test_the_saved_page_refuses_any_changed_letter(site, saved, printed, visit):
    recruiter = open_saved(visit, site, saved)
    first = printed.index("#") + 1

    told = set()
    for place in range(first, len(printed), 7):
        other = ALPHABET[(ALPHABET.index(printed[place]) + 1) % 32]
        told |= set(check(recruiter, printed[:place] + other + printed[place + 1 :]))

    assert told == {"altered", "unreadable", "stranger"}
    assert check(recruiter, printed[: first - 1]) == ["unreadable"]
    assert check(recruiter, "") == ["unreadable"]


def test_the_saved_page_checks_at_once_what_its_address_carries(site, saved, printed, visit):
    words = "#" + printed.rpartition("#")[2]

    recruiter = open_saved(visit, site, saved, words)

    assert shown(recruiter) == ["genuine"]
    assert (
        recruiter.page.locator("[data-online]:visible").get_attribute("href") == f"{site}/verify/"
    )


def test_the_saved_page_changes_its_language_by_itself(site, saved, printed, visit):
    recruiter = open_saved(visit, site, saved)
    assert recruiter.page.locator("[data-in]:visible").get_attribute("lang") == "fr"

    recruiter.page.locator("#in-en").check()

    assert recruiter.page.locator("[data-in]:visible").get_attribute("lang") == "en"
    assert check(recruiter, printed) == ["genuine"]


def test_a_page_of_another_installation_does_not_know_the_key(site, saved, printed, visit):
    content = saved.read_text(encoding="utf-8")
    other = saved.with_name("other.html")
    start = content.index("data-keys=")
    end = content.index('" data-site', start)
    other.write_text(content[:start] + 'data-keys="[]' + content[end:], encoding="utf-8")

    assert check(open_saved(visit, site, other), printed) == ["stranger"]


def test_the_verdict_hands_the_words_on(site, printed, visit):
    recruiter = visit(site, width=360)
    asked = urlsplit(printed)

    recruiter.page.goto(f"{asked.path}#{asked.fragment}")
    recruiter.page.locator("a[data-offline]").click()

    assert shown(recruiter) == ["genuine"]
    assert recruiter.path() == "/verify/offline.html"


def test_a_browser_without_ed25519_says_so(site, saved, printed, visit):
    recruiter = visit(site)
    recruiter.context.add_init_script(
        "crypto.subtle.importKey = () => Promise.reject(new Error());"
    )
    recruiter.context.set_offline(True)
    recruiter.page.goto(saved.as_uri())

    assert check(recruiter, printed) == ["unable"]


def test_without_scripts_the_saved_page_says_what_to_do(site, saved, visit):
    recruiter = open_saved(visit, site, saved, scripts=False)

    assert recruiter.page.locator("noscript .note:visible").count() == 1
