"""The words of a note that ask for a second look."""

import pytest

from support.words import sensitive_words, warnings_about


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("", []),
        ("Premier trajet. La personne a acheté le titre.", []),
        ("Elle suit un TRAITEMENT.", ["TRAITEMENT"]),
        ("Deux maladies, une eglise.", ["maladies", "eglise"]),
        ("Nous avons parlé du titre de séjour.", ["titre de séjour"]),
        ("La police, puis la police.", ["police"]),
        ("Une équipe bénévole.", []),
        ("Ofpra : récit.", ["Ofpra", "récit"]),
    ],
)
def test_words_are_found_whatever_their_accents_and_capitals(note, found):
    assert warnings_about(note, names=[]) == found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("mariam a pris le bus", ["mariam"]),
        ("MARIAM", ["MARIAM"]),
        ("Mariama", []),
        ("مریم آمد", ["مریم"]),
    ],
)
def test_the_name_of_the_person_is_found(note, found):
    assert warnings_about(note, names=["Mariam", "مریم"]) == found


def test_every_kind_of_word_is_watched():
    assert {"maladie", "religion", "ethnie", "police", "ofpra"} <= set(sensitive_words())
