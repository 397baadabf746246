"""Verdict by verdict: what is said of the newer reading, and what a person has to look at. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from nhipcau.documents.alignment import Alignment
from nhipcau.documents.carrying.matching import Gone, Matches, match_readings, with_rejected
from nhipcau.documents.carrying.sameness import same_duty, same_reference, same_value
from nhipcau.documents.pointers import unit_of, value_at
from nhipcau.documents.rules import Judgement, VerdictKind, apply_verdicts
from nhipcau.documents.shape import ReadDocument, ReadDuty, ReadReference, Spans
from nhipcau.ground.plain import Json

_GIVEN = (VerdictKind.CORRECTED, VerdictKind.ADDED)
_IMPLIED = {"/duties/": "nature", "/references/": "relation"}
"""What a confirmed unit says beside its parts: it was shown with them and nobody objected."""


@dataclass(frozen=True, slots=True)
class Said:
    """A standing verdict on the older reading. `origin` tells which."""

    origin: int
    by: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Difference:
    """What a person said, kept, and what the newer reading has there instead: nothing, where `read` is None."""

    pointer: str
    kept: Json
    read: Json
    kept_words: str
    read_words: str
    said_by: str


@dataclass(frozen=True, slots=True)
class Carried:
    """`judgements` with the verdict each comes from; `duties` old pointer → new, for those that still stand."""

    judgements: tuple[tuple[int, Judgement], ...]
    differences: tuple[Difference, ...]
    duties: Mapping[str, str]


def carry(
    old: ReadDocument,
    new: ReadDocument,
    *,
    said: Sequence[Said],
    words: tuple[str, str],
    moved: Alignment,
    gone: Sequence[Gone] = (),
) -> Carried:
    """`old` and `new` as the engine read them; `words` their reading texts, between which `moved` leads."""
    standing = apply_verdicts(old, [one.judgement for one in said], text=words[0])
    known = with_rejected(old, standing)
    matches = match_readings(known, new, words=words, moved=moved, gone=gone)
    work = _Carrying(old, new, standing, matches, moved)
    for unit, group in _by_unit(said):
        if unit.startswith(tuple(_IMPLIED)):
            work.carry_unit(unit, group)
        else:
            for one in group:
                work.carry_value(one)
    units = {**matches.units, **work.added}
    duties = {was: now for was, now in units.items() if now.startswith("/duties/")}
    return Carried(tuple(work.judgements), tuple(work.differences), duties)


def _by_unit(said: Sequence[Said]) -> Iterator[tuple[str, list[Said]]]:
    grouped: dict[str, list[Said]] = {}
    for one in said:
        grouped.setdefault(unit_of(one.judgement.pointer), []).append(one)
    yield from grouped.items()


@dataclass(slots=True)
class _Carrying:
    old: ReadDocument
    new: ReadDocument
    standing: ReadDocument
    matches: Matches
    moved: Alignment
    judgements: list[tuple[int, Judgement]] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    added: dict[str, str] = field(default_factory=dict)
    _next: dict[str, int] = field(default_factory=dict)

    def carry_unit(self, unit: str, group: Sequence[Said]) -> None:
        """A duty or a reference, and what was said of its parts."""
        whole = next((one for one in group if one.judgement.pointer == unit), None)
        kind = whole.judgement.kind if whole else None
        place = self.matches.units.get(unit)
        if kind is VerdictKind.REJECTED:
            if whole and place is not None:
                self._say(whole, Judgement(place, VerdictKind.REJECTED))
            return
        if place is None:
            self._keep_lost(unit, group, was_added=kind is VerdictKind.ADDED)
        elif whole and kind in _GIVEN:
            self._keep_given(unit, place, whole, group)
        else:
            if whole:
                self._say(whole, Judgement(place, VerdictKind.CONFIRMED))
                self._keep_implied(unit, place, whole, group)
            for one in group:
                if one is not whole:
                    self.carry_value(one)

    def carry_value(self, one: Said) -> None:
        """A field, an entry of a list, or a part of a unit that was found again."""
        was, kind = one.judgement.pointer, one.judgement.kind
        place = self.matches.new_place(was, unit=unit_of(was))
        read, found = value_at(self.old, was), value_at(self.new, place) if place else None
        wanted = value_at(self.standing, was)
        if kind is VerdictKind.REJECTED:
            if place is not None and found is not None:
                self._say(one, Judgement(place, VerdictKind.REJECTED))
                if not same_value(found, read):
                    self._differ(one, place, was)
            return
        if place is not None and found is not None and same_value(found, wanted):
            self._say(one, Judgement(place, VerdictKind.CONFIRMED))
            return
        spans = self._words_at(was, one)
        if place is None:
            place = self._next_place(self._list_of(was))
            self._say(one, Judgement(place, VerdictKind.ADDED, wanted, spans))
        else:
            self._say(one, Judgement(place, VerdictKind.CORRECTED, wanted, spans))
        # What a person has put right or added before is no news where the engine still reads what it read then.
        if kind is VerdictKind.CONFIRMED or not same_value(found, read if kind is VerdictKind.CORRECTED else None):
            self._differ(one, place, was)

    def _keep_lost(self, unit: str, group: Sequence[Said], *, was_added: bool) -> None:
        """What the newer reading does not find and a person judged stands as if the person had added it."""
        value = value_at(self.standing, unit)
        judged = [one for one in group if one.judgement.kind is not VerdictKind.REJECTED]
        if value is None or not judged:
            return
        place = self._next_place(unit.rsplit("/", 1)[0])
        first = next((one for one in judged if one.judgement.pointer == unit), judged[0])
        self._say(first, Judgement(place, VerdictKind.ADDED, self._moved_unit(value)))
        self._confirm_parts(unit, place, judged)
        self.added[unit] = place
        if not was_added:
            self._differ(first, place, unit)

    def _keep_given(self, unit: str, place: str, whole: Said, group: Sequence[Said]) -> None:
        """A unit that a person wrote and the newer reading has: right now, or still another."""
        wanted, found, read = (value_at(d, p) for d, p in ((self.standing, unit), (self.new, place), (self.old, unit)))
        if _same_unit(wanted, found):
            self._say(whole, Judgement(place, VerdictKind.CONFIRMED))
        else:
            self._say(whole, Judgement(place, VerdictKind.CORRECTED, self._moved_unit(wanted)))
            if not _same_unit(read, found):
                self._differ(whole, place, unit)
        self._confirm_parts(unit, place, [one for one in group if one.judgement.kind is not VerdictKind.REJECTED])

    def _keep_implied(self, unit: str, place: str, whole: Said, group: Sequence[Said]) -> None:
        name = next(name for family, name in _IMPLIED.items() if unit.startswith(family))
        was, now = f"{unit}/{name}", f"{place}/{name}"
        if any(one.judgement.pointer == was for one in group):
            return
        if not same_value(value_at(self.standing, was), value_at(self.new, now)):
            self._say(whole, Judgement(now, VerdictKind.CORRECTED, value_at(self.standing, was)))
            self._differ(whole, now, was)

    def _confirm_parts(self, unit: str, place: str, group: Sequence[Said]) -> None:
        """The parts stand in the unit's own value, at the places they had."""
        for one in group:
            if one.judgement.pointer != unit:
                inside = one.judgement.pointer.removeprefix(unit)
                self._say(one, Judgement(f"{place}{inside}", VerdictKind.CONFIRMED))

    def _say(self, origin: Said, judgement: Judgement) -> None:
        self.judgements.append((origin.origin, judgement))

    def _differ(self, one: Said, place: str, was: str) -> None:
        self.differences.append(
            Difference(
                pointer=place,
                kept=value_at(self.standing, was),
                read=value_at(self.new, place),
                kept_words=self._quote(self.standing, was) or self._quote(self.old, was),
                read_words=self._quote(self.new, place),
                said_by=one.by,
            )
        )

    def _quote(self, document: ReadDocument, pointer: str) -> str:
        evidence = document["evidence"].get(pointer)
        return evidence["quote"] if evidence else ""

    def _words_at(self, was: str, one: Said) -> Spans:
        if one.judgement.spans:
            return self.moved.spans(one.judgement.spans)
        evidence = self.old["evidence"].get(was)
        is_read = one.judgement.kind is VerdictKind.CONFIRMED and evidence is not None
        return self.moved.spans(evidence["spans"]) if is_read and evidence else []

    def _list_of(self, pointer: str) -> str:
        """The list of the newer reading to which an entry of the older one belongs."""
        unit = unit_of(pointer)
        above = pointer.rsplit("/", 1)[0]
        return above.replace(unit, self.matches.units.get(unit, unit), 1) if unit != pointer else above

    def _next_place(self, into: str) -> str:
        listed = value_at(self.new, into)
        place = self._next.setdefault(into, len(listed) if isinstance(listed, list) else 0)
        self._next[into] = place + 1
        return f"{into}/{place}"

    def _moved_unit(self, value: Json) -> Json:
        """A duty's span and a reference's spans point into the newer text; what is not found there points nowhere."""
        if not isinstance(value, dict):
            return value
        unit = dict(value)
        if "span" in unit:
            start, end = cast(list[int], unit["span"])
            unit["span"] = list(self.moved.span(start, end) or self.new["span"])
        if "spans" in unit:
            unit["spans"] = cast(Json, self.moved.spans(cast(Spans, unit["spans"])))
        return unit


def _same_unit(one: Json, other: Json) -> bool:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return one == other
    if "lead" in one:
        return same_duty(cast(ReadDuty, one), cast(ReadDuty, other))
    return same_reference(cast(ReadReference, one), cast(ReadReference, other))
