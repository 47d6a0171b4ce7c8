"""docs/lifecycles.md: the states of each kind of record, and the moves between them."""

from collections.abc import Iterator
from typing import Any

from common.lifecycle import LifecycleModel, Move
from peersupport.docs.markdown import code, table
from peersupport.docs.markdown import page as markdown
from peersupport.docs.models import our_models, purpose_of

INTRODUCTION = """A state changes through `move()` and nowhere else. A move that is not in the
table is refused and nothing changes; of two people who make the same move at once, one wins."""


def page() -> str:
    kinds = [model for model in our_models() if issubclass(model, LifecycleModel)]
    return markdown("Lifecycles", INTRODUCTION, *map(section, kinds))


def section(model: type[LifecycleModel]) -> str:
    state: Any = model._meta.get_field("state")
    moves = list(model.lifecycle.values())
    return "\n\n".join(
        [
            f"## {model._meta.label}",
            purpose_of(model),
            table(["State", "Shown as"], [(code(key), label) for key, label in state.flatchoices]),
            table(["Move", "Shown as", "From", "To"], map(line, moves)),
            "\n".join(["```mermaid", *diagram(state.default, state.flatchoices, moves), "```"]),
        ]
    )


def line(move: Move) -> list[object]:
    sources = ", ".join(code(str(source)) for source in move.sources)
    return [code(move.name), move.label, sources, code(str(move.target))]


def diagram(start: str, states: list[tuple[str, Any]], moves: list[Move]) -> Iterator[str]:
    """Yield the lines of a Mermaid diagram; a state with no way out leads to the end."""
    arrows = [(str(source), move) for move in moves for source in move.sources]
    yield "stateDiagram-v2"
    yield f"    [*] --> {start}"
    for source, move in arrows:
        yield f"    {source} --> {move.target!s}: {move.name}"
    left = {source for source, _move in arrows}
    for state, _label in states:
        if state not in left:
            yield f"    {state} --> [*]"
