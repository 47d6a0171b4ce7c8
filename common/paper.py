"""From HTML of ours to paper: PDF/A-3a and PDF/UA-1 in one file. Only here is WeasyPrint known.

It is imported inside functions: it is slow, and its system libraries must not be needed to migrate.
One press per process, one document at a time: a font configuration made anew for each document
leaks, one that is shared between threads crashes. Same HTML, same style sheets: same bytes.
"""

import atexit
import gc
import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

FACES = "css/paper/faces.css"

ASSET = re.compile(r"asset:(?P<name>[A-Za-z0-9_-]+\.(?P<kind>ttf|svg|png))")
DATA = re.compile(r"data:image/(png|jpeg|svg\+xml)[;,]")
DATA_LIMIT = 200_000

PDFUA = b"""
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 that it follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""

_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the PDF, as PDF/A-3 allows: data that belongs to what is printed."""

    name: str
    content: bytes
    description: str
    made_at: datetime


def from_html(html: str, *, css: tuple[str, ...], attached: tuple[Attached, ...] = ()) -> bytes:
    """Return the PDF of a document that we wrote, dressed by these style sheets of `static/`.

    The document needs a language, a title, a text for each image and headings in order; nothing
    is fetched but fonts, images of ours and small images written into it as `data:`.

    :raises FileNotFoundError: if a font or a style sheet is missing, rather than a guess at it.
    """
    from weasyprint import HTML, Attachment

    with _one_at_a_time:
        press = _press()
        document = HTML(string=html, url_fetcher=press.fetcher)
        content: bytes = document.write_pdf(
            stylesheets=[press.sheet(name) for name in (FACES, *css)],
            font_config=press.fonts,
            pdf_variant="pdf/a-3a",
            attachments=[
                Attachment(
                    string=file.content,
                    name=file.name,
                    description=file.description,
                    relationship="Data",
                    created=file.made_at,
                    modified=file.made_at,
                )
                for file in attached
            ],
            finisher=_finish,
        )
    return content


@dataclass
class Press:
    """What is made once and serves for every document of this process."""

    fonts: Any
    fetcher: Any
    sheets: dict[str, tuple[float, Any]] = field(default_factory=dict)

    def sheet(self, name: str) -> Any:
        """Return a parsed style sheet, read again only if its file has changed."""
        from weasyprint import CSS

        path = settings.BASE_DIR / "static" / name
        changed = path.stat().st_mtime
        if self.sheets.get(name, (None,))[0] != changed:
            text = path.read_text(encoding="utf-8")
            for found in ASSET.finditer(text):
                path_of_asset(found.group()).stat()
            parsed = CSS(string=text, url_fetcher=self.fetcher, font_config=self.fonts)
            self.sheets[name] = changed, parsed
        return self.sheets[name][1]


@cache
def _press() -> Press:
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse, URLFetchingError

    class OurFilesOnly(URLFetcher):
        """Reaches no network and no path: what it opens, it names itself."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=("data",), allow_redirects=False)

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if DATA.match(url) and len(url) <= DATA_LIMIT:
                return super().fetch(url, headers)
            if ASSET.fullmatch(url):
                return URLFetcherResponse(url, path_of_asset(url).read_bytes())
            raise URLFetchingError("This paper may only use files of ours.")

    atexit.register(_press.cache_clear)  # its copies of the fonts go while they still can
    press = Press(fonts=FontConfiguration(), fetcher=OurFilesOnly())
    gc.freeze()  # what stands by now stays: searching it again takes a tenth of the time of a paper
    return press


def path_of_asset(url: str) -> Path:
    """Return the file behind `asset:<name>`: a paper font, or an image of `static/img/paper/`."""
    found = ASSET.fullmatch(url)
    if found is None:
        raise FileNotFoundError(url)
    if found["kind"] == "ttf":
        return Path(settings.PAPER_FONTS) / found["name"]
    return Path(settings.BASE_DIR) / "static" / "img" / "paper" / found["name"]


def paper_fonts() -> list[Path]:
    """Return the font files that the paper names, whether they are there or not."""
    text = (Path(settings.BASE_DIR) / "static" / FACES).read_text(encoding="utf-8")
    return sorted({path_of_asset(found.group()) for found in ASSET.finditer(text)})


def _finish(document: Any, pdf: Any) -> None:
    _claim_accessibility(pdf)
    _name_each_attachment_once(pdf)


def _name_each_attachment_once(pdf: Any) -> None:
    """Drop what the library adds a second time to the files of the document."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def _claim_accessibility(pdf: Any) -> None:
    """Add to the metadata that this is PDF/UA-1, with the schema that PDF/A wants for it."""
    streams = [
        item
        for item in pdf.objects
        if getattr(item, "extra", None) and str(item.extra.get("Subtype")) == "/XML"
    ]
    (metadata,) = streams
    head, end, tail = metadata.stream[0].rpartition(b"</rdf:RDF>")
    metadata.stream[0] = head + PDFUA + end + tail
