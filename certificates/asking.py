"""Proposing one thing per page: what to do, on which part, where; then the words, which are sent.

What was answered stands in the address; nothing is kept until the last page is sent. The mark of
the sending stands there from the first page on, so that nobody proposes twice by coming back.
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import QueryDict

from certificates.blocks import REQUIRED, Block, every
from certificates.models import Change, Round, Suggestion
from certificates.proposing import ADDED, WORDED, block_of

KEYS = ("submission", "against", "change", "kind", "block", "after")
PAGES = {
    "change": "certificates/suggestion_change.html",
    "kind": "certificates/suggestion_kind.html",
    "block": "certificates/suggestion_block.html",
    "after": "certificates/suggestion_after.html",
    "words": "certificates/suggestion_words.html",
}
ICONS = {"add": "plus-lg", "reword": "pencil", "hide": "eye-slash", "move": "arrow-down-up"}


@dataclass(slots=True)
class Asking:
    """What is known so far; `step` is the first question without an answer."""

    round: Round
    asked: QueryDict
    submission: UUID
    blocks: list[Block]
    against: Suggestion | None = None
    change: str = ""
    kind: str = ""
    block: Block = field(default_factory=dict)
    after: str = ""

    @property
    def step(self) -> str:
        if not self.change:
            return "change"
        if self.change == Change.ADD and not self.kind:
            return "kind"
        if self.change != Change.ADD and not self.block:
            return "block"
        if self.change in (Change.ADD, Change.MOVE) and not self.after:
            return "after"
        return "words"

    @property
    def place(self) -> int:
        """Return how far one is, of `total`."""
        return {"change": 1, "kind": 2, "block": 2, "after": 3}.get(self.step, self.total)

    @property
    def total(self) -> int:
        return 3 if self.change in (Change.REWORD, Change.HIDE) else 4

    def asks_words(self) -> bool:
        return self.change == Change.REWORD or self.kind in WORDED

    def told(self) -> dict[str, Any]:
        """Return what the pages have answered, as `suggest` takes it."""
        return {
            "submission": self.submission,
            "against": self.against,
            "change": self.change,
            "kind": self.kind,
            "block": self.block.get("key", ""),
            "after": self.after,
        }

    # Addresses

    def link(self, **answers: str) -> str:
        kept = {key: self.asked[key] for key in KEYS if key in self.asked}
        return "?" + urlencode(kept | {"submission": str(self.submission)} | answers)

    def changes(self) -> list[tuple[Change, str, str]]:
        return [(one, ICONS[one], self.link(change=one)) for one in Change]

    def kinds(self) -> list[tuple[str, str]]:
        """Return the kinds to add: those with words, and those that are not there yet."""
        there = {block["kind"] for block in every(self.blocks)}
        offered = [kind for kind in ADDED if kind in (*WORDED, "page_break") or kind not in there]
        return [(kind, self.link(kind=kind)) for kind in offered]

    def parts(self) -> list[tuple[Block, str]]:
        """Return the blocks to choose from: which to reword, hide or move."""
        blocks = self.blocks if self.change == Change.MOVE else list(every(self.blocks))
        kept = [block for block in blocks if is_open_to(self.change, block)]
        return [(block, self.link(block=block["key"])) for block in kept]

    def places(self) -> list[tuple[Block, str]]:
        """Return the blocks after which it may stand."""
        kept = [one for one in self.blocks if one != self.block and not one.get("hidden")]
        return [(block, self.link(after=block["key"])) for block in kept]


def is_open_to(change: str, block: Block) -> bool:
    """Tell whether a block may change like this; what a paper cannot do without stays."""
    if block.get("hidden"):
        return False
    if change == Change.REWORD:
        return bool(block.get("text"))
    is_title = block["kind"] == "heading" and block.get("level") == 1
    return not is_title and not (change == Change.HIDE and block["kind"] in REQUIRED)


def read(round_: Round, asked: QueryDict) -> Asking:
    """Return what the address answers; what is unknown is asked again."""
    blocks = round_.version.blocks
    keys = {block["key"] for block in blocks}
    asking = Asking(round_, asked, mark_in(asked.get("submission", "")), blocks)
    if (change := asked.get("change", "")) in Change.values:
        asking.change = change
    if asking.change == Change.ADD and (kind := asked.get("kind", "")) in ADDED:
        asking.kind = kind
    if asking.change and asking.change != Change.ADD:
        block = block_of(blocks, asked.get("block", ""))
        if block and is_open_to(asking.change, block):
            asking.block = block
    if asking.change in (Change.ADD, Change.MOVE) and (after := asked.get("after", "")) in keys:
        asking.after = after
    if against := asked.get("against"):
        asking.against = opposed(round_, against)
    return asking


def opposed(round_: Round, reference: str) -> Suggestion | None:
    """Return what one objects to by proposing something else."""
    try:
        return round_.suggestions.open().filter(reference=UUID(reference)).first()
    except ValueError:
        return None


def mark_in(sent: str) -> UUID:
    try:
        return UUID(sent)
    except ValueError:
        return uuid4()
