import pytest

from certificates.coverage import missing_glyphs
from certificates.facts import texts
from tests.papers import FACTS, make_facts


@pytest.mark.parametrize(
    "name",
    [
        "أمينة رحماني",
        "پښتو",
        "ዳዊት",
        "শিরিন",
        "Олена",
        "ნინო",
        "Արմեն",
        "Şahin",
        "Saïdou",
        "Œ « ’ …",
    ],
)
def test_scripts_of_the_centres_are_covered(name):
    assert missing_glyphs([name]) == []


def test_ordinary_facts_are_covered():
    assert missing_glyphs(texts(FACTS)) == []


def test_letters_without_a_glyph_are_told_once_with_their_text():
    facts = make_facts(holder={"name": "Amina 李李", "native_name": "李 🙂"})

    assert missing_glyphs(texts(facts)) == [("李", "Amina 李李"), ("🙂", "李 🙂")]


@pytest.mark.parametrize("mark", ["\0", "\x07", "\u202e", "\u2066"])
def test_marks_that_print_nothing_good_are_refused(mark):
    assert missing_glyphs([f"Ami{mark}na"]) == [(mark, f"Ami{mark}na")]


def test_line_breaks_and_joiners_are_no_letters():
    assert missing_glyphs(["une ligne\nune autre\t", "می\u200cروم"]) == []


def test_letter_of_a_display_font_alone_is_not_enough():
    assert missing_glyphs(["Amina ♪"]) == [("♪", "Amina ♪")]
