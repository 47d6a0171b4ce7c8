"""Papers under test: sample facts, and readers of a PDF that had no part in making it."""

import io
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree

import pikepdf
import zxingcpp
from PIL import Image

from certificates.facts import Facts, Proof
from common.content import load_yaml

CONTENT = load_yaml("certificates", "certificate_templates")
TEMPLATES: dict[str, list[dict[str, Any]]] = {
    template["key"]: template["blocks"] for template in CONTENT["templates"]
}

PROOF: Proof = {
    "number": "RC-2026-0147",
    "code": "K7QM-4XTD-9HPW",
    "url": "https://example.org/verify/K7QM-4XTD-9HPW/",
    "issued_on": "2026-06-12",
}

FACTS: Facts = {
    "schema": 1,
    "language": "fr",
    "issuer": {"name": "Rives Communes", "wording": "Rives Communes, association loi de 1901"},
    "title": "Attestation d'engagement et de compétences",
    "holder": {"name": "Amina Rahmani", "native_name": None, "native_language": None},
    "mission": {
        "title": "Accueil et entraide",
        "context": "Accompagnement d'adultes dans leurs démarches",
        "period_start": "2025-12-01",
        "period_end": "2026-05-30",
        "status_label": "bénévole",
    },
    "hours": {"minutes": 5775, "sessions": 128, "rhythm": "deux séances par semaine"},
    "autonomy_label": "Transmet et aide à organiser",
    "activities": [
        {
            "title": "Se déplacer",
            "situation": "Douze personnes n'osaient pas prendre le bus.",
            "action": "A fait le trajet avec chacune.",
            "result": "Neuf se déplacent seules depuis.",
        },
        {
            "title": "Comprendre un courrier",
            "situation": "Des courriers restaient sans réponse.",
            "action": "A tenu une permanence chaque jeudi.",
            "result": "La permanence continue.",
        },
    ],
    "skills": [
        {
            "label": "Expliquer simplement",
            "level": 4,
            "level_label": "transmet",
            "evidence": "Observé en atelier.",
            "alignments": ["RECTEC 5"],
        },
        {
            "label": "Travailler en équipe",
            "level": 2,
            "level_label": "en situation connue",
            "evidence": "Sept réunions.",
            "alignments": [],
        },
    ],
    "languages": [{"name": "Arabe", "oral": "C2", "written": "C1", "basis": "déclaré"}],
    "training": [{"title": "Confidentialité", "hours": 3}],
    "endorsements": [{"group": "la direction", "text": "Son action a changé la nôtre."}],
    "signatories": [
        {"name": "Bruno Morel", "function": "chef de service"},
        {"name": "Chloé Lemaire", "function": "référente sociale"},
    ],
    "contact": "contact@example.org",
    "status_note": CONTENT["status_note"]["text"],
}


def make_facts(*, holder: dict[str, Any] | None = None, **changes: Any) -> Facts:
    """The facts of one certificate; `holder` changes some of hers only."""
    facts: Any = deepcopy(FACTS) | changes
    facts["holder"] = facts["holder"] | (holder or {})
    return cast(Facts, facts)


def text_of(content: bytes, *options: str) -> str:
    """Return what Poppler reads in a PDF, in reading order, its letters in their plain forms.

    Marks of direction go: they surround a word, they are not of it. Spaces become plain.
    """
    command = ["pdftotext", *options, "-", "-"]
    read = subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
    plain = "".join(c for c in unicodedata.normalize("NFKC", read) if ord(c) not in BIDI)
    return re.sub(r"\s+", " ", plain)


BIDI = {0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def pages_of(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def picture_of(content: bytes, page: int = 1, *, dpi: int = 150) -> Image.Image:
    """Return a page as Poppler draws it."""
    command = ["pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-png", "-"]
    drawn = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    return Image.open(io.BytesIO(drawn))


def codes_on(content: bytes, page: int = 1) -> list[str]:
    """Return what the QR codes of a page say, read from its picture."""
    return [found.text for found in zxingcpp.read_barcodes(picture_of(content, page))]


def syntax_problems(content: bytes, tmp_path: Path) -> tuple[int, str]:
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    checked = subprocess.run(["qpdf", "--check", path], check=False, capture_output=True, text=True)
    return checked.returncode, checked.stderr


PDFUA = "http://www.aiim.org/pdfua/ns/id/"
RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
SCHEMA_OF = "{http://www.aiim.org/pdfa/ns/schema#}namespaceURI"


def said_in(metadata: bytes) -> set[tuple[str, str]]:
    """Return the names and values of the metadata, whether written as elements or attributes."""
    elements = list(ElementTree.fromstring(metadata).iter())
    written = {(element.tag, (element.text or "").strip()) for element in elements}
    pointed = {(element.tag, element.attrib.get(RESOURCE, "")) for element in elements}
    return written.union(pointed, *(element.attrib.items() for element in elements))


def problems_of(content: bytes, attached: tuple[str, ...] = ()) -> list[str]:
    """Return what is missing for PDF/A-3a and PDF/UA-1, as far as the file itself tells."""
    return [demand for demand, met in demands_of(content, attached).items() if not met]


def demands_of(content: bytes, attached: tuple[str, ...] = ()) -> dict[str, bool]:
    """Return what we ask of a paper, and whether it is so; test_conformance breaks each of them."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root: Any = pdf.Root
        elements = list(elements_below(root.StructTreeRoot.K)) if "/StructTreeRoot" in root else []
        headings = [int(kind[2:]) for kind, _ in elements if re.fullmatch(r"/H\d", kind)]
        figures = [element for kind, element in elements if kind == "/Figure"]
        fonts = [item for item in pdf.objects if kind_of(item) == "/Font"]
        metadata = said_in(root.Metadata.read_bytes()) if "/Metadata" in root else set()
        with pdf.open_metadata() as xmp:
            claims = {name: xmp.get(name) for name in ("pdfaid:part", "pdfaid:conformance")}
            titled = bool(xmp.get("dc:title"))
        return {
            "marked": bool(root.get("/MarkInfo", {}).get("/Marked")),
            "tagged": bool(elements),
            "language": bool(str(root.get("/Lang", ""))),
            "shows its title": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
            "titled": titled,
            "claims PDF/A-3a": claims == {"pdfaid:part": "3", "pdfaid:conformance": "A"},
            "claims PDF/UA-1": (f"{{{PDFUA}}}part", "1") in metadata,
            "says what pdfuaid is": (SCHEMA_OF, PDFUA) in metadata,
            "output intent": any(map(names_its_colours, root.get("/OutputIntents", []))),
            "identifier": "/ID" in pdf.trailer,
            "not encrypted": not pdf.is_encrypted,
            "runs nothing": not runs_something(pdf),
            "all that is drawn is tagged": all(map(tags_what_it_draws, pdf.pages)),
            "tab order": all(page.get("/Tabs") == "/S" for page in pdf.pages if "/Annots" in page),
            "fields have words": all(str(field.get("/TU", "")) for field in fields_of(root)),
            "figures have words": all(str(figure.get("/Alt", "")) for figure in figures),
            "headings in order": headings_follow(headings),
            "fonts embedded": bool(fonts) and all(map(is_embedded, fonts)),
            "fonts readable": all("/ToUnicode" in f for f in fonts if f.Subtype == "/Type0"),
            "fonts are ours": all(is_ours(font) for font in fonts),
            "no empty box": not any(shows_empty_box(page) for page in pdf.pages),
            "attached": tuple(pdf.attachments) == attached
            and len(root.get("/AF", [])) == len(attached)
            and all(map(says_what_it_is_for, root.get("/AF", []))),
        }


def names_its_colours(intent: Any) -> bool:
    return intent.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in intent


def says_what_it_is_for(file: Any) -> bool:
    return file.get("/AFRelationship") == "/Data" and "/F" in file and "/UF" in file


def runs_something(pdf: pikepdf.Pdf) -> bool:
    """Say whether a file holds a script, or does something when it is opened."""
    scripts = [
        item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and is_run(item)
    ]
    return bool(scripts) or "/AA" in pdf.Root or "/OpenAction" in pdf.Root


def is_run(item: Any) -> bool:
    return item.get("/S") in ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData")


def fields_of(root: Any) -> Iterator[Any]:
    yield from root.get("/AcroForm", {}).get("/Fields", [])


DRAWS = frozenset("Tj TJ ' \" Do sh S s f F f* B B* b b* BI".split())


def tags_what_it_draws(page: Any) -> bool:
    """Say whether all that a page draws stands in the structure, or is marked as mere decor."""
    depth = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
        if operator in DRAWS and depth == 0:
            return False
    return depth == 0


def kind_of(item: Any) -> Any:
    return item.get("/Type") if isinstance(item, pikepdf.Dictionary) else None


def elements_below(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield the elements of a structure tree in reading order, each with its kind."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements_below(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S), node
        if "/K" in node:
            yield from elements_below(node.K)


def headings_follow(levels: list[int]) -> bool:
    return levels[:1] == [1] and all(after <= before + 1 for before, after in pairwise(levels))


def is_embedded(font: Any) -> bool:
    if font.Subtype == "/Type0":
        return True  # its descendant is looked at by itself
    return "/FontFile2" in font.FontDescriptor or "/FontFile3" in font.FontDescriptor


def is_ours(font: Any) -> bool:
    """Say whether a font is one that faces.css names: all are called Paper there."""
    return str(font.BaseFont).partition("+")[2].startswith("Paper-")


def shows_empty_box(page: Any) -> bool:
    """Say whether a page draws glyph 0, which stands for a letter that a font has not."""
    shown = b""
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        if str(instruction.operator) in ("Tj", "TJ"):
            parts = operands[0] if str(instruction.operator) == "TJ" else operands
            shown += b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return any(shown[place : place + 2] == b"\0\0" for place in range(0, len(shown), 2))
