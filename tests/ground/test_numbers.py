"""Numbers joined to one word: found by it exactly where their words follow each other."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nhipcau.ground.numbers import numbers_in, sought_for
from nhipcau.ground.words import words_of

BREAK = "qzxq"
SYLLABLES = ["tu", "syt", "so", "thang", "ngay", "tinh"]
SYMBOLS = ["kh", "qd", "bc", "ubnd", "sngv", "htqt", "ttg"]
SAID = st.lists(st.sampled_from(["5", "12", "41", "2013", "2024", *SYMBOLS, *SYLLABLES]), max_size=9)


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("Kế hoạch số 5/KH-UBND ngày 12 tháng 1", ["5qzkhqzubnd"]),
        ("38-CT/TW", ["38qzctqztw"]),
        ("38CT TW", ["38qzctqztw"]),
        ("41/2013/QĐ-TTg", ["2013qzqdqzttg", "41qz2013qzqdqzttg"]),
        ("123/BC-SNgV-HTQT", ["123qzbcqzsngvqzhtqt"]),
        ("2076/SYT", []),
        ("ngày 12 tháng 1 năm 2027", []),
        ("", []),
    ],
)
def test_a_number_its_symbol_and_what_belongs_to_it_are_one_word(printed: str, joined: list[str]) -> None:
    assert numbers_in(words_of(printed)) == joined


def bears(words: list[str], phrase: list[str], *, prefix: bool) -> bool:
    """Reckoned in the simplest way."""
    for at in range(len(words) - len(phrase) + 1):
        here = words[at : at + len(phrase)]
        if here[:-1] == phrase[:-1] and (here[-1].startswith(phrase[-1]) if prefix else here[-1] == phrase[-1]):
            return True
    return False


def is_looked_up(words: list[str], phrase: list[str], *, prefix: bool) -> bool:
    sought = sought_for(phrase, prefix=prefix)
    assert sought is not None
    kept = numbers_in(words)
    if sought.unfinished:
        return any(one.startswith(sought.word) for one in kept)
    return sought.word in kept or (sought.further and any(one.startswith(f"{sought.word}qz") for one in kept))


@given(SAID, SAID, SAID, st.booleans(), st.integers(1, 4))
@example(before=["5", "kh"], phrase=["5", "kh", "ubnd"], after=[BREAK], prefix=False, letters=2)
@example(before=[], phrase=["5", "kh", "ubnd", "n"], after=[], prefix=True, letters=1)
def test_no_place_of_a_phrase_is_missed_and_none_is_made_up(
    before: list[str], phrase: list[str], after: list[str], prefix: bool, letters: int
) -> None:
    words = [*before, *phrase, *after]
    asked = [*phrase[:-1], phrase[-1][:letters]] if prefix and phrase else phrase
    sought = sought_for(asked, prefix=prefix)
    for text in (words, [*before, BREAK, *phrase], [*after, *before]):
        if sought is None:
            return
        stands = bears(text, asked, prefix=prefix)
        looked_up = is_looked_up(text, asked, prefix=prefix)
        assert looked_up or not stands
        if sought.is_all:
            assert stands == looked_up
