"""Whether a confidence means what it says: of the values said to be 90 % sure, how many are right by the labels."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import replace

from benchmarks import calibrate
from benchmarks.judging import Judged, judged
from benchmarks.shared import labelled
from benchmarks.tables import Table
from nhipcau.reading.confidence import sure_of

# Lower ends of the bands of the table, as a person would speak of them.
BANDS = (0.98, 0.95, 0.90, 0.80, 0.65, 0.0)


def tables(*, write: bool) -> Iterator[Table]:  # noqa: ARG001 – every measurement is asked the same way
    values = judged(labelled())
    head = ("Máy nói chắc", "giá trị", "nói trung bình", "đúng thật")
    yield Table("Độ tin nói gì và đúng bao nhiêu", head, list(_bands(values)), (_error(values),))
    apart = list(_each_by_the_others())
    yield Table("Như trên, mỗi văn bản hiệu chuẩn bằng các văn bản khác", head, list(_bands(apart)), (_error(apart),))
    yield Table("Theo trường", ("Trường", "giá trị", "nói trung bình", "đúng thật"), list(_by_field(values)))


def _error(values: list[Judged]) -> str:
    return f"Lệch trung bình có trọng số: {100 * calibration_error(values):.1f} điểm phần trăm."


def _each_by_the_others() -> Iterator[Judged]:
    """What each text would be told by the records of all others: the honest measure for a text not yet seen."""
    with calibrate.only(records={}):
        values = judged(labelled())
    for file in sorted({value.file for value in values}):
        with calibrate.only(records=calibrate.fitted([value for value in values if value.file != file])):
            for value in values:
                if value.file == file:
                    yield replace(value, confidence=sure_of(value.rule, value.confidence))


def _bands(values: list[Judged]) -> Iterator[tuple[str, str, str, str]]:
    upper = 1.01
    for lower in BANDS:
        some = [value for value in values if lower <= value.confidence < upper]
        spoken = f"từ {100 * lower:.0f} %" if upper > 1 else f"{100 * lower:.0f}–{100 * upper:.0f} %"
        upper = lower
        if some:
            yield (spoken, *_shares(some))


def _by_field(values: list[Judged]) -> Iterator[tuple[str, str, str, str]]:
    for field in sorted({value.field for value in values}):
        yield (field, *_shares([value for value in values if value.field == field]))


def _shares(values: list[Judged]) -> tuple[str, str, str]:
    said = statistics.fmean(value.confidence for value in values)
    right = statistics.fmean(value.right for value in values)
    return str(len(values)), f"{100 * said:.1f} %", f"{100 * right:.1f} %"


def calibration_error(values: list[Judged]) -> float:
    """Mean distance between what is said and what is true over the bands, each by its number of values."""
    total, upper = 0.0, 1.01
    for lower in BANDS:
        some = [value for value in values if lower <= value.confidence < upper]
        upper = lower
        if some:
            gap = statistics.fmean(value.confidence for value in some) - statistics.fmean(value.right for value in some)
            total += abs(gap) * len(some)
    return total / len(values) if values else 0.0
