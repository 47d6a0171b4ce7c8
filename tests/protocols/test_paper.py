from protocols import drawing, paper
from tests.papers import pages_of, problems_of, syntax_problems, text_of

FINGERPRINT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def make_agreement(**changes):
    return {
        "language": "fr",
        "title": "Protocole d'entraide",
        "number": "P-2026-0012",
        "written_on": "2026-03-01",
        "organisation": "Rives Communes",
        "parties": [
            {"role": "pair-aidante", "name": "Amina Rahmani", "function": ""},
            {"role": "centre", "name": "Bruno Morel", "function": "chef de service"},
        ],
        "preamble": ["Ce texte dit ce que chacun promet."],
        "articles": [
            {"heading": f"Article {i}", "paragraphs": [f"Promesse {i} : aider."]} for i in range(30)
        ],
        "signatures": [
            {
                "role": "pair-aidante",
                "name": "Amina Rahmani",
                "function": "",
                "signed_on": "2026-03-02",
                "signed_at": "2026-03-02T10:20:00+01:00",
                "means": "à l'écran",
                "statement": "Je suis d'accord.",
                "picture": drawing.picture_of("M10 100L60 40L90 150L140 60L200 120L300 90L400 100"),
                "typed": "",
            },
            {
                "role": "centre",
                "name": "Bruno Morel",
                "function": "chef de service",
                "signed_on": "",
                "signed_at": "",
                "means": "",
                "statement": "",
                "picture": "",
                "typed": "",
            },
        ],
        "read": {
            "how": "expliqué",
            "language": "arabe",
            "by": "Chloé Lambert",
            "interpreter": "Samir Exemple",
            "read_on": "2026-03-02",
        },
        "fingerprint": FINGERPRINT,
    } | changes


def test_protocol_on_paper_keeps_for_ever_and_reads_aloud(tmp_path):
    content = paper.to_pdf(make_agreement())

    assert problems_of(content) == []
    assert syntax_problems(content, tmp_path) == (0, "")
    assert content == paper.to_pdf(make_agreement())


def test_protocol_on_paper_says_all_of_its_text_in_order():
    text = text_of(paper.to_pdf(make_agreement()), "-raw")

    told = ["Rives Communes", "Protocole d’entraide", "Ce texte dit", "Promesse 0 :", "Promesse 29"]
    places = [text.find(words) for words in told]
    assert -1 not in places
    assert places == sorted(places)


def test_each_page_bears_the_fingerprint_and_its_number():
    content = paper.to_pdf(make_agreement())

    pages = pages_of(content)
    text = text_of(content, "-raw")
    assert pages == 4
    assert text.count(FINGERPRINT) == pages + 2  # where it begins, under the signatures
    assert [f"{page} / {pages}" in text for page in range(1, pages + 1)] == [True] * pages


def test_signature_says_when_and_how_and_leaves_room_for_the_others():
    text = text_of(paper.to_pdf(make_agreement()))

    assert text.count("2 mars 2026") == 2  # the reading and the signature
    assert "10:20" in text
    assert text.count("à l'écran") == 1
    assert "Je suis d'accord." in text
    assert "Samir Exemple" in text


def test_words_of_people_are_only_ever_text():
    article = {"heading": "<script>", "paragraphs": ["{{ settings.SECRET_KEY }} <b>"]}

    html = paper.to_html(make_agreement(articles=[article]))

    assert "&lt;script&gt;" in html
    assert "{{ settings.SECRET_KEY }} &lt;b&gt;" in html
