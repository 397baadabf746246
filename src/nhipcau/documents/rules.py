"""Laying people's verdicts over what was read, which is never changed. Pure: no database, no clock, no Django."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import cast

from nhipcau.documents.pointers import kind_of_value, parts_of
from nhipcau.documents.shape import ReadDocument, Spans
from nhipcau.ground.plain import Json
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.secrecy import has_secrecy_mark
from nhipcau.reading.types import DueKind, Nature, Relation

DOUBTFUL_BELOW = 0.9
"""Values read with less confidence are not confirmed by the act that confirms all the rest."""

LONGEST_VALUE = 2000
_OWN_SYMBOL = ("/number", "/symbol", "/code")
"""A level appended here is the document's own; in a citation it is another's, and only told."""


class VerdictKind(StrEnum):
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said of one value; the part of a verdict that matters for the result."""

    pointer: str
    kind: VerdictKind
    value: Json = None
    spans: Spans = field(default_factory=list)


def apply_verdicts(reading: ReadDocument, verdicts: Iterable[Judgement], *, text: str = "") -> ReadDocument:
    """The document as it stands: what was read with verdicts laid over.

    Places in lists keep their numbers, so that a pointer means the same before and after: what was rejected leaves a
    gap (null). `text` is the reading text, for quoting the words of a corrected value.
    """
    laid = cast(dict[str, Json], copy.deepcopy(reading))
    # An added duty comes before a correction inside it.
    for verdict in sorted(verdicts, key=lambda v: (len(parts_of(v.pointer)), v.pointer)):
        if verdict.kind is VerdictKind.CONFIRMED:
            continue
        value = None if verdict.kind is VerdictKind.REJECTED else copy.deepcopy(verdict.value)
        _set(laid, parts_of(verdict.pointer), value)
        if verdict.spans:
            _quote(laid, verdict, text)
    return cast(ReadDocument, laid)


def check_value(*, pointer: str, value: Json) -> Json:
    """The value as it will be kept; refuses one of the wrong kind for its place."""
    kind = kind_of_value(pointer)
    if kind is None:
        raise Refusal("document.no_such_value", pointer=pointer)
    checked = _CHECKS[kind](value)
    if checked is None:
        raise Refusal("document.value_wrong_kind", pointer=pointer)
    # Law 117/2025/QH15 Art. 5.2: what is typed beside a document is kept on a networked machine as well.
    typed = "\n".join(_words_in(value))
    if has_secrecy_mark(f"Số: {typed}" if pointer in _OWN_SYMBOL else typed):
        raise Refusal("document.value_secret")
    return checked


def is_doubtful(confidence: float) -> bool:
    return confidence < DOUBTFUL_BELOW


def check_version(*, known: int, given: int) -> None:
    """Nobody overwrites what another has changed since the page was opened."""
    if known != given:
        raise Refusal("document.changed_meanwhile")


def _words_in(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _words_in(inner)


def _set(node: dict[str, Json] | list[Json], parts: Sequence[str | int], value: Json) -> None:
    place, rest = parts[0], parts[1:]
    if isinstance(node, list):
        assert isinstance(place, int)
        node.extend([None] * (place + 1 - len(node)))
        if rest:
            inner = node[place]
            if isinstance(inner, dict | list):
                _set(inner, rest, value)
        else:
            node[place] = value
        return
    name = str(place)
    if not rest:
        node[name] = value
        return
    inner = node.get(name)
    if inner is None:
        # A part that was not read at all is opened by what is added to it.
        inner = [] if isinstance(rest[0], int) else {}
        node[name] = inner
    if isinstance(inner, dict | list):
        _set(inner, rest, value)


def _quote(laid: dict[str, Json], verdict: Judgement, text: str) -> None:
    evidence = laid.setdefault("evidence", {})
    assert isinstance(evidence, dict)
    evidence[verdict.pointer] = {
        "quote": " ".join(text[start:end] for start, end in verdict.spans),
        "spans": cast(Json, verdict.spans),
        "rule": "person",
        "confidence": 1.0,
    }


def _text(value: Json) -> Json:
    if not isinstance(value, str):
        return None
    return " ".join(value.split())[:LONGEST_VALUE] or None


def _date(value: Json) -> Json:
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _nature(value: Json) -> Json:
    return value if value in set(Nature) else None


def _relation(value: Json) -> Json:
    return value if value in set(Relation) else None


def _due(value: Json) -> Json:
    if not isinstance(value, dict) or value.get("kind") not in set(DueKind):
        return None
    numbers = ("month", "day", "days")
    if any(value.get(name) is not None and not isinstance(value[name], int) for name in numbers):
        return None
    if value["kind"] == DueKind.DATE and _date(value.get("date")) is None:
        return None
    return {**value, "text": str(value.get("text", ""))[:LONGEST_VALUE]}


def _duty(value: Json) -> Json:
    if not isinstance(value, dict) or _span(value.get("span")) is None:
        return None
    names = {key: _texts(value.get(key)) for key in ("lead", "coordinators", "requested", "via")}
    nature = value.get("nature") or Nature.TASK.value
    due = value.get("due")
    if _nature(nature) is None or (due is not None and _due(due) is None):
        return None
    return {
        "span": value["span"],
        "section": _text(value.get("section")) or "",
        "nature": nature,
        **names,
        "roles": _texts(value.get("roles")),
        "due": due,
        "report_to": _text(value.get("report_to")),
    }


def _reference(value: Json) -> Json:
    if not isinstance(value, dict) or not (_text(value.get("code")) or _text(value.get("title"))):
        return None
    if value.get("date") is not None and _date(value["date"]) is None:
        return None
    relation = value.get("relation") or Relation.CITES.value
    if _relation(relation) is None:
        return None
    texts = {name: _text(value.get(name)) for name in ("type", "code", "issuer", "title")}
    spans = value.get("spans")
    return {
        **texts,
        "date": value.get("date"),
        "relation": relation,
        "about": [],
        "spans": spans if isinstance(spans, list) else [],
        "forms": [],
    }


def _texts(value: Json) -> Json:
    return [text for one in value if (text := _text(one))] if isinstance(value, list) else []


def _span(value: Json) -> Json:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(one, int) for one in value):
        return value
    return None


_CHECKS = {
    "text": _text,
    "date": _date,
    "nature": _nature,
    "relation": _relation,
    "due": _due,
    "duty": _duty,
    "reference": _reference,
}
