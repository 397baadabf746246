"""Each of the 96 surface forms of citations names the document it names, or none."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from nhipcau.reading.types import Reference

Read = Callable[..., tuple[Reference, ...]]


@dataclass(frozen=True)
class Row:
    words: str
    cited: tuple[str, ...]
    is_sure: bool


def rows() -> dict[str, Row]:
    table = tomllib.loads(Path(__file__).with_name("catalogue.toml").read_text(encoding="utf-8"))["row"]
    return {number: Row(row["words"], tuple(row["cited"]), row.get("sure", True)) for number, row in table.items()}


def as_written(reference: Reference) -> str:
    values = (
        reference.type and reference.type.value,
        reference.code and reference.code.value,
        reference.date and reference.date.value.isoformat(),
        reference.issuer and reference.issuer.value,
    )
    return " | ".join(value or "-" for value in values)


ROWS = rows()


def test_the_catalogue_holds_each_form_once() -> None:
    assert [int(number) for number in ROWS] == list(range(1, 97))


@pytest.mark.parametrize("number", ROWS)
def test_each_form_of_the_catalogue_names_its_documents(references: Read, number: str) -> None:
    row = ROWS[number]
    found = references(f"Các sở, ban, ngành nghiên cứu {row.words}; báo cáo kết quả.")
    assert tuple(as_written(one) for one in found) == row.cited


@pytest.mark.parametrize("number", [number for number, row in ROWS.items() if row.cited])
def test_a_form_is_sure_where_nothing_had_to_be_guessed(references: Read, number: str) -> None:
    row = ROWS[number]
    found = references(f"Các sở, ban, ngành nghiên cứu {row.words}; báo cáo kết quả.")
    assert all((one.confidence >= 0.9) is row.is_sure for one in found)
