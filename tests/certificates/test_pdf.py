from concurrent.futures import ThreadPoolExecutor

import pytest

from certificates import pdf
from certificates.facts import shown
from certificates.rendering import to_html
from tests.papers import (
    FACTS,
    PROOF,
    TEMPLATES,
    codes_on,
    make_facts,
    pages_of,
    problems_of,
    syntax_problems,
    text_of,
)

NAMES = [
    ("أمينة رحماني", "ara"),
    ("فرهاد نوری", "prs"),
    ("ዳዊት ተስፋይ", "tir"),
    ("Олена Ковальчук", "ukr"),
    ("ნინო ბერიძე", "kat"),
    ("Արմեն Հակոբյան", "hye"),
]

LONG = "Une phrase assez longue pour tenir plusieurs lignes, dite simplement et sans détour. "


def make_paper(template="portfolio", *, facts=FACTS, design="sobre", watermark=None):
    html = to_html(TEMPLATES[template], facts, PROOF, design=design, watermark=watermark)
    return pdf.from_html(html, design=design)


@pytest.mark.parametrize("design", pdf.DESIGNS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_paper_keeps_for_ever_and_reads_aloud(tmp_path, template, design):
    content = make_paper(template, design=design)

    assert problems_of(content) == []
    assert syntax_problems(content, tmp_path) == (0, "")


@pytest.mark.parametrize("template", TEMPLATES)
def test_paper_of_ordinary_facts_takes_the_pages_it_should(template):
    assert pages_of(make_paper(template)) == (2 if template == "portfolio" else 1)


@pytest.mark.parametrize("design", pdf.DESIGNS)
def test_qr_code_on_the_printed_page_opens_the_verification(design):
    content = make_paper("portfolio", design=design)

    assert codes_on(content, page=2) == [PROOF["url"]]


def test_text_of_the_paper_is_in_reading_order():
    text = text_of(make_paper("one_page"), "-raw")

    told = [
        "12 juin 2026 Attestation d’engagement et de compétences",
        "Rives Communes, association loi de 1901 atteste que",
        "Amina Rahmani",
        "« Accueil et entraide » de décembre 2025 à mai 2026",
        "96 heures, 128 séances, deux séances par semaine",
        "Neuf se déplacent seules depuis.",
        "Compétences reconnues",
        "Expliquer simplement",
        "Délivrée le 12 juin 2026 par Bruno Morel, chef de service.",
        "K7QM-4XTD-9HPW",
        "(VAE).",
    ]
    places = [text.find(words) for words in told]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(("name", "language"), NAMES)
def test_name_in_its_own_script_is_read_as_it_is_written(name, language):
    facts = make_facts(holder={"native_name": name, "native_language": language})

    content = make_paper("one_page", facts=facts)

    assert name in text_of(content)
    assert problems_of(content) == []


def test_name_in_bengali_is_drawn_with_fonts_of_ours():
    facts = make_facts(holder={"native_name": "শিরিন আক্তার", "native_language": "ben"})

    assert problems_of(make_paper("one_page", facts=facts)) == []


@pytest.mark.parametrize("name", ["Yusuf Şahin", "Mamadou Saïdou", "Ağa Żółć " * 6 + "Œuvré"])
def test_latin_name_keeps_its_accents(name):
    facts = make_facts(holder={"name": name})

    assert name in text_of(make_paper("one_page", facts=facts))


@pytest.mark.parametrize("template", TEMPLATES)
def test_longest_facts_go_to_more_pages_and_lose_nothing(template):
    activity, skill = FACTS["activities"][0], FACTS["skills"][0]
    facts = make_facts(
        activities=[activity | {"situation": LONG, "action": LONG * 2} for _ in range(6)],
        skills=[skill | {"evidence": LONG, "label": f"Compétence {i}"} for i in range(12)],
        endorsements=[{"group": "la direction", "text": LONG + LONG[:70]} for _ in range(3)],
    )

    content = make_paper(template, facts=facts)

    assert problems_of(content) == []
    assert "(VAE)." in text_of(content)
    assert codes_on(content, page=pages_of(content)) == [PROOF["url"]]


def test_all_that_can_be_hidden_leaves_a_paper_that_still_stands():
    every_key = "native_name status hours languages training activities skills endorsements contact"
    facts = shown(FACTS, every_key.split())

    content = make_paper("portfolio", facts=facts)

    assert problems_of(content) == []
    assert pages_of(content) == 1
    assert "Témoignages" not in text_of(content)


def test_same_facts_give_the_same_bytes():
    assert make_paper() == make_paper()


def test_papers_made_by_several_threads_are_the_same():
    with ThreadPoolExecutor(max_workers=4) as threads:
        papers = set(threads.map(lambda _: make_paper("one_page"), range(8)))

    assert papers == {make_paper("one_page")}


def test_preview_says_on_each_page_that_it_is_one():
    text = text_of(make_paper("portfolio", watermark="APERÇU"), "-raw")

    assert text.count("APERÇU") == 2
    assert "APERÇU" not in text_of(make_paper("portfolio"))
