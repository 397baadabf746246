"""Letters typed while the input method was off are understood as they were meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.ground.keystrokes import composed
from nhipcau.ground.words import words_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vieejn trowj", "viện trợ"),
        ("vie65n tro75", "viện trợ"),
        ("ddoosi ngoaji nhaan daan", "đối ngoại nhân dân"),
        ("huwxu nghij", "hữu nghị"),
        ("uyr ban", "ủy ban"),
        ("Suwr dungj", "sử dụng"),
        ("phuwowng", "phương"),
        ("phuong7", "phương"),
        ("quyeets ddinhj", "quyết định"),
        ("giar", "giả"),
        ("tooi", "tôi"),
    ],
)
def test_what_the_keys_would_have_made(typed: str, meant: str) -> None:
    assert composed(typed) == meant


@pytest.mark.parametrize("typed", ["", "vien tro", "38-CT/TW", "41/2013/qd-ttg", "viện trợ", "khongcogi", "2076syt"])
def test_other_words_are_left_alone(typed: str) -> None:
    assert composed(typed) == ""


@given(st.text(max_size=40))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    meant = composed(typed)
    assert not meant or len(meant.split()) == len(typed.split())
    assert isinstance(words_of(meant), list)
