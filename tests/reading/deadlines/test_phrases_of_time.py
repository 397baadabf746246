"""What a phrase of time means, phrase by phrase: the table is the reading rules of time in full."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nhipcau.reading.deadlines import due_of_words, read_due
from nhipcau.reading.source import Source
from nhipcau.reading.types import Cell, Due, DueKind, Found, Header, Order, Span

ISSUED = date(2026, 3, 10)
TABLE = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))
NAMES = {DueKind.HALF_YEARLY: "half", DueKind.UNSPECIFIED_PERIOD: "some"}


def rows(*, cells: bool) -> Iterator[tuple[str, str, bool]]:
    """Words, meaning, and whether they are those of a report."""
    for group in TABLE["group"]:
        for words, meaning in group["phrases"]:
            if group.get("cell", False) is cells:
                yield words, meaning, not group.get("order", False)


def told(due: Due | None) -> str:
    """A due in the notation of the table."""
    if due is None:
        return "none"
    before = "<" if due.strict else ""
    match due.kind:
        case DueKind.DATE:
            return f"date {before}{due.on}"
        case DueKind.RELATIVE:
            return f"relative {due.days}{' working' if due.working else ''}"
        case DueKind.HORIZON:
            return f"years {due.first_year}-{due.last_year}"
        case DueKind.YEARLY if due.day is not None:
            return f"yearly {before}{due.day}/{due.month}"
        case kind:
            name = NAMES.get(kind, kind.value)
            return name if due.day is None else f"{name} {before}{due.day}"


PHRASES = list(rows(cells=False))
CELLS = list(rows(cells=True))


@pytest.mark.parametrize(("words", "meaning", "is_report"), PHRASES, ids=[words for words, _, _ in PHRASES])
def test_a_phrase_of_time_means_what_the_contract_says(words: str, meaning: str, is_report: bool) -> None:
    assert told(due_of_words(words, issued=ISSUED, is_report=is_report)) == meaning


@pytest.mark.parametrize(("words", "meaning", "is_report"), CELLS, ids=[words for words, _, _ in CELLS])
def test_a_cell_of_the_time_column_means_what_it_says(words: str, meaning: str, is_report: bool) -> None:
    text = f"Tổng hợp số liệu | {words}"
    cell = Cell(column="due", span=Span(len(text) - len(words), len(text)))
    order = Order(span=Span(0, len(text)), section="1", cells=(cell,), is_report=is_report)
    issued = Found(value=ISSUED, spans=(Span(0, 1),), rule="header.date", confidence=1.0)
    found = read_due(Source(text=text, media_type="text/plain"), order, Header(date=issued))
    assert told(found.value if found else None) == meaning


def test_decomposed_letters_tell_the_same_time() -> None:
    for words, meaning, is_report in PHRASES:
        decomposed = unicodedata.normalize("NFD", words)
        assert told(due_of_words(decomposed, issued=ISSUED, is_report=is_report)) == meaning, words


def test_the_words_of_a_time_stand_in_what_was_said() -> None:
    for words, _, is_report in PHRASES:
        due = due_of_words(words, issued=ISSUED, is_report=is_report)
        assert due is None or due.text in " ".join(words.split()), words


def test_the_table_names_every_kind_of_time() -> None:
    kinds = {meaning.split()[0] for _, meaning, _ in PHRASES}
    assert kinds == {
        "date", "yearly", "half", "quarterly", "monthly", "weekly", "some", "relative", "years", "event", "none",
    }  # fmt: skip
    assert len({words for words, _, _ in (*PHRASES, *CELLS)}) >= 300
