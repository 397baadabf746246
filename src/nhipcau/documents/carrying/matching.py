"""Which duty, reference or name of an older reading is which of a newer one: by words, then by value. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar, cast

from nhipcau.documents.alignment import Alignment
from nhipcau.documents.carrying.sameness import code_of, folded
from nhipcau.documents.pointers import value_at
from nhipcau.documents.shape import ReadDocument, ReadDuty, ReadReference, Spans

LEAST_SHARED = 0.5
"""Of the shorter of two stretches: a duty that is cut closer, or that takes in its next sentence, is the same duty."""
LEAST_ALIKE = 0.6
"""Of the words of the longer, where two duties stand at different places of the text."""

_A = TypeVar("_A")
_B = TypeVar("_B")
_LISTS = ("addressees", "recipients", "difficulty_channel/via")
_DUTY_LISTS = ("lead", "coordinators", "requested", "via")


@dataclass(frozen=True, slots=True)
class Gone:
    """A duty that an earlier reading lost and that still stands on the board."""

    pointer: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Matches:
    """Old pointers of duties, references and entries of lists → new ones. A field of the head keeps its pointer."""

    units: Mapping[str, str]
    entries: Mapping[str, str]

    def new_place(self, pointer: str, *, unit: str) -> str | None:
        """None where the newer reading has nothing at that place."""
        if unit.startswith(("/duties/", "/references/")):
            moved = self.units.get(unit)
            if moved is None or pointer == unit:
                return moved
        else:
            moved = unit
        is_entry = pointer.rsplit("/", 1)[1].isdigit()
        return self.entries.get(pointer) if is_entry else f"{moved}{pointer.removeprefix(unit)}"


def match_readings(
    old: ReadDocument, new: ReadDocument, *, words: tuple[str, str], moved: Alignment, gone: Sequence[Gone] = ()
) -> Matches:
    """`old` as it stands, with what people rejected left in; `words` are the two reading texts."""
    units = _duties(old, new, words=words, moved=moved, gone=gone) | _references(old, new, moved=moved)
    entries: dict[str, str] = {}
    lists = [(f"/{name}", f"/{name}") for name in _LISTS]
    duties = [(was, now) for was, now in units.items() if was.startswith("/duties/")]
    lists += [(f"{was}/{name}", f"{now}/{name}") for was, now in duties for name in _DUTY_LISTS]
    for was, now in lists:
        entries |= _entries(old, new, was, now, moved=moved)
    return Matches(units, entries)


def _duties(
    old: ReadDocument, new: ReadDocument, *, words: tuple[str, str], moved: Alignment, gone: Sequence[Gone]
) -> dict[str, str]:
    before, after = words
    told = [(f"/duties/{i}", duty["span"]) for i, duty in enumerate(old["duties"]) if duty is not None]
    was = [_Stretch(pointer, moved.span(start, end), _words(before[start:end])) for pointer, (start, end) in told]
    was += [_Stretch(one.pointer, moved.span(one.start, one.end), _words(one.words)) for one in gone]
    now = [
        _Stretch(f"/duties/{i}", (duty["span"][0], duty["span"][1]), _words(after[duty["span"][0] : duty["span"][1]]))
        for i, duty in enumerate(new["duties"])
        if duty is not None
    ]
    pairs = _pairs(was, now, _nearness)
    # What a better reading of the page has put elsewhere is known by its words alone.
    left = [one for one in was if all(one is not pair[0] for pair in pairs)]
    free = [one for one in now if all(one is not pair[1] for pair in pairs)]
    pairs += _pairs(left, free, _likeness)
    return {one.pointer: other.pointer for one, other in pairs}


class _Stretch(NamedTuple):
    """A duty: where it stands in the newer text, and its words as often as they occur."""

    pointer: str
    place: tuple[int, int] | None
    words: Counter[str]


def _words(text: str) -> Counter[str]:
    return Counter(folded(text).split())


def _nearness(one: _Stretch, other: _Stretch) -> float:
    """By place, and among those at one place by words: a sentence put between two others stretches a place."""
    shared = _shared(one.place, other.place)
    return shared + 2 * _alike(one, other) if shared else 0


def _likeness(one: _Stretch, other: _Stretch) -> float:
    """0 where they are too little alike to be one duty."""
    alike = _alike(one, other)
    return alike if alike >= LEAST_ALIKE else 0


def _alike(one: _Stretch, other: _Stretch) -> float:
    """The part of their words that both have."""
    larger = max(one.words.total(), other.words.total())
    return (one.words & other.words).total() / larger if larger else 0


def _shared(one: tuple[int, int] | None, other: tuple[int, int] | None) -> float:
    """Intersection over union, where they share enough of the shorter; 0 otherwise."""
    if one is None or other is None:
        return 0
    both = min(one[1], other[1]) - max(one[0], other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    if both <= 0 or both < LEAST_SHARED * shorter:
        return 0
    return both / (max(one[1], other[1]) - min(one[0], other[0]))


def _references(old: ReadDocument, new: ReadDocument, *, moved: Alignment) -> dict[str, str]:
    was = [(f"/references/{i}", one) for i, one in enumerate(old["references"]) if one is not None]
    now = [(f"/references/{i}", one) for i, one in enumerate(new["references"]) if one is not None]

    def nearness(one: tuple[str, ReadReference], other: tuple[str, ReadReference]) -> float:
        first, second = one[1], other[1]
        same = bool(code_of(first)) and code_of(first) == code_of(second)
        if same and first["date"] == second["date"]:
            return 3
        if same and not (first["date"] and second["date"]):
            return 2
        return float(_meet(moved.spans(first["spans"]), second["spans"]))

    return {one[0]: other[0] for one, other in _pairs(was, now, nearness)}


def _entries(old: ReadDocument, new: ReadDocument, was: str, now: str, *, moved: Alignment) -> dict[str, str]:
    """Names and lines of one list: by value, by words, and the last two left over, which are each other's."""
    before, after = _list(old, was), _list(new, now)
    pairs = _pairs(before, after, lambda one, other: float(folded(one[1]) == folded(other[1])))
    left = [one for one in before if one not in {pair[0] for pair in pairs}]
    free = [one for one in after if one not in {pair[1] for pair in pairs}]

    def words_meet(one: tuple[str, str], other: tuple[str, str]) -> float:
        return float(_meet(moved.spans(_spans(old, one[0])), _spans(new, other[0])))

    pairs += _pairs(left, free, words_meet)
    left = [one for one in before if one not in {pair[0] for pair in pairs}]
    free = [one for one in after if one not in {pair[1] for pair in pairs}]
    if len(left) == len(free) == 1:
        pairs.append((left[0], free[0]))
    return {one[0]: other[0] for one, other in pairs}


def _list(document: ReadDocument, pointer: str) -> list[tuple[str, str]]:
    listed = value_at(document, pointer)
    entries = listed if isinstance(listed, list) else []
    return [(f"{pointer}/{i}", entry) for i, entry in enumerate(entries) if isinstance(entry, str)]


def _spans(document: ReadDocument, pointer: str) -> Spans:
    evidence = document["evidence"].get(pointer)
    return evidence["spans"] if evidence else []


def _meet(some: Spans, others: Spans) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in some for b in others)


def _pairs(some: Iterable[_A], others: Iterable[_B], nearness: Callable[[_A, _B], float]) -> list[tuple[_A, _B]]:
    """The nearest first, each once."""
    before, after = list(some), list(others)
    near = [(nearness(one, other), i, j) for i, one in enumerate(before) for j, other in enumerate(after)]
    found: list[tuple[_A, _B]] = []
    taken_before: set[int] = set()
    taken_after: set[int] = set()
    for _, i, j in sorted((rank for rank in near if rank[0] > 0), key=lambda rank: (-rank[0], rank[1], rank[2])):
        if i not in taken_before and j not in taken_after:
            taken_before.add(i)
            taken_after.add(j)
            found.append((before[i], after[j]))
    return found


def with_rejected(raw: ReadDocument, standing: ReadDocument) -> ReadDocument:
    """As it stands, but what people rejected is there as it was read: a newer reading may read it again."""
    restored = cast(ReadDocument, dict(standing))
    restored["duties"] = _restored(standing["duties"], raw["duties"])
    restored["references"] = _restored(standing["references"], raw["references"])
    for name in ("addressees", "recipients"):
        restored[name] = _restored(standing[name], raw[name])
    for place, duty in enumerate(restored["duties"]):
        was = raw["duties"][place] if place < len(raw["duties"]) else None
        if duty is not None and was is not None:
            lists = {name: _restored(duty[name], was[name]) for name in _DUTY_LISTS}  # type: ignore[literal-required]
            restored["duties"][place] = cast(ReadDuty, {**duty, **lists})
    return restored


def _restored(now: list[_A | None], was: list[_A | None]) -> list[_A | None]:
    return [one if one is not None or i >= len(was) else was[i] for i, one in enumerate(now)]
