import re

import pytest

from certificates.blocks import check_blocks
from certificates.facts import shown
from certificates.layout import direction, language_tag
from certificates.rendering import to_html
from common.errors import Refused
from tests.papers import FACTS, PROOF, TEMPLATES, make_facts

TITLE = {"key": "title", "kind": "heading", "level": 1, "text": "Attestation"}
HOLDER = {"key": "holder", "kind": "holder", "text": "{{holder_name}}"}
SIGNATURES = {"key": "signatures", "kind": "signatures", "text": "Le {{issued_on}}."}
VERIFY = {"key": "verify", "kind": "verification", "text": "{{verification_code}}"}
LEAST = [TITLE, HOLDER, SIGNATURES, VERIFY]

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=http://127.0.0.1/x>",
    "{{7*7}}",
    "{% debug %}",
    "{{ settings.SECRET_KEY }}",
    "{{holder_name}}",
    "{0.__class__} %(x)s",
    "\"onload='x'",
    "&lt;b&gt;",
]


def render(*blocks, facts=FACTS):
    return to_html([TITLE, HOLDER, *blocks, SIGNATURES, VERIFY], facts, PROOF)


def words_of(html):
    """Return the words between the tags, as a reader sees them."""
    return re.sub(
        r"\s+", " ", re.sub(r"<[^>]+>", " ", html.partition("<body")[2].partition(">")[2])
    )


@pytest.mark.parametrize("template", TEMPLATES)
def test_starter_templates_can_be_published(template):
    check_blocks(TEMPLATES[template])


@pytest.mark.parametrize(
    "block",
    [
        {"kind": "paragraph", "text": "{{holder_birth_date}}"},
        {"kind": "paragraph", "text": "{{person.user.password}}"},
        {"kind": "paragraph", "text": "{{7*7}}"},
        {"kind": "paragraph", "text": "{{holder_name"},
        {"kind": "paragraph", "text": "{{skill_label}}"},
        {"kind": "paragraph", "text": "  "},
        {"kind": "paragraph", "text": "a" * 1001},
        {"kind": "paragraph", "text": ["a"]},
        {"kind": "skills", "item": "{{activity_result}}"},
        {"kind": "skills", "item": "{{holder_name}}"},
        {"kind": "skills", "max": 0},
        {"kind": "skills", "max": "many"},
        {"kind": "script", "text": "x"},
        {"text": "x"},
        {"kind": "heading", "level": 3, "text": "Trop bas"},
        {"kind": "heading", "level": 1, "text": "Un second titre"},
        {"kind": "holder", "text": "{{holder_name}}"},
        {"kind": "columns", "columns": [[]]},
        {"kind": "columns", "columns": [[{"kind": "columns", "columns": [[], []]}], []]},
        {"kind": "columns", "columns": [[{"kind": "paragraph", "text": "{{x}}"}], []]},
    ],
)
def test_block_that_cannot_be_printed_is_refused(block):
    check_blocks(LEAST)

    with pytest.raises(Refused):
        check_blocks([TITLE, {"key": "bad"} | block, HOLDER, SIGNATURES, VERIFY])


@pytest.mark.parametrize("block", LEAST, ids=lambda block: block["kind"])
def test_template_without_a_block_it_needs_is_refused(block):
    with pytest.raises(Refused):
        check_blocks([other for other in LEAST if other != block])


def test_template_of_too_many_blocks_is_refused():
    with pytest.raises(Refused):
        check_blocks([*LEAST, *[{"kind": "paragraph", "text": "x"}] * 60])


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_people_are_only_ever_text(words):
    skill = FACTS["skills"][0] | {"label": words, "evidence": words, "level_label": words}
    activity = dict.fromkeys(["title", "situation", "action", "result"], words)
    facts = make_facts(
        title=words,
        issuer={"name": words, "wording": words},
        holder={"name": words, "native_name": words, "native_language": "ara"},
        mission=FACTS["mission"] | {"title": words, "context": words},
        activities=[activity],
        skills=[skill | {"alignments": [words]}],
        endorsements=[{"group": words, "text": words}],
        signatories=[{"name": words, "function": words}],
        contact=words,
        status_note=words,
    )

    html = to_html(TEMPLATES["portfolio"], facts, PROOF)

    usual = to_html(TEMPLATES["portfolio"], shown(FACTS, ["activities.0", "skills.1"]), PROOF)
    assert set(re.findall(r"<(\w+)", html)) <= set(re.findall(r"<(\w+)", usual))
    assert set(re.findall(r"\s([a-z-]+)=", html)) <= set(re.findall(r"\s([a-z-]+)=", usual)) | {
        "dir",
        "lang",
        "onload",
    }
    assert words[0] not in "{%" or words in html


def test_words_of_a_template_are_only_ever_text():
    html = render({"kind": "paragraph", "text": "<b>{{holder_name}}</b> {% debug"})

    assert "&lt;b&gt;Amina Rahmani&lt;/b&gt; {% debug" in html


def test_status_note_is_last_whatever_the_blocks_say():
    note = {"kind": "status_note"}
    for blocks in ([*LEAST], [note, *LEAST], [*LEAST, note, {"kind": "paragraph", "text": "fin"}]):
        words = words_of(to_html(blocks, FACTS, PROOF))

        assert words.count("ni un diplôme") == 1
        assert words.strip().endswith("(VAE).")


def test_clause_about_what_is_hidden_goes_with_its_words():
    mission = {"kind": "mission", "text": "Mission : {{mission_title}}. Statut : {{status_label}}."}
    hours = {"kind": "hours", "text": "Volume : {{total_hours}} heures, {{rhythm}}."}
    facts = make_facts(hours={"minutes": 600, "sessions": 4, "rhythm": ""})

    words = words_of(render(mission, hours, facts=shown(facts, ["status"])))

    assert "Statut" not in words
    assert "Volume 10 heures Le 12" in words


def test_heading_of_what_is_hidden_goes_with_it():
    heading = {"kind": "heading", "level": 2, "text": "Témoignages"}
    help_text = {"kind": "paragraph", "text": "Recueillis sans nom."}
    block = {"kind": "endorsements"}

    assert "Témoignages Recueillis sans nom." in words_of(render(heading, help_text, block))
    hidden = words_of(render(heading, help_text, block, facts=shown(FACTS, ["endorsements"])))
    assert "Témoignages" not in hidden
    assert "Recueillis" not in hidden


def test_break_before_nothing_makes_no_page():
    broken = render({"kind": "page_break"}, {"kind": "skills"}, facts=shown(FACTS, ["skills"]))

    assert "page-break" not in broken
    assert render({"kind": "page_break"}, {"kind": "skills"}).count("page-break") == 1


def test_item_of_a_list_shows_what_it_names_and_no_more():
    words = words_of(render({"kind": "skills", "max": 1, "item": "{{skill_label}}"}))

    assert "Expliquer simplement" in words
    assert "Observé en atelier." not in words
    assert "Travailler en équipe" not in words


def test_columns_of_activities_bear_the_words_of_the_template():
    item = "Contexte : {{activity_situation}} Effet : {{activity_result}}"

    words = words_of(render({"kind": "activities", "item": item}))

    assert "Contexte Effet Se déplacer" in words
    assert "A fait le trajet" not in words


def test_french_is_set_with_its_spaces_and_apostrophes():
    text = "De {{period_start}} : l'accueil, « {{mission_title}} » !"
    facts = make_facts(mission=FACTS["mission"] | {"period_start": "2026-04-02"})

    html = render({"kind": "paragraph", "text": text}, facts=facts)

    wanted = "D’avril 2026\u00a0: l’accueil, «\u00a0Accueil et entraide\u00a0»\u00a0!"
    assert wanted in html


def test_title_of_the_document_holds_no_name():
    html = render()

    title = re.search(r"<title>(.*)</title>", html)
    assert title
    assert title[1] == "Attestation d’engagement et de compétences, RC-2026-0147"


def test_native_name_stands_under_the_latin_one_in_its_language_and_direction():
    facts = make_facts(holder={"native_name": "أمينة رحماني", "native_language": "ara"})

    html = render(facts=facts)

    assert '<p class="native" lang="ar" dir="rtl">أمينة رحماني</p>' in html
    assert html.index("Amina Rahmani") < html.index("أمينة")
    assert 'class="native"' not in render()


@pytest.mark.parametrize(
    ("text", "way"), [("أمينة", "rtl"), ("Олена", "ltr"), ("12 فر", "rtl"), ("", "ltr")]
)
def test_direction_is_that_of_the_first_letter(text, way):
    assert direction(text) == way


@pytest.mark.parametrize(("code", "tag"), [("ara", "ar"), ("prs", "fa-AF"), ("tir", "ti")])
def test_language_tag_is_the_shortest(code, tag):
    assert language_tag(code) in {tag, code}


def test_unknown_design_is_a_mistake():
    with pytest.raises(ValueError, match="designed"):
        to_html(LEAST, FACTS, PROOF, design="rococo")
