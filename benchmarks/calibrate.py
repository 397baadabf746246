"""Fits the records of the rules to labelled texts: `python -m benchmarks.calibrate [FOLDER …]` writes confidence.toml.

Each FOLDER holds `texts/` and `gold/` like the shared one, which always takes part. Run it when rules have changed.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from benchmarks.judging import Judged, judged
from benchmarks.shared import ROOT, labelled, labelled_in
from nhipcau.reading import confidence
from nhipcau.reading.confidence import ALL_RULES, Record

WRITTEN = ROOT / "src/nhipcau/reading/lexicon/confidence.toml"
# A rule met a few times is believed as its field is; one met often, by its own count.
PRIOR_WEIGHT = 12


def main(folders: Sequence[str]) -> int:
    with only(records={}):
        values = judged([*labelled(), *(pair for folder in folders for pair in labelled_in(Path(folder)))])
    records = fitted(values)
    counts = {rule: sum(value.rule == rule for value in values) for rule in records}
    files = len({value.file for value in values})
    head = (
        f"# What each rule's own estimate is worth: counted on {len(values)} values of {files} labelled texts by\n"
        "# benchmarks/calibrate.py. said: its mean estimate; right: the share right, drawn towards that of its field.\n"
        f"effective = {date.today()}\n\n[rules]\n"  # noqa: DTZ011 – the day of this machine
    )
    rows = (
        f'"{rule}" = {{ said = {record.said:.4f}, right = {record.right:.4f} }} # {counts[rule] or len(values)}\n'
        for rule, record in sorted(records.items())
    )
    WRITTEN.write_text(head + "".join(rows), encoding="utf-8")
    return 0


def fitted(values: Sequence[Judged]) -> dict[str, Record]:
    """The record of each rule met, and of all together."""
    fields = {field: _share([v for v in values if v.field == field]) for field in {v.field for v in values}}
    records = {ALL_RULES: Record(_said(values), _share(values))}
    for rule in {value.rule for value in values}:
        own = [value for value in values if value.rule == rule]
        prior = statistics.fmean(fields[value.field] for value in own)
        right = (sum(value.right for value in own) + PRIOR_WEIGHT * prior) / (len(own) + PRIOR_WEIGHT)
        records[rule] = Record(_said(own), right)
    return records


def _said(values: Sequence[Judged]) -> float:
    return statistics.fmean(value.confidence for value in values)


def _share(values: Sequence[Judged]) -> float:
    # One more of either kind: a few values without an error do not make a rule infallible.
    return (sum(value.right for value in values) + 1) / (len(values) + 2)


@contextmanager
def only(records: dict[str, Record]) -> Iterator[None]:
    """While it lasts, confidences rest on these records; on none, they are the rules' own estimates."""
    kept = confidence.records
    confidence.records = lambda: records  # type: ignore[assignment]
    try:
        yield
    finally:
        confidence.records = kept


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
