"""What does making a certificate cost beside the bare WeasyPrint call on the same HTML?

Both in a warm process, with the same fonts and style sheets kept; in turns, so that what else
happens on the machine weighs on both. The ratio must stay at 1.3 or less.
"""

from collections.abc import Callable, Iterator
from statistics import median
from time import process_time
from typing import Any

from certificates import pdf, rendering
from common import paper
from tests.papers import FACTS, PROOF, TEMPLATES

ROUNDS = 24
BAR = 1.3


def measure() -> Iterator[dict[str, Any]]:
    for template, blocks in TEMPLATES.items():
        html = rendering.to_html(blocks, FACTS, PROOF)

        def ours(blocks: Any = blocks) -> bytes:
            return pdf.from_html(rendering.to_html(blocks, FACTS, PROOF))

        def bare(html: str = html) -> bytes:
            return bare_weasyprint(html)

        times: dict[str, list[float]] = {"ours": [], "bare": []}
        for _ in range(3):
            ours(), bare()
        for _ in range(ROUNDS):
            times["ours"].append(cpu_of(ours))
            times["bare"].append(cpu_of(bare))
        spent, floor = median(times["ours"]), median(times["bare"])
        yield {
            "template": template,
            "rounds": ROUNDS,
            "ours_ms": round(spent, 1),
            "bare_weasyprint_ms": round(floor, 1),
            "ratio": round(spent / floor, 3),
            "bar": BAR,
            "met": spent / floor <= BAR,
        }


def bare_weasyprint(html: str) -> bytes:
    """Make a PDF with nothing of ours around the call but the fonts and style sheets kept."""
    from weasyprint import HTML

    press = paper._press()
    sheets = [press.sheets[name][1] for name in (paper.FACES, *pdf.DESIGNS["sobre"])]
    document = HTML(string=html, url_fetcher=press.fetcher)
    content: bytes = document.write_pdf(font_config=press.fonts, stylesheets=sheets)
    return content


def cpu_of(work: Callable[[], bytes]) -> float:
    start = process_time()
    work()
    return (process_time() - start) * 1000
