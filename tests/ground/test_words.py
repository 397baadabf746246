"""Words as they are searched for: the same from whichever spelling, and nothing of the text lost on the way."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.ground.words import accents_of, other_ways, shorthand_in, words_of

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
syllables = st.text(LETTERS + LETTERS.upper(), min_size=1, max_size=7)


@given(st.lists(syllables, min_size=1, max_size=8))
def test_a_text_is_found_typed_without_diacritics_in_any_case_or_form(text: list[str]) -> None:
    said = " ".join(text)
    bare = unicodedata.normalize("NFD", said.replace("đ", "d").replace("Đ", "D")).encode("ascii", "ignore").decode()
    assert words_of(said) == words_of(bare) == words_of(bare.upper()) == words_of(unicodedata.normalize("NFD", said))


@given(
    st.lists(syllables, min_size=1, max_size=8), st.sampled_from([" ", "\n", "\u00a0", " – ", "/", "-", ", ", "·", "_"])
)
def test_what_parts_words_does_not_matter(text: list[str], gap: str) -> None:
    assert words_of(gap.join(text)) == words_of(" ".join(text))


@given(st.text(max_size=80))
def test_of_any_text_only_plain_words_are_left(text: str) -> None:
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words_of(text))
    assert words_of(" ".join(words_of(text))) == words_of(text)


@pytest.mark.parametrize(
    ("one", "other"), [("hòa bình", "hoà bình"), ("THỦY", "thuỷ"), ("việt", unicodedata.normalize("NFD", "việt"))]
)
def test_accents_are_the_same_wherever_in_the_syllable_they_are_written(one: str, other: str) -> None:
    assert accents_of(one) == accents_of(other) != frozenset()


def test_accents_tell_words_apart_that_letters_do_not() -> None:
    words = ("ban", "bàn", "bạn", "bản", "đan", "dan", "dân", "hòa", "hóa")
    assert len({accents_of(word) for word in words if word not in ("ban", "dan")}) == 7
    assert accents_of("ban dan 41/2013") == frozenset()


@pytest.mark.parametrize(
    "number", ["41/2013/QĐ-TTg", "41/2013/qd-ttg", "41 2013 QD TTG", "41/2013/QĐ–TTg", "41/2013qđttg"]
)
def test_a_number_has_the_same_letters_and_digits_however_it_is_written(number: str) -> None:
    assert "".join(words_of(number)) == "412013qdttg"


def test_abbreviations_say_their_full_names_and_the_other_way_round() -> None:
    assert ("uy", "ban", "nhan", "dan") in other_ways(words_of("UBND tỉnh"), capitals=shorthand_in("UBND tỉnh"))
    assert ("ubnd",) in other_ways(words_of("Ủy ban nhân dân tỉnh"), capitals=())


def test_a_small_word_is_no_abbreviation() -> None:
    assert other_ways(words_of("từ tp vn"), capitals=shorthand_in("từ tp vn")) == ()
