import hashlib
from collections import Counter

import pytest

from certificates import codes


def test_code_is_typed_in_three_groups_without_letters_to_misread():
    code = codes.new_code()

    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert set(code) - {"-"} <= set(codes.ALPHABET)
    assert set("ILOU").isdisjoint(codes.ALPHABET)
    assert len(set(codes.ALPHABET)) == 32


def test_token_has_more_than_128_bits():
    assert len(codes.new_token()) * 5 == 130
    assert len(codes.new_code().replace("-", "")) * 5 == 60


def test_codes_and_tokens_are_drawn_evenly_and_never_twice():
    drawn = [codes.new_token() for _ in range(20_000)]

    seen = Counter("".join(drawn))
    expected = 20_000 * codes.TOKEN_LENGTH / 32
    chi_square = sum((count - expected) ** 2 / expected for count in seen.values())
    assert len(set(drawn)) == len(drawn)
    assert set(seen) == set(codes.ALPHABET)
    assert chi_square < 80  # 31 degrees of freedom: more happens once in 10⁵ runs


@pytest.mark.parametrize(
    "typed",
    ["K7QM-4XT0-9H1W", "k7qm-4xt0-9h1w", " K7QM 4XTO 9HIW ", "K7QM4XTo9HlW", "K7QM–4XT0–9H1W"],
)
def test_code_is_understood_however_it_is_typed(typed):
    assert codes.plain(typed) == "K7QM4XT09H1W"
    assert codes.digest_of(typed) == hashlib.sha256(b"K7QM4XT09H1W").hexdigest()


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Rives Communes", "RC"),
        ("Écoute & Partage", "EP"),
        ("L’Association des Amis du Quartier Nord", "LDAD"),
        ("123", ""),
    ],
)
def test_initials_begin_the_number(name, initials):
    assert codes.initials_of(name) == initials
