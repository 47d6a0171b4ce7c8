"""Someone at a screen: what they do, and everything that goes wrong meanwhile."""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, Request

ROOT = Path(__file__).parent.parent.parent
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(event.violatedDirective + " " + event.blockedURI);
});
"""
CHECK = """
async () => {
  const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const run = await axe.run(document, {runOnly: levels});
  return run.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).join(", "));
}
"""


class Visitor:
    """A window of its own: cookies, size, with or without JavaScript. `faults` must stay empty."""

    def __init__(
        self, browser: Browser, address: str, *, width: int = 1280, scripts: bool = True
    ) -> None:
        self.address = address
        self.width = width
        self.scripts = scripts
        self.faults: list[str] = []
        self.context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            locale="fr-FR",
            accept_downloads=True,
        )
        self.context.add_init_script(WATCH)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.on("request", self._note_stranger)
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.page.on("console", self._note_console)

    def close(self) -> None:
        self.context.close()

    def go(self, path: str) -> None:
        self.page.goto(path)
        self.look()

    def path(self) -> str:
        return urlsplit(self.page.url).path

    def sign_in(self, user_name: str) -> None:
        """Enter as one of the demonstration's people, with their button."""
        self.go("/demo/")
        self.page.locator(f'form[action="/demo/{user_name}/"] button').click()
        self.look()

    def press(self, name: str | re.Pattern[str], role: Any = "button", nth: int = 0) -> None:
        """Press the button (or follow the link) of this name, then look at the page that comes."""
        self.page.get_by_role(role, name=name).nth(nth).click()
        self.look()

    def follow(self, name: str | re.Pattern[str], nth: int = 0) -> None:
        self.press(name, "link", nth)

    def send(self) -> None:
        """Press the main button of the page's form."""
        self.page.locator("main form button.btn-main[type=submit]").first.click()
        self.look()

    def go_if_link(self, selector: str) -> None:
        """Follow the first link of this kind, if the page has one."""
        link = self.page.locator(selector)
        if link.count():
            link.first.click()
            self.look()

    def download(self, link: Locator, folder: Path) -> Path:
        """Follow a link to a file; return where it was saved."""
        with self.page.expect_download() as waiting:
            link.click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def pick(self, name: str, words: str) -> None:
        """Choose, in the list of this name, the first option that says these words."""
        option = self.page.locator(f"select[name={name}] option").filter(has_text=words).first
        self.page.select_option(f"select[name={name}]", option.get_attribute("value"))

    def check(self, name: str, words: str) -> None:
        """Tick, among the boxes of this name, the first one that says these words."""
        row = self.page.locator(f".form-check:has([name={name}])").filter(has_text=words).first
        row.locator("input").check()

    def sees(self, text: str | re.Pattern[str]) -> bool:
        return self.page.get_by_text(text).count() > 0

    def look(self) -> None:
        """Check the page as it stands: rules of the browser, accessibility, width."""
        self.page.wait_for_load_state("load")
        where = f"{urlsplit(self.page.url).path} at {self.width}"
        if self.scripts:  # axe waits for timers, which stand still without JavaScript
            self.page.evaluate(AXE)
            self.faults += [f"{where}: {fault}" for fault in self.page.evaluate(CHECK)]
            self.faults += [f"{where}: {fault}" for fault in self.page.evaluate("violations")]
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        if self.page.evaluate(overflow) > 0:
            self.faults.append(f"{where}: scrolls sideways")
        if folder := os.environ.get("SCREENSHOTS"):
            self._keep_picture(Path(folder))

    def _keep_picture(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "x", urlsplit(self.page.url).path)
        name = name.strip("/").replace("/", "_") or "home"
        number = len(list(folder.glob("*.png")))
        path = folder / f"{number:03d}-{name}-{self.width}.png"
        self.page.screenshot(path=path, full_page=True)

    def _note_stranger(self, request: Request) -> None:
        host = urlsplit(self.address).netloc
        asked = urlsplit(request.url)
        if asked.scheme in ("http", "https", "ws", "wss") and asked.netloc != host:
            self.faults.append(f"asked another host: {request.url}")

    def _note_console(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.faults.append(message.text)
