"""A value read from doubtful words is doubtful; the rest of the page is not."""

from __future__ import annotations

from nhipcau.reading.as_json import reading_as_json
from nhipcau.reading.engine import read_source
from nhipcau.reading.faint import clarity
from nhipcau.reading.source import Page, Source
from nhipcau.reading.types import Reading, Span

TEXT = """UBND TỈNH BÌNH HẢI
SỞ NGOẠI VỤ
Số: 12/KH-SNgV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình Hải, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Công tác đối ngoại nhân dân năm 2026
"""


def read_with(faint: tuple[tuple[Span, float], ...] = (), sure: float | None = None) -> Reading:
    page = Page(span=Span(0, len(TEXT)), width=595, height=842, sure=sure)
    return read_source(
        Source(text=TEXT, media_type="image/png", pages=(page,), faint=faint), filename="a.png", sha256=""
    )


def confidence_of(reading: Reading, pointer: str) -> float:
    (document,) = reading_as_json(reading)["documents"]
    return float(document["evidence"][pointer]["confidence"])


def test_a_number_read_from_a_faint_word_is_less_sure() -> None:
    at = TEXT.index("12/KH-SNgV")
    faint = read_with(((Span(at, at + 10), 0.5),))
    assert confidence_of(faint, "/code") == round(confidence_of(read_with(), "/code") * 0.5, 3)
    assert confidence_of(faint, "/date") == confidence_of(read_with(), "/date")


def test_one_faint_word_in_a_long_passage_weighs_by_its_length() -> None:
    assert clarity(((Span(0, 10), 0.0),), [Span(0, 100)]) == 0.9
    assert clarity(((Span(0, 10), 0.2),), [Span(0, 20)]) == 0.2
    assert clarity(((Span(0, 10), 0.2),), [Span(10, 20)]) == 1.0


def test_a_page_that_came_out_faint_is_told() -> None:
    assert "page.faint" in [warning.code for warning in read_with(sure=0.61).warnings]
    assert "page.faint" not in [warning.code for warning in read_with(sure=0.96).warnings]


def test_faint_words_are_kept_with_the_reading() -> None:
    at = TEXT.index("12/KH-SNgV")
    told = reading_as_json(read_with(((Span(at, at + 10), 0.51234),)))
    assert told["faint"] == [{"span": [at, at + 10], "confidence": 0.512}]
    assert reading_as_json(read_with())["faint"] == []
