"""What does a certificate cost beside the bare WeasyPrint call on the same HTML, and beside others?

CPU in a warm process, in turns, so that what else happens on the machine weighs on all. The paper
is the one that is issued, with the whole QR code: its link and the words signed for offline proof.

    bare       WeasyPrint: HTML to PDF, with the fonts and style sheets kept
    made       facts of the day, HTML, PDF/A-3a and PDF/UA-1, stored: at most 1.25 times bare
    sealed     made, with credential and seal: at most 45 ms more
    issued     all of it through the door: number, codes, journal, register, mail in the queue
    reportlab, typst    the same words without tags, by other hands
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from statistics import median
from time import process_time
from typing import Any

from bench.ground import empty_database, season
from bench.others import Words, by_reportlab, by_typst, words_of

numbers = count(1)
ROUNDS = 24
WARM = 4
MOST, MORE_MS = 1.25, 45


def measure() -> Iterator[dict[str, Any]]:
    with empty_database():
        yield from compare()


def compare() -> Iterator[dict[str, Any]]:
    from django.utils import timezone

    from certificates import actions, codes, rendering
    from certificates.actions.issuing import proof_of
    from certificates.actions.register import lease
    from certificates.models import Certificate

    programme, first, keys = season(ROUNDS + WARM)
    certificates = iter(Certificate.objects.for_list().filter(pk__in=keys))
    blocks, at = first.template_version.blocks, timezone.now()
    line, new = lease(first, at=at), {"code": codes.new_code(), "token": codes.new_token()}
    proof = proof_of(first.facts, number=line.number, **new, at=at)
    html, words = rendering.to_html(blocks, first.facts, proof), words_of(first.facts, proof)
    works: dict[str, Callable[[], Any]] = {
        "bare": lambda: bare_weasyprint(html),
        "made": lambda: make(first, proof, at),
        "sealed": lambda: seal(first, line, at),
        "issued": lambda: actions.issue(next(certificates), by=programme.manager, at=at),
        "reportlab": lambda: by_reportlab(other(words)),
        "typst": lambda: by_typst(other(words)),
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(ROUNDS + WARM):
        for name, work in works.items():
            spent = cpu_of(work)
            if turn >= WARM:
                times[name].append(spent)
    cost = {name: median(spent) for name, spent in times.items()}
    found = {f"{name}_ms": round(spent, 1) for name, spent in cost.items()}
    ratio, more = cost["made"] / cost["bare"], cost["sealed"] - cost["made"]
    yield {"rounds": ROUNDS} | found
    yield {"what": "made against bare", "ratio": round(ratio, 3), "bar": MOST, "met": ratio <= MOST}
    yield {
        "what": "seal and credential, more ms",
        "ms": round(more, 1),
        "bar": MORE_MS,
        "met": more <= MORE_MS,
    }


def other(words: Words) -> Words:
    """Return the words of another holder, so that nobody draws what they remember."""
    return words | {"lines": [f"Holder {next(numbers)}", *words["lines"]]}


def seal(certificate: Any, line: Any, at: datetime) -> list[str]:
    """Take the facts, make credential and sealed paper, and store both."""
    from certificates import snapshot
    from certificates.actions.issuing import make as make_whole
    from common import storage

    facts = snapshot.retake(certificate.protocol, certificate.facts, at=at)
    made = make_whole(certificate, facts, line, at=at)
    return [storage.store(content) for content in (made.paper, made.signed)]


def make(certificate: Any, proof: Any, at: datetime) -> str:
    """Take the facts, write the HTML, make the paper and store it."""
    from certificates import pdf, rendering, snapshot
    from certificates.facts import shown
    from common import storage

    facts = snapshot.retake(certificate.protocol, certificate.facts, at=at)
    version = certificate.template_version
    seen = shown(facts, certificate.hidden)
    html = rendering.to_html(version.blocks, seen, proof, design=version.design)
    return storage.store(pdf.from_html(html, design=version.design))


def bare_weasyprint(html: str) -> bytes:
    """Make a PDF with nothing of ours around the call but the fonts and style sheets kept."""
    from weasyprint import HTML

    from certificates import pdf
    from common import paper

    press = paper._press()
    sheets = [press.sheet(name) for name in (paper.FACES, *pdf.DESIGNS["sobre"])]
    document = HTML(string=html, url_fetcher=press.fetcher)
    content: bytes = document.write_pdf(font_config=press.fonts, stylesheets=sheets)
    return content


def cpu_of(work: Callable[[], Any]) -> float:
    start = process_time()
    work()
    return (process_time() - start) * 1000
