"""Sentences of assignment and who does what by them: the rows stand in `assignments.txt`, several for each role."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from nhipcau.reading.parties import read_parties
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Header, Order, Parties, SourceKind, Span

ROLES_IN_THE_CATALOGUE = 40
_ABOVE = re.compile(r"\^ (.*?) \^ ?")
_WAY = re.compile(r"(?P<to>.*?)(?: \(qua (?P<via>.*)\))?")


@dataclass(frozen=True, slots=True)
class Row:
    entry: int
    """Of the role catalogue."""
    above: tuple[str, ...]
    sentence: str
    parties: tuple[list[str], list[str], list[str]]
    roles: frozenset[str]
    report: str


def names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(" + ") if name.strip()]


def rows(file: str = "assignments.txt") -> list[Row]:
    read = []
    for line in Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            entry, said, lead, coordinators, requested, roles, *report = (cell.strip() for cell in line.split("|"))
            read.append(
                Row(
                    entry=int(entry),
                    above=tuple(_ABOVE.findall(said)),
                    sentence=_ABOVE.sub("", said),
                    parties=(names(lead), names(coordinators), names(requested)),
                    roles=frozenset(names(roles)),
                    report=report[0] if report else "",
                )
            )
    return read


each_row = pytest.mark.parametrize("row", rows(), ids=lambda row: row.sentence)


def said(value: str) -> Found[str]:
    return Found(value=value, spans=(Span(0, 1),), rule="test", confidence=1.0)


PLAN = Header(type=said("KH"), issuer=said("Ủy ban nhân dân tỉnh Bình Hải"), title=said("Công tác năm 2026"))


def parties_of(row: Row) -> Parties:
    text, spans = "", []
    for line in row.above:
        spans.append(Span(len(text), len(text) + len(line)))
        text += f"{line}\n"
    order = Order(span=Span(len(text), len(text) + len(row.sentence)), section="", above=tuple(spans))
    order = replace(order, is_report=bool(row.report))
    return read_parties(Source(text=text + row.sentence, media_type="text/plain"), order, PLAN, SourceKind.OFFICIAL)


@each_row
def test_a_sentence_tells_who_leads_who_helps_and_who_is_asked(row: Row) -> None:
    parties = parties_of(row)
    found = tuple([name.value for name in part] for part in (parties.lead, parties.coordinators, parties.requested))
    assert found == row.parties


@pytest.mark.parametrize("row", rows("as_written.txt"), ids=lambda row: row.sentence)
def test_names_are_kept_whole_as_the_text_writes_them(row: Row) -> None:
    parties = parties_of(row)
    found = tuple([name.value for name in part] for part in (parties.lead, parties.coordinators, parties.requested))
    assert found == row.parties


@each_row
def test_the_acts_of_a_sentence_tell_the_roles(row: Row) -> None:
    assert row.roles <= {role.value for role in parties_of(row).roles}


@pytest.mark.parametrize("row", [row for row in rows() if row.report], ids=lambda row: row.sentence)
def test_a_report_goes_to_whom_and_through_whom_the_sentence_says(row: Row) -> None:
    parties = parties_of(row)
    way = _WAY.fullmatch(row.report)
    assert way is not None and parties.report_to is not None
    assert (parties.report_to.value, [name.value for name in parties.via]) == (way["to"], names(way["via"] or ""))


def test_every_entry_of_the_role_catalogue_has_its_sentences() -> None:
    assert {row.entry for row in rows()} == set(range(1, ROLES_IN_THE_CATALOGUE + 1))
