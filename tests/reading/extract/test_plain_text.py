"""TXT: the reading text is the file, but for its BOM, its line ends and its composed letters."""

from __future__ import annotations

import unicodedata

import pytest

from nhipcau.reading.extract import Limits, extract
from tests.reading.extract.refusals import refusal_of


def test_text_keeps_every_space_and_blank_line() -> None:
    text = "  KẾ HOẠCH \n\n\n1.\tViệc một \r  \n"
    assert extract(text.encode(), "a").text == text


def test_a_bom_is_dropped_and_line_ends_of_windows_become_one_character() -> None:
    assert extract("\ufeffMột\r\nHai\r\n".encode(), "a").text == "Một\nHai\n"


def test_decomposed_letters_are_composed() -> None:
    assert extract(unicodedata.normalize("NFD", "Ủy ban nhân dân").encode(), "a").text == "Ủy ban nhân dân"


def test_the_name_of_a_file_decides_nothing() -> None:
    assert extract("Chỉ thị".encode(), "tài liệu.pdf").media_type == "text/plain"


def test_a_stray_nul_in_a_long_text_is_forgiven() -> None:
    text = "Điều 1. Phạm vi điều chỉnh. " * 50 + "\0"
    assert extract(text.encode(), "a").text == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "reading.empty"),
        (b" \n\t\r\n", "reading.empty"),
        ("\ufeff".encode(), "reading.empty"),
        (b"---\n***", "reading.empty"),
        (b"\0" * 5000, "reading.unknown_type"),
        ("Kế hoạch".encode("utf-16-le"), "reading.unknown_type"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "reading.broken"),
        (bytes(range(256)) * 8, "reading.unknown_type"),
        ("\ue000\ue001\ue002 a".encode(), "reading.not_text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, code: str) -> None:
    assert refusal_of(data) == code


def test_a_file_over_the_limit_is_refused_before_it_is_read() -> None:
    assert refusal_of(b"a" * 101, limits=Limits(size=100)) == "reading.too_large"


def test_a_text_over_the_limit_is_refused() -> None:
    assert refusal_of(b"a" * 101, limits=Limits(text_length=100)) == "reading.too_long"
