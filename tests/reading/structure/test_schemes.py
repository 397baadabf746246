"""Every way of numbering is read to the right tree of labels."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from nhipcau.reading.structure import Outline
from tests.reading.made_bodies import outline_of


@dataclass(frozen=True, slots=True)
class Row:
    labels: str
    """From the root, joined by "/"; "=" for a line without a label of its own."""
    words: str
    goes_on: bool
    """It stands on the line of the row before it."""


@dataclass(frozen=True, slots=True)
class Scheme:
    name: str
    rows: tuple[Row, ...]


def schemes() -> list[Scheme]:
    sheet = Path(__file__).with_name("schemes.txt").read_text(encoding="utf-8")
    found = []
    for part in sheet.split("\n== ")[1:]:
        name, _, lines = part.partition("\n")
        rows = [line.split("|", 1) for line in lines.split("\n") if "|" in line]
        found.append(Scheme(name, tuple(_row(labels.strip(), words.removeprefix(" ")) for labels, words in rows)))
    return found


def _row(labels: str, words: str) -> Row:
    return Row(labels, words.removeprefix("→"), goes_on=words.startswith("→"))


def labels_at(outline: Outline, start: int, end: int) -> str:
    """The labels of the part that begins in a line, with those over it."""
    for at, block in enumerate(outline.blocks):
        if block.label is not None and start <= block.full.start < end:
            over = [outline.blocks[each].label for each in (*outline.above(at), at)]
            return "/".join(label.printed for label in over if label is not None)
    return "="


@pytest.mark.parametrize("scheme", schemes(), ids=lambda scheme: scheme.name)
def test_every_part_stands_under_the_labels_a_reader_sees_over_it(scheme: Scheme) -> None:
    text = ""
    places: list[int] = []
    for row in scheme.rows:
        text += (" " if row.goes_on else "\n") if places else ""
        places.append(len(text))
        text += row.words
    outline = outline_of(text)
    ends = [*places[1:], len(text)]
    read = [(labels_at(outline, start, end), text[start:end].strip()) for start, end in zip(places, ends, strict=True)]
    assert read == [(row.labels, row.words.strip()) for row in scheme.rows]


def test_a_damaged_label_is_shown_as_printed_and_counted_as_meant() -> None:
    outline = outline_of("I. MỤC ĐÍCH\nI1. NHIỆM VỤ\nl. Sở Nội vụ rà soát.\n2. Sở Y tế tập huấn.\n")
    assert [section.label for section in outline.sections] == ["I", "I1"]
    assert [section.label for section in outline.sections[1].children] == ["l", "2"]
    assert outline.blocks[2].path == "II.1"


def test_a_dash_is_shown_as_long_as_it_is_printed() -> None:
    assert [section.label for section in outline_of("– Rà soát quy chế.\n- Tập huấn.\n").sections] == ["–", "-"]


@pytest.mark.parametrize(
    "lines",
    [
        "a) Quy chế.\nl) Báo cáo.\nm) Kiểm tra.\n",
        "8. Sở Nội vụ.\nO. Sở Y tế.\n",
        "4. Sở Nội vụ.\n1O. Sở Y tế.\n",
    ],
)
def test_a_label_is_not_read_anew_where_the_series_has_no_gap_for_it(lines: str) -> None:
    assert not any(block.label.shape for block in outline_of(lines).blocks if block.label is not None)
