"""The parties of a table row: its columns of lead and coordinators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nhipcau.reading.names import Name, naming_of
from nhipcau.reading.names.vocabulary import is_mark
from nhipcau.reading.parties.behind import helping
from nhipcau.reading.parties.cooperation import partners
from nhipcau.reading.parties.naming import found, once
from nhipcau.reading.source import Source
from nhipcau.reading.types import Cell, Found, Parties, Span
from nhipcau.reading.words import Words, phrases, words_of

_HELPERS = phrases("verbs", "helpers_heads")


def of_cells(source: Source, cells: Sequence[Cell]) -> Parties:
    cells = [part for cell in cells for part in _apart(source, cell)]
    lead = _named(source, cells, "lead")
    coordinators = _named(source, cells, "coordinators")
    for cell in cells:
        if cell.column == "lead":
            # "Sở A chủ trì, phối hợp với Sở B", "Sở A chủ trì; Sở B phối hợp" in one cell.
            words = words_of(source, cell.span)
            beside = (*partners(words, 0), *helping(words, 0))
            coordinators = (*(found(source, n, sure=0.9) for n in beside), *coordinators)
    coordinating = {c.spans for c in coordinators}
    lead = tuple(name for name in lead if name.spans not in coordinating)
    return Parties(lead=once(lead), coordinators=once(coordinators))


def _apart(source: Source, cell: Cell) -> tuple[Cell, ...]:
    """ "Sở A. Cơ quan phối hợp: Sở B" in one field: a second head divides it."""
    words = words_of(source, cell.span)
    for at, stop in _HELPERS.met_in(words) if cell.column == "lead" else ():
        if is_mark(words, stop, ":"):
            ends = Span(cell.span.start, words.starts[at]), Span(words.ends[stop], cell.span.end)
            return replace(cell, span=ends[0]), replace(cell, span=ends[1], column="coordinators", head=None)
    return (cell,)


def _named(source: Source, cells: Sequence[Cell], column: str) -> tuple[Found[str], ...]:
    names: list[Found[str]] = []
    for cell in cells:
        if cell.column == column:
            names += _cell_names(source, cell.span, f"{column}.cell")
    return tuple(names)


def _cell_names(source: Source, span: Span, rule: str) -> list[Found[str]]:
    """All a cell names. What the grammar does not know is taken as it stands, up to the next comma."""
    words = words_of(source, span)
    naming, names, i = naming_of(words), [], 0
    while words.has(i):
        name = naming.name_at(i, bare=True)
        if name is None:
            name = _as_it_stands(words, i)
        if name is None:
            i += 1
            continue
        name = _to_the_edge(words, name)
        names.append(found(source, name, rule=rule, sure=1.0 if name.kind != "bare" else 0.95))
        i = name.stop
    return names


def _as_it_stands(words: Words, at: int) -> Name | None:
    """An abbreviation or an unknown body, from here to the next comma, "và" with a capital, or line."""
    if words[at].kind != "word" or words[at].text in {"và", "chủ", "phối", "với", "cùng", "hợp", "trì"}:
        return None
    stop = at + 1
    while words.has(stop) and not is_mark(words, stop, ",;()|") and words[stop].text != "và" and not words.lines[stop]:
        stop += 1
    if not any(word.capital for word in words.run(at, stop)):
        return None
    return Name(start=at, stop=stop, span=words.place(at, stop), kind="bare")


def _to_the_edge(words: Words, name: Name) -> Name:
    """A cell holds names and nothing else: what is left before the comma is the name's, a body in brackets too."""
    stop = name.stop
    if is_mark(words, stop, "(") and (close := _closing(words, stop)):
        inside = naming_of(words).name_at(stop + 1, bare=False) if words.has(stop + 1) else None
        whole = len(words) == close + 1 and inside is not None and inside.stop - inside.start > 1
        if whole or (inside is None and words.has(stop + 1) and words[stop + 1].text == "vụ"):
            stop = close + 1
    elif not words[name.start].upper:
        while (
            words.has(stop)
            and words[stop].kind == "word"
            and words[stop].text not in {"và", "chủ", "phối"}
            and not words.lines[stop]
        ):
            if words[stop].capital:
                break
            stop += 1
    return Name(start=name.start, stop=stop, span=Span(name.span.start, words.ends[stop - 1]), kind=name.kind)


def _closing(words: Words, at: int) -> int | None:
    return next((i for i in words.upto(at, at + 12) if is_mark(words, i, ")")), None)
