"""The samples, and documents in other manners, are read as meant: what each says stands beside it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from nhipcau.reading.engine import read
from nhipcau.reading.types import Document, Duty, Found, Reading, Reference

FOLDERS = (Path(__file__).resolve().parents[2] / "src/nhipcau/data/samples", Path(__file__).parent / "manners")
Expected = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    file: str
    place: int
    """Which document of the file."""
    expected: Expected

    def __str__(self) -> str:
        return f"{self.file}-{self.place}"


def expectations() -> list[Path]:
    return [path for folder in FOLDERS for path in sorted(folder.rglob("*.expected.toml"))]


def cases() -> list[Case]:
    return [
        Case(file=file, place=place, expected=document)
        for path in expectations()
        for meant in [tomllib.loads(path.read_text(encoding="utf-8"))]
        for file in meant["files"]
        for place, document in enumerate(meant["documents"])
    ]


def files() -> list[tuple[str, str, int]]:
    return [
        (file, meant["source_kind"], len(meant["documents"]))
        for path in expectations()
        for meant in [tomllib.loads(path.read_text(encoding="utf-8"))]
        for file in meant["files"]
    ]


each_document = pytest.mark.parametrize("case", cases(), ids=str)


@cache
def reading_of(file: str) -> Reading:
    path = next(path for folder in FOLDERS for path in folder.rglob(file))
    return read(path.read_bytes(), file)


def document_of(case: Case) -> Document:
    documents = reading_of(case.file).documents
    assert len(documents) > case.place, f"{len(documents)} documents found"
    return documents[case.place]


@pytest.mark.parametrize(("file", "kind", "documents"), files(), ids=lambda value: str(value))
def test_a_file_is_told_by_its_kind_and_cut_into_its_documents(file: str, kind: str, documents: int) -> None:
    reading = reading_of(file)
    assert (reading.source_kind.value, len(reading.documents)) == (kind, documents)


@each_document
@pytest.mark.parametrize("name", ["type", "number", "symbol", "code", "issuer", "parent_issuer", "place"])
def test_the_head_is_read(case: Case, name: str) -> None:
    found = getattr(document_of(case).header, name)
    assert folded(value_of(found)) == folded(case.expected.get(name))


@each_document
def test_the_date_and_the_title_are_read(case: Case) -> None:
    header = document_of(case).header
    assert value_of(header.date) == case.expected.get("date")
    assert folded(value_of(header.title)).startswith(folded(case.expected["title_begins"]))


@each_document
def test_the_foot_is_read(case: Case) -> None:
    header = document_of(case).header
    signatory = case.expected.get("signatory", {})
    signed = (value_of(getattr(header.signatory, part, None)) for part in ("position", "name"))
    assert tuple(signed) == (signatory.get("position"), signatory.get("name"))
    assert len(header.recipients) == case.expected["recipients"]


@each_document
def test_cited_documents_are_each_found_once_with_date_and_relation(case: Case) -> None:
    found = {identity_of(reference): reference for reference in document_of(case).references}
    expected = {identity(entry): entry for entry in case.expected["references"]}
    assert set(found) == set(expected)
    for key, entry in expected.items():
        got = found[key]
        assert (value_of(got.date), got.relation.value) == (entry.get("date"), entry["relation"]), key


@each_document
def test_duties_are_cut_out_where_they_stand(case: Case) -> None:
    text = reading_of(case.file).text
    begun = Counter(folded(text[duty.span.start : duty.span.end])[:40] for duty in document_of(case).duties)
    missing = [entry["begins"] for entry in case.expected["duties"] if duty_of(case, entry) is None]
    assert missing == []
    assert begun.total() == len(case.expected["duties"]), begun


@each_document
def test_duties_know_their_section_and_whether_they_are_reports(case: Case) -> None:
    told = [(entry["begins"], entry["section"], entry["nature"] == "report") for entry in case.expected["duties"]]
    assert [(begins, duty.section or "", duty.nature.value == "report") for begins, duty in matched(case)] == told


@each_document
@pytest.mark.parametrize("part", ["lead", "coordinators", "requested"])
def test_duties_name_who_acts(case: Case, part: str) -> None:
    told = {entry["begins"]: sorted(map(folded, entry.get(part, []))) for entry in case.expected["duties"]}
    found = {begins: sorted(folded(one.value) for one in getattr(duty.parties, part)) for begins, duty in matched(case)}
    assert found == told


@each_document
def test_duties_know_when(case: Case) -> None:
    told = {entry["begins"]: entry.get("due") for entry in case.expected["duties"]}
    assert {begins: due_of(duty) for begins, duty in matched(case)} == told


@each_document
def test_reports_know_to_whom_and_through_whom(case: Case) -> None:
    told = {
        entry["begins"]: (folded(entry.get("report_to")), sorted(map(folded, entry.get("via", []))))
        for entry in case.expected["duties"]
        if entry["nature"] == "report"
    }
    found = {
        begins: (folded(value_of(duty.parties.report_to)), sorted(folded(one.value) for one in duty.parties.via))
        for begins, duty in matched(case)
        if begins in told
    }
    assert found == told


@each_document
def test_difficulties_go_up_the_channel_that_the_text_names(case: Case) -> None:
    channel = document_of(case).difficulty_channel
    told = case.expected.get("difficulty_channel")
    found = channel and {"via": [folded(one.value) for one in channel.via], "to": folded(value_of(channel.to))}
    assert found == (told and {"via": [folded(one) for one in told["via"]], "to": folded(told["to"])})


@each_document
def test_a_forwarded_document_hangs_under_its_cover(case: Case) -> None:
    assert list(document_of(case).transmits) == case.expected["transmits"]


def matched(case: Case) -> list[tuple[str, Duty]]:
    pairs = [(entry["begins"], duty_of(case, entry)) for entry in case.expected["duties"]]
    return [(begins, duty) for begins, duty in pairs if duty is not None]


def duty_of(case: Case, entry: Expected) -> Duty | None:
    """The duty in whose first words the expected beginning stands; a label or a number may stand before it."""
    text = reading_of(case.file).text
    beginning = folded(entry["begins"])
    candidates = [
        duty
        for duty in document_of(case).duties
        if 0 <= folded(text[duty.span.start : duty.span.end]).find(beginning) <= 6
    ]
    return candidates[0] if candidates else None


def due_of(duty: Duty) -> Expected | None:
    if duty.due is None:
        return None
    due = duty.due.value
    shown = {"kind": due.kind.value, "date": due.on, "month": due.month, "day": due.day, "strict": due.strict}
    return {key: value for key, value in shown.items() if value is not None}


def identity_of(reference: Reference) -> str:
    code, title, issuer = value_of(reference.code), value_of(reference.title), value_of(reference.issuer)
    return identity({"type": value_of(reference.type), "code": code, "title": title, "issuer": issuer})


def identity(entry: Expected) -> str:
    """Type and number under either way of writing them (835-QĐ/TU = 835/QĐ-TU); type and issuer where no number is."""
    if entry.get("code"):
        return f"{entry['type']} {re.sub(r'[-/ ]+', ' ', entry['code'])}"
    return f"{entry['type']} {folded(entry.get('issuer')) or folded(entry.get('title'))}"


def value_of(found: Found[str] | Found[date] | None) -> Any:
    return found.value if found is not None else None


def folded(words: str | None) -> str:
    spelt = re.sub(r"\bubnd\b", "ủy ban nhân dân", (words or "").casefold())
    return re.sub(r"\s+", " ", spelt).strip()
