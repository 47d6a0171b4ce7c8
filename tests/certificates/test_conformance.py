"""PDF/A-3a and PDF/UA-1: each template delivered, sample person, design and format.

The readers are in `tests/papers.py`; each demand of theirs is shown here to fail when it should.
"""

import re
import shutil
import subprocess
import unicodedata
from copy import deepcopy
from html import unescape
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from certificates import actions, pdf, samples
from certificates.dress import Dress
from certificates.models.template import Orientation
from certificates.rendering import to_html
from tests.factories.certificates import make_certificate
from tests.factories.people import make_centre
from tests.factories.programme import make_programme
from tests.papers import PROOF, TEMPLATES, demands_of, problems_of, syntax_problems, text_of

ATTACHED = ("credential.json",)
NAMES = ["Bé Ly", "Amina Rahmani", samples.SIXTY_LETTERS]
VERAPDF = shutil.which("verapdf")


def html_of(template, facts, **dress):
    return to_html(TEMPLATES[template], facts, PROOF, dress=Dress(**dress))


def paper_of(template, sample):
    return pdf.from_html(html_of(template, samples.sample(sample)))


def latin_words(text):
    """Return the words in Latin letters; a hyphen may end a line, where readers drop it."""
    joined = re.sub(r"[-\u00ad\ufffe]\s*", "", unicodedata.normalize("NFKC", text))
    return set(re.findall(r"[^\W\d_]{3,}", joined, re.IGNORECASE))


def words_lost(html, content):
    """Return the words of a document that none of its pages shows, as PDFium reads them."""
    body = html[html.index("<body") :]
    told = unescape(re.sub(r"<[^>]*>", " ", body))
    with pypdfium2.PdfDocument(content) as paper:
        shown = " ".join(page.get_textpage().get_text_range() for page in paper)
    return sorted(latin_words(told) - latin_words(shown))


@pytest.mark.parametrize("orientation", Orientation.values)
@pytest.mark.parametrize("design", pdf.DESIGNS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_each_template_conforms_and_loses_no_word(template, design, orientation):
    problems = {}
    for sample in samples.SAMPLES:
        dress = {"design": design, "orientation": orientation}
        html = html_of(template, samples.sample(sample), **dress)
        paper = pdf.from_html(html, design=design)
        problems[sample] = problems_of(paper) + words_lost(html, paper)

    assert problems == {sample: [] for sample in samples.SAMPLES}


@pytest.mark.parametrize("orientation", Orientation.values)
@pytest.mark.parametrize("design", pdf.DESIGNS)
def test_long_story_of_the_mission_goes_on_where_there_is_room(design, orientation):
    facts = deepcopy(samples.sample("sixty"))
    facts["mission"]["context"] = "Accompagnement de familles. " * 60 + "Terminus"
    html = html_of("one_page", facts, design=design, orientation=orientation)

    paper = pdf.from_html(html, design=design)

    assert words_lost(html, paper) == []
    assert problems_of(paper) == []


def said_by_verapdf(content, tmp_path):
    """Return what veraPDF finds against both standards, where one is at hand; else nothing.

    It is no package of Debian, PyPI or npm. Where it is, an answer that does not begin by PASS,
    or no answer at all, is a finding.
    """
    path = tmp_path / "judged.pdf"
    path.write_bytes(content)
    told = [
        subprocess.run(
            [VERAPDF, "--format", "text", "--flavour", flavour, path],
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        for flavour in ("3a", "ua1")
        if VERAPDF
    ]
    return [line for line in told if not line.startswith("PASS")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("template", "name"),
    list(zip(TEMPLATES, NAMES, strict=True)),
)
def test_sealed_paper_of_each_template_conforms_too(tmp_path, template, name):
    programme = make_programme(make_centre())
    certificate = make_certificate(
        state="issued", programme=programme, template=template, name=name
    )

    sealed = actions.paper_of(certificate)

    assert b"/ByteRange" in sealed
    assert problems_of(sealed, attached=ATTACHED) == []
    assert syntax_problems(sealed, tmp_path) == (0, "")
    assert said_by_verapdf(sealed, tmp_path) == []


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("sample", ["arabic", "tigrinya", "sixty"])
def test_name_of_each_sample_is_read_in_order(template, sample):
    holder = samples.sample(sample)["holder"]

    text = text_of(paper_of(template, sample))

    assert holder["name"].replace("-", "") in re.sub("- ?", "", text)  # a line may end at one
    assert (holder["native_name"] or "") in text


# Each demand, and a file that fails it


def drop(*path):
    def change(paper):
        place = paper.Root
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return change


def replace_metadata(old, new):
    def change(paper):
        said = paper.Root.Metadata.read_bytes()
        assert old in said
        paper.Root.Metadata.write(said.replace(old, new))

    return change


def find(paper, wanted):
    return next(one for one in paper.objects if isinstance(one, Dictionary) and wanted(one))


def without_words(paper):
    del find(paper, lambda one: one.get("/S") == "/Figure")["/Alt"]


def with_a_skipped_level(paper):
    find(paper, lambda one: one.get("/S") == "/H2")["/S"] = Name.H4


def of_a_font(kind, key):
    def change(paper):
        del find(paper, lambda one: one.get("/Type") == kind and key in one)[key]

    return change


def without_its_font(paper):
    for one in paper.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == "/FontDescriptor":
            for key in {"/FontFile2", "/FontFile3"} & set(one.keys()):
                del one[key]


def with_another_font(paper):
    find(paper, lambda one: one.get("/Type") == "/Font")["/BaseFont"] = Name("/ABCDEF+Arial")


def drawing(instructions):
    def change(paper):
        page = paper.pages[0]
        page.contents_add(paper.make_stream(instructions), prepend=False)

    return change


def without_profile(paper):
    del paper.Root.OutputIntents[0]["/DestOutputProfile"]


def with_a_script(paper):
    paper.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def with_a_nameless_field(paper):
    paper.Root["/AcroForm"] = Dictionary(Fields=Array([Dictionary(FT=Name.Tx, T=String("a"))]))


def with_a_loose_note(paper):
    page = paper.pages[0].obj
    page["/Annots"], page["/Tabs"] = Array([]), Name.R


def with_a_file(paper):
    paper.attachments["more.txt"] = b"more"


def encrypted(paper):
    content = BytesIO()
    paper.save(content, encryption=pikepdf.Encryption(owner="x", user=""))
    return content.getvalue()


def without_identifier(paper):
    """Return the file with the word for it misspelt: the library would make another one."""
    content = BytesIO()
    paper.save(content, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    head, found, tail = content.getvalue().rpartition(b"/ID ")
    assert found
    return head + b"/IX " + tail


BROKEN = {
    "marked": drop("/MarkInfo"),
    "tagged": drop("/StructTreeRoot"),
    "language": drop("/Lang"),
    "shows its title": drop("/ViewerPreferences", "/DisplayDocTitle"),
    "titled": replace_metadata(b"dc:title", b"dc:other"),
    "claims PDF/A-3a": replace_metadata(b"conformance", b"other"),
    "claims PDF/UA-1": replace_metadata(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"),
    "says what pdfuaid is": replace_metadata(b"namespaceURI", b"other"),
    "output intent": without_profile,
    "identifier": without_identifier,
    "not encrypted": encrypted,
    "runs nothing": with_a_script,
    "all that is drawn is tagged": drawing(b"0 0 9 9 re f"),
    "tab order": with_a_loose_note,
    "fields have words": with_a_nameless_field,
    "figures have words": without_words,
    "headings in order": with_a_skipped_level,
    "fonts embedded": without_its_font,
    "fonts readable": of_a_font("/Font", "/ToUnicode"),
    "fonts are ours": with_another_font,
    "no empty box": drawing(b"/Artifact BMC BT <0000> Tj ET EMC"),
    "attached": with_a_file,
}


def broken(content, change):
    with pikepdf.open(BytesIO(content)) as paper:
        changed = change(paper)
        if isinstance(changed, bytes):
            return changed
        saved = BytesIO()
        paper.save(saved)
        return saved.getvalue()


def test_word_that_no_page_shows_is_found_out(sound):
    assert words_lost("<body><p>Camille Disparue</p>", sound) == ["Disparue"]


@pytest.fixture(scope="module")
def sound():
    return paper_of("portfolio", "usual")


@pytest.mark.parametrize("demand", BROKEN)
def test_paper_that_fails_a_demand_is_found_out(sound, demand):
    assert demand in problems_of(broken(sound, BROKEN[demand]))


def test_no_demand_goes_unproven_and_saving_alone_breaks_none(sound):
    assert set(demands_of(sound)) == set(BROKEN)
    assert problems_of(broken(sound, bool)) == []


@pytest.mark.parametrize("key", ["/AFRelationship", "/UF"])
def test_attachment_that_does_not_say_what_it_is_for_is_found_out(sound, key):
    def attach(paper):
        paper.attachments["credential.json"] = b"{}"
        file = paper.attachments["credential.json"].obj
        file["/AFRelationship"] = Name.Data
        paper.Root["/AF"] = Array([paper.make_indirect(file)])

    def attach_badly(paper):
        attach(paper)
        del paper.Root.AF[0][key]

    assert problems_of(broken(sound, attach), ATTACHED) == []
    assert problems_of(broken(sound, attach_badly), ATTACHED) == ["attached"]
