"""The words of a certificate drawn by other hands: ReportLab and typst (dependency group bench)."""

import json
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

Words = dict[str, Any]

TYPST = """
#let it = json(bytes(sys.inputs.at("words")))
#set document(title: it.title)
#set text(font: "Noto Sans", size: 10pt, lang: "fr")
#set page(paper: "a4", margin: 2cm)
= #it.title
#for line in it.lines [#par(line)]
#align(right, image(bytes(it.code), format: "svg", width: 3cm, alt: it.url))
"""


def words_of(facts: Any, proof: Any) -> Words:
    """Return every word of the facts, in order, and the QR code."""
    import segno

    from certificates.facts import texts

    drawn = BytesIO()
    segno.make(proof["offline"], error="m").save(drawn, kind="svg", border=0)
    lines = [text for text in texts(facts) if text]
    lines += [proof["number"], proof["code"], proof["issued_on"]]
    return {
        "title": facts["title"],
        "lines": lines,
        "url": proof["url"],
        "code": drawn.getvalue().decode(),
    }


def by_reportlab(words: Words) -> bytes:
    from reportlab.graphics.barcode.qr import QrCode
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    face = reportlab_face()
    head = ParagraphStyle("head", fontName=face, fontSize=18, leading=22)
    plain = ParagraphStyle("plain", fontName=face, fontSize=10, leading=14)
    drawn = BytesIO()
    story = [Paragraph(words["title"], head)]
    story += [
        Paragraph(line.replace("&", "&amp;").replace("<", "&lt;"), plain) for line in words["lines"]
    ]
    story.append(QrCode(words["url"]))
    SimpleDocTemplate(drawn, pagesize=A4, title=words["title"]).build(story)
    return drawn.getvalue()


@cache
def reportlab_face() -> str:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    registerFont(TTFont("Paper", str(regular_font())))
    return "Paper"


def by_typst(words: Words) -> bytes:
    drawn: bytes = typst_compiler().compile(
        input=TYPST.encode(), format="pdf", sys_inputs={"words": json.dumps(words)}
    )
    return drawn


@cache
def typst_compiler() -> Any:
    import typst

    return typst.Compiler(font_paths=[str(regular_font().parent)], ignore_system_fonts=True)


def regular_font() -> Path:
    from common.paper import paper_fonts

    return next(font for font in paper_fonts() if "NotoSans_400" in font.name)
