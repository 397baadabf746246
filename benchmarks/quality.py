"""How right the reading is on the labelled texts, beside the committed figures; gains and losses by document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

from benchmarks.shared import labelled, scorer
from benchmarks.tables import Table
from nhipcau.reading.as_json import reading_as_json
from nhipcau.reading.engine import read

BASELINE = Path(__file__).with_name("quality.json")
# For each file and field: right, found, labelled.
Counts = dict[str, dict[str, list[int]]]


def tables(*, write: bool) -> Iterator[Table]:
    counts = measure()
    before = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    yield _fields(counts, before)
    changes = list(_changes(counts, before))
    if changes:
        yield Table("Tăng và giảm theo văn bản", ("Văn bản", "Trường", "Trước", "Nay"), changes)
    if write:
        # A line for each file, so that a change of figures can be read in a diff.
        lines = (f"{json.dumps(name)}: {json.dumps(counts[name], sort_keys=True)}" for name in sorted(counts))
        BASELINE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def measure() -> Counts:
    """Reads every labelled text anew and scores it with the contract's scorer."""
    judge = scorer()
    counts: Counts = {}
    for path, gold in labelled():
        found = reading_as_json(read(path.read_bytes(), path.name))
        tally = judge.Tally()
        score_file(judge, tally, gold, found)
        counts[path.name] = {
            field: [tally.right[field], tally.found[field], tally.true[field]]
            for field in sorted(tally.true | tally.found)
        }
    return counts


def score_file(judge: ModuleType, tally: object, gold: Mapping[str, object], found: Mapping[str, object]) -> None:
    """One file into the tally: documents paired by their spans, then field by field, as the scorer's command does."""
    name, wanted, read_documents = gold["file"], gold["documents"], found["documents"]
    pairs = dict(tally.pairs("documents", wanted, read_documents, lambda a, b: _close(judge, a, b), name))  # type: ignore[attr-defined]
    for at, document in enumerate(wanted):  # type: ignore[arg-type, var-annotated]
        judge.score_document(tally, document, read_documents[pairs[at]] if at in pairs else {}, f"{name}[{at}]")  # type: ignore[index]


def _close(judge: ModuleType, wanted: dict[str, object], found: dict[str, object]) -> float:
    overlap = float(judge.overlap(wanted["span"], found["span"]))
    return overlap if overlap >= 0.8 else 0.0


def _sums(counts: Counts) -> dict[str, list[int]]:
    sums: dict[str, list[int]] = {}
    for fields in counts.values():
        for field, figures in fields.items():
            sums[field] = [a + b for a, b in zip(sums.get(field, [0, 0, 0]), figures, strict=True)]
    return sums


def f1(figures: list[int]) -> float:
    right, found, true = figures
    return 2 * right / (found + true) if found + true else 1.0


def _fields(counts: Counts, before: Counts) -> Table:
    now, then = _sums(counts), _sums(before)
    rows = []
    for field, (right, found, true) in sorted(now.items()):
        value = f1(now[field])
        change = value - f1(then[field]) if field in then else 0.0
        precision, recall = right / found if found else 1.0, right / true if true else 1.0
        rows.append(
            (
                field,
                f"{precision:.3f}",
                f"{recall:.3f}",
                f"{value:.3f}",
                f"{change:+.3f}" if abs(change) >= 0.0005 else "=",
                str(true),
            )
        )
    title = f"Độ đúng khi đọc {len(counts)} văn bản đã gắn nhãn"
    return Table(title, ("Trường", "Đúng/đọc", "Đúng/nhãn", "F1", "so với trước", "nhãn"), rows)


def _changes(counts: Counts, before: Counts) -> Iterator[tuple[str, str, str, str]]:
    """A document is better in a field where fewer values are wrong or missed."""
    for name in sorted(counts):
        earlier = before.get(name)
        if earlier is None:
            continue
        for field in sorted(counts[name] | earlier):
            then, now = earlier.get(field, [0, 0, 0]), counts[name].get(field, [0, 0, 0])
            if then != now:
                yield name, field, _spelled(then), _spelled(now)


def _spelled(figures: list[int]) -> str:
    right, found, true = figures
    return f"{right} đúng / {found} đọc / {true} nhãn"
