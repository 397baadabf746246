"""Which values of a reading are right by the labels, and how sure the engine was of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import cast

from benchmarks.shared import Labelled, scorer
from nhipcau.reading.as_json import reading_as_json
from nhipcau.reading.engine import read

Node = dict[str, object]


@dataclass(frozen=True, slots=True)
class Judged:
    """One value that was read: what the engine said of it, and whether it is right."""

    file: str
    field: str
    rule: str
    confidence: float
    right: bool


def judged(texts: Iterable[tuple[Path, Labelled]]) -> list[Judged]:
    """Every value read from labelled texts that a label can judge."""
    judge = scorer()
    values: list[Judged] = []
    for path, gold in texts:
        found = reading_as_json(read(path.read_bytes(), path.name))
        values += judge_file(judge, gold, cast(Node, found))
    return values


def judge_file(judge: ModuleType, gold: Node, found: Node) -> Iterator[Judged]:
    wanted = cast(list[Node], gold["documents"])
    name = str(gold["file"])
    for document in cast(list[Node], found["documents"]):
        spans = [(judge.overlap(each["span"], document["span"]), each) for each in wanted]
        overlap, label = max(spans, key=lambda pair: pair[0], default=(0.0, None))
        if label is None or overlap < 0.8:
            continue
        for field, pointers, right in _values(judge, label, document):
            told = _told(document, pointers)
            if told is not None:
                yield Judged(name, field, told[0], told[1], right)


def _told(document: Node, pointers: list[str]) -> tuple[str, float] | None:
    """Rule and confidence of the least sure of several values that are judged together."""
    evidence = cast(dict[str, Node], document["evidence"])
    said = [
        (float(cast(float, entry["confidence"])), str(entry["rule"])) for p in pointers if (entry := evidence.get(p))
    ]
    if not said:
        return None
    confidence, rule = min(said)
    return rule, confidence


def _values(judge: ModuleType, label: Node, document: Node) -> Iterator[tuple[str, list[str], bool]]:
    yield from _header(judge, label, document)
    yield from _recipients(judge, label, document)
    yield from _references(judge, label, document)
    yield from _duties(judge, label, document)


def _header(judge: ModuleType, label: Node, document: Node) -> Iterator[tuple[str, list[str], bool]]:
    for field in ("type", "code", "place", "date"):
        if document[field]:
            yield field, [f"/{field}"], judge.fold(label.get(field)) == judge.fold(document[field])
    for field, least in (("issuer", 0.8), ("title", 0.9)):
        if document[field]:
            pair = (judge.written_out(each.get(field)) for each in (label, document))
            yield field, [f"/{field}"], judge.tokens_f1(*pair) >= least
    signatory = cast(Node, document["signatory"] or {})
    if signatory.get("name"):
        wanted = cast(Node, label.get("signatory") or {}).get("name")
        yield "signatory", ["/signatory/name"], judge.fold(wanted) == judge.fold(signatory["name"])


def _recipients(judge: ModuleType, label: Node, document: Node) -> Iterator[tuple[str, list[str], bool]]:
    free = [judge.fold(each) for each in cast(list[str], label.get("recipients") or [])]
    for at, name in enumerate(cast(list[str], document["recipients"])):
        same = next((each for each in free if judge.alike(each, judge.fold(name))), None)
        if same is not None:
            free.remove(same)
        yield "recipients", [f"/recipients/{at}"], same is not None


def _references(judge: ModuleType, label: Node, document: Node) -> Iterator[tuple[str, list[str], bool]]:
    free = list(cast(list[Node], label.get("references") or []))
    for at, reference in enumerate(cast(list[Node], document["references"])):
        same = max(free, key=lambda each: judge.same_reference(each, reference), default=None)
        right = same is not None and judge.same_reference(same, reference) > 0
        pointer = f"/references/{at}/" + ("code" if reference["code"] else "title")
        yield "references", [pointer], right
        if same is None or not right:
            continue
        free.remove(same)
        if reference["date"] and same.get("date"):
            yield "reference_date", [f"/references/{at}/date"], reference["date"] == same["date"]


def _duties(judge: ModuleType, label: Node, document: Node) -> Iterator[tuple[str, list[str], bool]]:
    wanted = cast(list[Node], label.get("duties") or [])
    for at, duty in enumerate(cast(list[Node], document["duties"])):
        overlap, same = max(
            ((judge.overlap(each["span"], duty["span"]), each) for each in wanted),
            key=lambda pair: pair[0],
            default=(0.0, None),
        )
        found = same is not None and overlap >= 0.5
        yield "duties", [f"/duties/{at}"], found
        if same is None or not found:
            continue
        for role in ("lead", "coordinators", "requested"):
            names = cast(list[str], duty[role])
            if names:
                pair = (
                    " ".join(sorted(judge.name(each) for each in cast(list[str], side.get(role) or [])))
                    for side in (same, duty)
                )
                yield role, [f"/duties/{at}/{role}/{n}" for n in range(len(names))], judge.tokens_f1(*pair) >= 0.85
        if duty["due"]:
            yield "due", [f"/duties/{at}/due"], judge.same_due(same.get("due"), duty["due"])
